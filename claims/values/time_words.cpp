// words/dates.yml as a table by first word. Each section's name says what its phrases mean, and the
// key before a list which of them: "months: {6: [june, jun]}".
#include "claims/values/time_words.h"

#include "claims/base/embedded_yaml.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <set>
#include <stdexcept>
#include <utility>

namespace tally {

namespace {

constexpr std::string_view file_name = "claims/values/words/dates.yml";

struct Section {
    std::string_view name;
    TimeSense sense;
    enum { number_key, code_key, both_keys } key;
};

constexpr Section sections[] = {
    {"months", TimeSense::month, Section::number_key},
    {"weekdays", TimeSense::weekday, Section::number_key},
    {"units", TimeSense::unit, Section::code_key},
    {"seasons", TimeSense::season, Section::code_key},
    {"parts", TimeSense::part, Section::code_key},
    {"days", TimeSense::day, Section::number_key},
    {"nights", TimeSense::night, Section::both_keys},
    {"vague", TimeSense::vague, Section::code_key},
    {"sets", TimeSense::set, Section::code_key},
    {"shifts", TimeSense::shift, Section::number_key},
    {"portions", TimeSense::portion, Section::code_key},
    {"counted", TimeSense::counted, Section::both_keys},
    {"zones", TimeSense::zone, Section::both_keys},
    {"sides", TimeSense::side, Section::code_key},
};

[[noreturn]] void bad(std::string_view what) {
    throw std::logic_error(std::string(file_name) + ": " + std::string(what));
}

int whole(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        bad("no number: " + std::string(text));
    return value;
}

/// The words of a phrase as a text's tokens would be.
std::vector<std::string> words_of(const std::string& phrase) {
    TokenisedSentence sentence;
    sentence.split(phrase, {0, phrase.size()});
    std::vector<std::string> out;
    for (std::size_t i = 0; i < sentence.size(); ++i)
        out.emplace_back(sentence[i].folded());
    return out;
}

/// The scalars of a list, and of the lists in it.
std::vector<std::string> phrases_of(const YamlNode& node) {
    std::vector<std::string> out;
    if (node.is_scalar()) out.push_back(node.scalar);
    for (const YamlNode& item : node.items)
        for (std::string& phrase : phrases_of(item))
            out.push_back(std::move(phrase));
    return out;
}

const YamlNode& entry(const YamlNode& node, std::string_view key) {
    const YamlNode* found = node.find(key);
    if (found == nullptr) bad("lacks " + std::string(key));
    return *found;
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) out.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

int weekday_named(std::string_view name) {
    constexpr std::string_view names[] = {"monday", "tuesday",  "wednesday", "thursday",
                                          "friday", "saturday", "sunday"};
    for (int i = 0; i < 7; ++i)
        if (names[i] == name) return i + 1;
    bad("no weekday: " + std::string(name));
}

} // namespace

TimeWords::TimeWords() {
    const YamlNode root = embedded_yaml(file_name);

    const std::vector<std::string> weak_words = phrases_of(entry(root, "weak"));
    const std::set<std::string> weak(weak_words.begin(), weak_words.end());

    std::vector<std::pair<std::string, TimeTerm>> all;
    const auto add = [&](const std::string& phrase, TimeTerm term) {
        std::vector<std::string> words = words_of(phrase);
        if (words.empty()) bad("an empty phrase");
        term.weak = weak.count(phrase) > 0;
        term.behind.assign(words.begin() + 1, words.end());
        if (!term.behind.empty()) term.head_behind = head_of(term.behind.front());
        all.emplace_back(std::move(words.front()), std::move(term));
    };

    for (const Section& section : sections) {
        int place = 0;
        for (const auto& [key, list] : entry(root, section.name).entries) {
            TimeTerm term;
            term.sense = section.sense;
            term.number = place++;
            const std::vector<std::string> parts = split(key.scalar);
            if (section.key != Section::code_key) term.number = whole(parts.at(0));
            if (section.key != Section::number_key) term.code = parts.back();
            for (const std::string& phrase : phrases_of(list))
                add(phrase, term);
        }
    }
    for (const auto& [key, list] : entry(root, "clock").entries) {
        TimeTerm term;
        term.sense = TimeSense::clock;
        term.number = 60 * whole(std::string_view(key.scalar).substr(0, 2));
        for (const std::string& phrase : phrases_of(list))
            add(phrase, term);
    }
    for (const auto& [key, list] : entry(root, "tense").entries) {
        TimeTerm term;
        term.sense = key.scalar == "past" ? TimeSense::past : TimeSense::future;
        for (const std::string& phrase : phrases_of(list))
            add(phrase, term);
    }
    for (const auto& [name, sense] : {std::pair{"determiners", TimeSense::determiner},
                                      {"openers", TimeSense::opener},
                                      {"inside", TimeSense::inside},
                                      {"telling", TimeSense::telling}}) {
        TimeTerm term;
        term.sense = sense;
        for (const std::string& phrase : phrases_of(entry(root, name)))
            add(phrase, term);
    }
    for (const YamlNode& row : entry(root, "holidays").items) {
        TimeTerm term;
        term.sense = TimeSense::holiday;
        term.number = static_cast<int>(holidays_.size());
        holidays_.push_back(read_holiday(entry(row, "on").scalar));
        for (const std::string& phrase : phrases_of(entry(row, "names")))
            add(phrase, term);
    }

    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        if (a.first != b.first) return a.first < b.first;
        if (a.second.behind.size() != b.second.behind.size())
            return a.second.behind.size() > b.second.behind.size();
        if (a.second.sense != b.second.sense) return a.second.sense < b.second.sense;
        return a.second.behind < b.second.behind;
    });
    for (auto& [first, term] : all) {
        if (terms_.empty() || terms_.back().first != first) terms_.push_back({first, {}});
        terms_.back().second.push_back(std::move(term));
    }
    for (const auto& [first, terms] : terms_)
        table_.add(first, &terms);
}

