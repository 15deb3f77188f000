#include "claims/values/vocabulary.h"

#include "claims/base/embedded_yaml.h"
#include "claims/values/lemma.h"
#include "claims/values/time_words.h"
#include "claims/values/traits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace tally {

namespace {

constexpr std::string_view folder = "claims/values/words/";

struct ClassName {
    std::string_view section;
    WordClass word_class;
};

constexpr std::array class_names = {
    ClassName{"unit_number", WordClass::unit_number},
    ClassName{"tens_number", WordClass::tens_number},
    ClassName{"scale", WordClass::scale},
    ClassName{"scale_letter", WordClass::scale_letter},
    ClassName{"group_number", WordClass::group_number},
    ClassName{"plural_scale", WordClass::plural_scale},
    ClassName{"vague_number", WordClass::vague_number},
    ClassName{"vague_high", WordClass::vague_high},
    ClassName{"ordinal", WordClass::ordinal},
    ClassName{"ordinal_end", WordClass::ordinal_end},
    ClassName{"fraction", WordClass::fraction},
    ClassName{"multiple", WordClass::multiple},
    ClassName{"article", WordClass::article},
    ClassName{"determiner", WordClass::determiner},
    ClassName{"preposition", WordClass::preposition},
    ClassName{"conjunction", WordClass::conjunction},
    ClassName{"pronoun", WordClass::pronoun},
    ClassName{"auxiliary", WordClass::auxiliary},
    ClassName{"verb", WordClass::verb},
    ClassName{"adverb", WordClass::adverb},
    ClassName{"adjective", WordClass::adjective},
    ClassName{"invariable_plural", WordClass::invariable_plural},
    ClassName{"false_plural", WordClass::false_plural},
    ClassName{"parent", WordClass::parent},
    ClassName{"name_before", WordClass::name_before},
    ClassName{"numbers_parts", WordClass::numbers_parts},
    ClassName{"name_after", WordClass::name_after},
    ClassName{"person_noun", WordClass::person_noun},
    ClassName{"role_noun", WordClass::role_noun},
    ClassName{"rises", WordClass::rises},
    ClassName{"falls", WordClass::falls},
    ClassName{"between_verb_and_amount", WordClass::between_verb_and_amount},
    ClassName{"governs_about", WordClass::governs_about},
    ClassName{"governs_over", WordClass::governs_over},
    ClassName{"goes_over", WordClass::goes_over},
    ClassName{"kept_hedge", WordClass::kept_hedge},
    ClassName{"calendar_unit", WordClass::calendar_unit},
    ClassName{"per_noun", WordClass::per_noun},
    ClassName{"people_noun", WordClass::people_noun},
    ClassName{"compound_tail", WordClass::compound_tail},
    ClassName{"noun_participle", WordClass::noun_participle},
    ClassName{"none_word", WordClass::none_word},
    ClassName{"any_word", WordClass::any_word},
    ClassName{"share_noun", WordClass::share_noun},
    ClassName{"amount_word", WordClass::amount_word},
};
static_assert(class_names.size() == static_cast<std::size_t>(WordClass::end_of_list));

[[noreturn]] void faulty(const SourceText& file, const YamlNode& node, const std::string& what) {
    throw std::logic_error(to_string(Diagnostic{file.location(node.offset), what, ""}));
}

} // namespace

/// Fills a Vocabulary from the embedded files.
class VocabularyReader {
public:
    explicit VocabularyReader(Vocabulary& out) : out_(out) {}

    void run() {
        read_classes("numbers.yml");
        read_classes("grammar.yml");
        read_hedges("hedges.yml");
        read_percents("percent.yml");
        read_currencies("currencies.yml");
        read_units("units.yml");
        read_lemmas("plurals.yml");
        take_over_times();
        for (auto& [folded, word] : out_.store_) {
            finish(word);
            word.second_in_opening = out_.seconds_.erase(folded) != 0;
            word.traits = traits_of(folded, word);
            out_.words_.add(folded, {&word, word.traits});
        }
        for (const std::string& folded : out_.seconds_) // of which nothing else is known
            out_.words_.add(folded, {nullptr, bit(Trait::second)});
    }

private:
    struct File {
        SourceText text;
        YamlNode root;
    };

