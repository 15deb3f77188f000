#pragma once

#include "claims/base/decimal.h"
#include "claims/base/diagnostic.h"
#include "claims/base/regex.h"
#include "claims/rules/literals.h"
#include "claims/rules/relation.h"
#include "claims/values/kinds.h"

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tally {

/// What a later, different value of a fact means: an error, or news.
enum class Moves { never, any, grows, shrinks };

/// Whether a bare number is taken as it stands or as rounded to its last place.
enum class PrecisionRule { exact, written };

/// What makes two claims one voice: the publisher, a copied text (the default), or the speaker
/// credited.
enum class Independence { publisher, copy, attribution };

/// How much a verdict of a rule's facts weighs. `off` is not shown.
enum class RuleSeverity { error, warning, note, off };

/// How the fact of a rule's claims is found: by what the rule says alone; or by linking what is
/// said of one story, `subject: '{{story}}'`, with the rule naming the role of the value ("people
/// killed") or leaving that to the words around it too, `attribute: '{{wording}}'`.
enum class Linking { none, by_role, by_wording };

/// What a template calls the story that an article tells, and the words around a value.
inline constexpr std::string_view story_capture = "story";
inline constexpr std::string_view wording_capture = "wording";

std::string_view name_of(Moves moves);
std::string_view name_of(RuleSeverity severity);

/// A widening in the value's own unit (days for dates) or as a share of the value (0.05 for "5%").
struct Tolerance {
    Decimal amount;
    bool is_share = false;
};

/// What a rule says of its facts: all that is needed once its claims are made. Shared by its
/// claims.
struct RuleTerms {
    std::string id; ///< "pack/rule-id"
    std::string about, message, help, see;
    Location where; ///< of the rule in its file

    Linking linking = Linking::none;
    Moves moves = Moves::never;
    std::optional<Tolerance> tolerance;     ///< widens each claim by itself, before any comparison
    std::optional<PrecisionRule> precision; ///< none: by kind, see check/widen.h
    Independence independence = Independence::copy;
    int same_time_days =
        1; ///< the width of a window of `as_of`: claims in one window speak for one time

    RuleSeverity on_conflict = RuleSeverity::error;
    RuleSeverity on_update = RuleSeverity::note;
    RuleSeverity on_echo = RuleSeverity::note;
    RuleSeverity on_single_source = RuleSeverity::note;
};

/// A thing with one name and other names for it. `id` is its key in the pack; `list` the entity
/// list it stands in, or empty.
struct Entity {
    std::string id, name, list;
    std::vector<std::string> also;
};

/// A slot of a pattern, `{{n:number}}`: the captured group that holds one reserved character (see
/// rules/slots.h; for names, the words themselves), and what it takes. A slot without a name of its
/// own, `{{date}}`, is called by its kind.
///
/// In a pattern that spells out digits itself (Pattern::writes_digits) each named group is a slot
/// of all kinds: its value is the one recognised in the group's span.
struct Slot {
    std::string name;        ///< "n"
    std::vector<Kind> kinds; ///< what it takes, never empty; {Kind::name} for a name
    std::string entity_list; ///< of `{{p:name:places}}`; empty: any entity
    bool version = false;    ///< `{{v:version}}`: a name that is told by its parts, "3.10"
};

/// A compiled pattern of a rule, with the places of the file that it came from for messages.
struct Pattern {
    Regex regex;
    std::string source; ///< as the user wrote it
    std::string pcre;   ///< as PCRE2 has it, without what keeps it from parts of words
    Location where;
    std::vector<Slot> slots;
    std::vector<std::string> groups; ///< other named groups, (?<who>…): their text can be used
    bool wants_quotes =
        false; ///< has a quote slot: matched where quotations are reserved characters too
    bool writes_digits = false; ///< spells out digits itself: matched on the sentence as it stands
    /// What its matches must hold and where they begin; without sets it has to be tried everywhere.
    Literals literals;
    /// Offsets into the text of the regex where a token starts, and where `source` has it.
    std::vector<std::pair<std::size_t, std::size_t>> origins;
    /// Moves the ends of the value that this pattern captures, in the value's unit (days for
    /// dates): `widen`.
    Decimal widen_low, widen_high;
};

/// Where a guard or an extra capture looks.
enum class Scope {
    sentence,
    paragraph,
    article,
    title,
    heading, ///< the nearest above
    row,     ///< the first cell of the table's row
    column,  ///< the cell on top of the table's column
    quote,
    words_before,
    words_after
};

struct Guard {
    Pattern pattern;
    Scope scope = Scope::sentence;
    int words = 0; ///< of words_before and words_after
    std::string because;
};

/// An extra capture, `with: when: {find: '{{date}}', in: sentence, or: published}`. Templates call
/// its slots and groups "when.NAME"; where it has one slot, "when" is that slot's value, and where
/// it has none, "when" is the text that the pattern matched.
struct ExtraCapture {
    std::string name;
    Pattern pattern;
    Scope scope = Scope::sentence;
    int words = 0;
    bool required = false;
    bool or_published = false; ///< where nothing is found, the article's date
};

/// A part of an identity: text as it stands, or a capture with a filter. `'{{when|month}}'` is one
/// capture.
enum class Filter { none, year, month, day, entity, lower, number, noun };
struct TemplatePart {
    std::string text; ///< literal, or the capture's name ("when", "from.y", "q.speaker" of a quote)
    bool is_capture = false;
    Filter filter = Filter::none;
};
using Template = std::vector<TemplatePart>;

struct FactTemplate {
    Template subject, attribute, unit;                        ///< `unit` empty: the value's own
    std::vector<std::pair<std::string, Template>> qualifiers; ///< in order of name
};

/// What of the value a claim takes: all that the words allow, or the bound that they state, as a
/// value of its own ("up to 500" states 500).
enum class Takes { all, max, min };

/// One claim that a match gives: the slot that holds its value, and its fact.
struct ClaimTemplate {
    std::string value; ///< the slot's name
    Takes takes = Takes::all;
    FactTemplate fact;
    Location where;
};

struct ExpectedClaim;
struct RuleTest;

/// One rule, read, checked and compiled.
struct Rule {
    std::shared_ptr<const RuleTerms> terms;
    std::vector<Pattern> match;
    std::vector<Guard> near;   ///< all must hold
    std::vector<Guard> unless; ///< none may hold
    std::vector<ExtraCapture> with;
    std::vector<ClaimTemplate> claims; ///< at least one
    std::vector<RuleTest> tests;
};

/// What a test expects of one claim: only the keys named are compared (value, min, max, unit, kind,
/// name, any qualifier …), each as it was written.
struct ExpectedClaim {
    std::vector<std::pair<std::string, std::string>> fields;
    Location where;
};

/// A text of a test, with what the article around it would say.
struct TestText {
    std::string text, published, as_of, source, title;
    bool markdown = false; ///< `format: md`: read as a page, its tables and headings too
    Location where;
};

/// `text` and `gives`, or `pair` and `verdict`; of a relation `texts` and `verdict`.
struct RuleTest {
    std::vector<TestText> texts;      ///< one, or two for a pair
    std::vector<ExpectedClaim> gives; ///< empty: `nothing`
    std::string verdict;              ///< of a pair, or of a relation
    Location where;
};

/// Arithmetic that facts are expected to satisfy, read and checked.
struct RelationRule {
    std::string id; ///< "pack/relation-id"
    std::string about, message, help, see;
    std::string expect; ///< as written
    Relation relation;
    std::vector<std::string> same; ///< what the facts share: "subject", names of qualifiers
    RuleSeverity severity = RuleSeverity::warning; ///< where it fails
    std::vector<RuleTest> tests;                   ///< texts, and the verdict on the relation
    Location where;
};

/// A pack: one file, or all files of a folder that name it.
struct Pack {
    std::string id, about, language;
    std::vector<std::string> files;
    std::map<std::string, Entity> entities; ///< its own and, as "pack.id", those it uses
    std::vector<std::string>
        corrections; ///< `lists: corrections`, words that withdraw an earlier claim
    std::vector<Rule> rules;
    std::vector<std::shared_ptr<const RelationRule>> relations;
};

} // namespace tally