TimeWords::Holiday TimeWords::read_holiday(const std::string& on) {
    Holiday out;
    if (on.rfind("easter", 0) == 0) {
        out.from_easter = whole(std::string_view(on).substr(on[6] == '+' ? 7 : 6));
        return out;
    }
    std::vector<std::string> words = split(on);
    if (words.size() == 1) {
        const std::size_t dash = on.find('-');
        if (dash == std::string::npos) bad("no holiday: " + on);
        out.month = whole(std::string_view(on).substr(0, dash));
        out.day = whole(std::string_view(on).substr(dash + 1));
        return out;
    }
    if (words.size() == 5 && words[1] == "after") {
        out.weekday_after = weekday_named(words[0]);
        words.erase(words.begin(), words.begin() + 2);
    }
    if (words.size() != 3) bad("no holiday: " + on);
    out.nth = words[0] == "last" ? -1 : whole(std::string_view(words[0]).substr(0, 1));
    out.weekday = weekday_named(words[1]);
    out.month = whole(words[2]);
    return out;
}

namespace {

/// Whether the term may go on with the word of that head; no word's head is 0.
bool may_go_on(const TimeTerm& term, std::uint64_t head) {
    return term.head_behind == 0 || term.head_behind == head;
}

bool stands_at(const TimeTerm& term, const TokenisedSentence& sentence, std::size_t at) {
    for (const std::string& word : term.behind)
        if (!sentence[++at].is(word)) return false;
    return true;
}

} // namespace

const TimeTerm* TimeWords::find(const std::vector<TimeTerm>& terms,
                                const TokenisedSentence& sentence, std::size_t at,
                                TimeSense sense) {
    const std::uint64_t next = sentence[at + 1].head();
    for (const TimeTerm& term : terms)
        if (term.sense == sense && may_go_on(term, next) && stands_at(term, sentence, at))
            return &term;
    return nullptr;
}

std::uint32_t TimeWords::senses(const std::vector<TimeTerm>& terms,
                                const TokenisedSentence& sentence, std::size_t at) {
    std::uint32_t out = 0;
    const std::uint64_t next = sentence[at + 1].head();
    for (const TimeTerm& term : terms)
        if (may_go_on(term, next) && stands_at(term, sentence, at)) out |= bit(term.sense);
    return out;
}

std::optional<Day> TimeWords::holiday(int place, int year) const {
    const Holiday& holiday = holidays_.at(static_cast<std::size_t>(place));
    if (holiday.from_easter) return easter(year) + std::chrono::days(*holiday.from_easter);
    if (holiday.weekday == 0) return calendar_day(year, holiday.month, holiday.day);
    const auto day = nth_weekday(year, holiday.month, holiday.weekday, holiday.nth);
    if (!day || holiday.weekday_after == 0) return day;
    return *day + std::chrono::days((holiday.weekday_after - holiday.weekday + 7) % 7);
}

const TimeWords& time_words() {
    static const TimeWords words;
    return words;
}

} // namespace tally