    static File open(std::string_view name) {
        const std::string path = std::string(folder).append(name);
        return {SourceText(path, std::string(embedded_file(path))), embedded_yaml(path)};
    }

    Word& word(const std::string& folded) {
        const auto known = index_.find(folded);
        if (known != index_.end()) return *known->second;
        out_.store_.emplace_back(folded, Word{});
        auto& [kept, word] = out_.store_.back();
        index_.emplace(folded, &word);
        return word;
    }

    void add_phrase(Table table, std::uint32_t row, std::string_view phrase, bool as_written) {
        split_.split(phrase, {0, phrase.size()});
        if (split_.size() == 0) throw std::logic_error("an empty phrase in the vocabulary");
        Phrase out{
            table, row, split_[1].head(), {}, as_written ? std::string(split_[0].text()) : ""};
        for (std::size_t i = 1; i < split_.size(); ++i)
            out.rest.push_back(
                {std::string(split_[i].folded()), split_[i].head(), split_.glued(i)});
        if ((bit(table) & opening_phrases) != 0 && split_.size() > 1)
            out_.seconds_.emplace(split_[1].folded());
        word(std::string(split_[0].folded())).phrases.push_back(std::move(out));
    }

    static std::int64_t whole(const File& file, const YamlNode& node) {
        std::int64_t out = 0;
        const char* const end = node.scalar.data() + node.scalar.size();
        const auto [stop, error] = std::from_chars(node.scalar.data(), end, out);
        if (!node.is_scalar() || error != std::errc{} || stop != end)
            faulty(file.text, node, "not a whole number");
        return out;
    }

    void read_classes(std::string_view name) {
        const File file = open(name);
        for (const auto& [section, content] : file.root.entries) {
            const auto* const row =
                std::find_if(class_names.begin(), class_names.end(),
                             [&](const ClassName& c) { return c.section == section.scalar; });
            if (row == class_names.end()) faulty(file.text, section, "unknown class of words");
            for (const YamlNode& item : content.items)
                word(item.scalar).classes |= bit(row->word_class);
            for (const auto& [key, number] : content.entries) {
                Word& entry = word(key.scalar);
                entry.classes |= bit(row->word_class);
                entry.numbers.emplace_back(row->word_class, whole(file, number));
            }
        }
    }

    static Table table_named(const File& file, const YamlNode& section) {
        if (section.scalar == "before") return Table::hedge;
        if (section.scalar == "after") return Table::hedge_after;
        if (section.scalar == "idiom") return Table::idiom;
        faulty(file.text, section, "unknown section");
    }

    void read_hedges(std::string_view name) {
        const File file = open(name);
        for (const auto& [section, rows] : file.root.entries) {
            const Table table = table_named(file, section);
            for (const auto& [hedge, phrases] : rows.entries) {
                const auto row = static_cast<std::uint32_t>(out_.hedges_.size());
                out_.hedges_.push_back({hedge.scalar});
                for (const YamlNode& phrase : phrases.items)
                    add_phrase(table, row, phrase.scalar, false);
            }
        }
    }

    void read_percents(std::string_view name) {
        const File file = open(name);
        for (const auto& [unit, phrases] : file.root.entries) {
            const auto row = static_cast<std::uint32_t>(out_.percents_.size());
            out_.percents_.push_back(unit.scalar);
            for (const YamlNode& phrase : phrases.items)
                add_phrase(Table::percent, row, phrase.scalar, false);
        }
    }

