#include "claims/extract/corrections.h"

#include "claims/extract/phrases.h"
#include "claims/extract/word_lists.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace tally {

namespace {

/// The words of a list as they stand, for a pattern.
std::string escaped(std::string_view words) {
    std::string out;
    for (const char c : words) {
        if (std::string_view("\\^$.|?*+()[]{}#/-").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string pattern_of(const std::vector<std::string>& marks) {
    std::string out;
    for (const std::string& mark : marks)
        out += (out.empty() ? "" : "|") + escaped(mark);
    return "(?<!\\w)(?:" + out + ")(?!\\w)";
}

/// Whether the words between a mark and a value make the value the old figure: "corrected from |an
/// earlier| 12", "revised down| to 10, from |12". `mark` is the mark itself.
bool names_old_figure(std::string_view mark, std::string_view between) {
    static const Regex ends_old = prose_regex("\\b" + any_of("corrections", "old_figure") + "$");
    static const Regex few_words = prose_regex("^\\s*(?:[\\w']+\\s+){0,3}$");
    static const Regex behind_from =
        prose_regex("^\\s*(?:[\\w']+,?\\s+){0,5}from (?:[\\w']+\\s+){0,2}$");
    if (first_match(behind_from, between, 0)) return true;
    return first_match(ends_old, mark, 0) && first_match(few_words, between, 0);
}

} // namespace

struct Corrections::Marks {
    explicit Marks(const std::vector<std::string>& marks) : mark(family.add(pattern_of(marks))) {}

    ProseFamily family; ///< of one
    ProseFamily::Member mark;
};

Corrections::Corrections(const Pack& pack) {
    static const auto built_in =
        std::make_shared<const Marks>(WordLists::named("corrections").list("marks"));
    marks_ = pack.corrections.empty() ? built_in : std::make_shared<const Marks>(pack.corrections);
}

std::vector<WatchedWord> Corrections::watched(std::uint32_t list) const {
    return marks_->family.watched(list);
}

Correction Corrections::of(std::string_view text, const WatchedPlaces& marks, Span sentence,
                           Span value) const {
    const Span part = around(text, sentence, value);
    const std::uint32_t present = marks_->family.always() | marks.bits_in(part);
    if (present == 0) return Correction::none; // nearly always
    const std::string_view all = part.of(text);
    const std::size_t start = std::max(value.start, part.start) - part.start;
    Correction found = Correction::none;
    std::size_t from = 0;
    while (const auto mark = first_match(marks_->mark, present, all, from)) {
        const auto [first, last] = *mark->groups[0];
        from = last;
        found = Correction::corrects;
        if (last <= start &&
            names_old_figure(all.substr(first, last - first), all.substr(last, start - last)))
            return Correction::withdrawn;
    }
    return found;
}

} // namespace tally