    void names(Table table, std::uint32_t row, const YamlNode* list, bool with_plural) {
        if (list == nullptr) return;
        for (const YamlNode& item : list->items) {
            add_phrase(table, row, item.scalar, false);
            if (with_plural) add_phrase(table, row, plural_of(item.scalar), false);
        }
    }

    void written(Table table, std::uint32_t row, const YamlNode* list) {
        if (list == nullptr) return;
        for (const YamlNode& item : list->items)
            add_phrase(table, row, item.scalar, true);
    }

    static std::string text_of(const YamlNode& row, std::string_view key) {
        const YamlNode* const found = row.find(key);
        return found == nullptr ? "" : found->scalar;
    }

    void read_currencies(std::string_view name) {
        const File file = open(name);
        for (const YamlNode& item : file.root.items) {
            const auto row = static_cast<std::uint32_t>(out_.currencies_.size());
            Currency currency{text_of(item, "code"), 1};
            if (const YamlNode* const parts = item.find("parts"))
                currency.parts = whole(file, *parts);
            const bool coin = currency.parts != 1;
            if (!coin) add_phrase(Table::currency, row, currency.code, true);
            out_.currencies_.push_back(std::move(currency));
            names(Table::currency, row, item.find("names"), true);
            names(Table::currency, row, item.find("plurals"), false);
            written(Table::currency, row, item.find("abbreviations"));
            written(Table::currency_sign, row, item.find("signs"));
        }
    }

    void read_units(std::string_view name) {
        const File file = open(name);
        for (const YamlNode& item : file.root.items) {
            const YamlNode* const prefixes = item.find("prefixes");
            add_unit(file, item, "", "", 0);
            if (prefixes == nullptr) continue;
            for (const YamlNode& prefix : prefixes->items) {
                const auto* const known =
                    std::find_if(si_prefixes.begin(), si_prefixes.end(),
                                 [&](const Prefix& p) { return p.code == prefix.scalar; });
                if (known == si_prefixes.end()) faulty(file.text, prefix, "unknown prefix");
                add_unit(file, item, known->code, known->name, known->power);
            }
        }
    }

    struct Prefix {
        std::string_view code, name;
        int power;
    };
    /// UCUM, table 1; an SI prefix before a byte or bit is decimal.
    static constexpr std::array si_prefixes = {
        Prefix{"n", "nano", -9},  Prefix{"u", "micro", -6}, Prefix{"m", "milli", -3},
        Prefix{"c", "centi", -2}, Prefix{"d", "deci", -1},  Prefix{"h", "hecto", 2},
        Prefix{"k", "kilo", 3},   Prefix{"M", "mega", 6},   Prefix{"G", "giga", 9},
        Prefix{"T", "tera", 12},  Prefix{"P", "peta", 15},  Prefix{"E", "exa", 18},
        Prefix{"p", "pico", -12},
    };

    static Decimal decimal(const File& file, const YamlNode& row, std::string_view key,
                           std::int64_t otherwise) {
        const YamlNode* const node = row.find(key);
        if (node == nullptr) return Decimal(otherwise);
        const std::optional<Decimal> out = Decimal::parse(node->scalar);
        if (!out) faulty(file.text, *node, "not a decimal number");
        return *out;
    }

    void add_unit(const File& file, const YamlNode& item, std::string_view prefix,
                  std::string_view prefix_name, int power) {
        const auto row = static_cast<std::uint32_t>(out_.units_.size());
        Unit unit;
        unit.code = std::string(prefix) + text_of(item, "code");
        unit.base = text_of(item, "base");
        unit.factor = decimal(file, item, "factor", 1) * Decimal::scaled(1, power);
        unit.offset = decimal(file, item, "offset", 0);
        unit.times = decimal(file, item, "times", 1);
        out_.unit_rows_.emplace(unit.code, row);
        out_.units_.push_back(std::move(unit));
        const auto each = [&](std::string_view key, const auto& use) {
            if (const YamlNode* const list = item.find(key))
                for (const YamlNode& entry : list->items)
                    use(entry.scalar);
        };
        each("names", [&](const std::string& entry) {
            const std::string full = std::string(prefix_name) + entry;
            add_phrase(Table::unit, row, full, false);
            add_phrase(Table::unit, row, plural_of(full), false);
        });
        each("plurals", [&](const std::string& entry) {
            add_phrase(Table::unit, row, std::string(prefix_name) + entry, false);
        });
        each("symbols", [&](const std::string& entry) {
            add_phrase(Table::unit_symbol, row, std::string(prefix) + entry, true);
            if (prefix == "u") { // the two code points of the micro sign
                add_phrase(Table::unit_symbol, row, "\u00B5" + entry, true);
                add_phrase(Table::unit_symbol, row, "\u03BC" + entry, true);
            }
        });
    }

    void read_lemmas(std::string_view name) {
        const File file = open(name);
        for (const auto& [plural, lemma] : file.root.entries)
            word(plural.scalar).lemma = lemma.scalar;
    }

    /// The words of dates too, so that a token is looked up once.
    void take_over_times() {
        for (const auto& [first, terms] : time_words().all()) {
            split_.split(first, {0, first.size()});
            if (!split_[0].is_word()) continue; // "'ll" begins with a sign
            Word& entry = word(first);
            entry.times = &terms;
            for (const TimeTerm& term : terms) {
                entry.time_senses |= bit(term.sense);
                if (term.behind.empty()) {
                    entry.sure_senses |= bit(term.sense);
                } else {
                    entry.time_seconds.add(term.head_behind);
                    if ((bit(term.sense) & telling_senses) == 0) continue;
                    word(term.behind.front()).second_in_time = true;
                    word(term.behind.back()).ends_time = true;
                }
            }
        }
    }

    static void finish(Word& word) {
        std::stable_sort(
            word.phrases.begin(), word.phrases.end(),
            [](const Phrase& a, const Phrase& b) { return a.rest.size() > b.rest.size(); });
        for (const Phrase& phrase : word.phrases) {
            word.tables |= bit(phrase.table);
            if (phrase.rest.empty())
                word.sure_tables |= bit(phrase.table);
            else
                word.seconds.add(phrase.rest.front().head);
        }
    }

    Vocabulary& out_;
    TokenisedSentence split_;
    std::unordered_map<std::string, Word*> index_;
};

Vocabulary::Vocabulary() { VocabularyReader(*this).run(); }

std::optional<std::int64_t> Word::number(WordClass c) const {
    for (const auto& [word_class, number] : numbers)
        if (word_class == c) return number;
    return std::nullopt;
}

std::optional<PhraseMatch> Vocabulary::phrase_of(const Word& word, Table table,
                                                 const TokenisedSentence& sentence,
                                                 std::size_t at) {
    const std::uint64_t head_behind = sentence[at + 1].head();
    for (const Phrase& phrase : word.phrases) {
        if (phrase.table != table) continue;
        if (phrase.head_behind != 0 && phrase.head_behind != head_behind) continue;
        if (!phrase.written.empty() && phrase.written != sentence[at].text()) continue;
        std::size_t next = at + 1;
        const bool all =
            std::all_of(phrase.rest.begin(), phrase.rest.end(), [&](const Phrase::Part& part) {
                const Token& token = sentence[next++];
                return token.head() == part.head &&
                       (part.folded.size() < sizeof part.head || token.is(part.folded)) &&
                       (!part.glued || !token.blank_before());
            });
        if (all) return PhraseMatch{phrase.row, next};
    }
    return std::nullopt;
}

const Unit* Vocabulary::unit_of(std::string_view code) const {
    const auto it = unit_rows_.find(std::string(code));
    return it == unit_rows_.end() ? nullptr : &units_[it->second];
}

const Vocabulary& vocabulary() {
    static const Vocabulary words;
    return words;
}

} // namespace tally
