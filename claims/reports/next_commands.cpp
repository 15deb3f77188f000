#include "claims/reports/next_commands.h"

#include "claims/base/utf8.h"
#include "claims/check/decisions.h"
#include "claims/reports/fact_words.h"

#include <algorithm>
#include <cstddef>

namespace tally {

namespace {

constexpr std::size_t most_values = 3;
constexpr std::size_t longest_value = 60;

/// How a decision could name what a claim says: in its own words, or where those need an article
/// around them ("Wednesday") by what they came to.
std::vector<std::string> ways_to_say(const Report& report, std::size_t index) {
    const Claim& claim = report.checked.claims.at(index);
    std::string allowed = allowed_words(report, index);
    constexpr std::string_view exactly = "exactly ";
    if (allowed.starts_with(exactly)) allowed.erase(0, exactly.size());
    if (claim.value.kind == Kind::date || claim.value.kind == Kind::time)
        return {allowed, value_words(report, claim)};
    return {value_words(report, claim), allowed};
}

} // namespace

std::vector<std::string> acceptable_values(const Report& report, const Fact& fact) {
    std::vector<std::string> values;
    if (!report.next || fact.verdict != Verdict::conflict || !fact.settled.empty()) return values;
    for (const std::size_t index : first_of_each_statement(report, fact)) {
        if (values.size() == most_values) break;
        const Claim& claim = report.checked.claims.at(index);
        if (claim.polarity == Polarity::denied) continue;
        for (const std::string& words : ways_to_say(report, index)) {
            if (words.empty() || words.size() > longest_value || visible(words) != words) continue;
            const auto keys = accepted_keys(words, fact, report.checked);
            const auto fits = [&](std::size_t one) {
                return can_be(report.checked.claims.at(one), report.checked.compared.at(one),
                              *keys);
            };
            if (!keys || !fits(index) || std::all_of(fact.claims.begin(), fact.claims.end(), fits))
                continue;
            values.push_back(words);
            break;
        }
    }
    return values;
}

std::optional<std::string> decide_command(const Report& report, const Fact& fact,
                                          const std::string& value, std::string_view ellipsis) {
    if (!report.next) return std::nullopt;
    return "tally decide " + short_id(fact.id) + " --accept " + shell_word(value) + " --because '" +
           std::string(ellipsis) + "'" + report.next->decide;
}

std::optional<std::string> explain_command(const Report& report, const std::string& id) {
    if (!report.next || !report.next->explain) return std::nullopt;
    return "tally explain " + short_id(id) + *report.next->explain;
}

std::string shell_word(std::string_view text) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                       "0123456789_./,:=+@%-";
    if (!text.empty() && text.find_first_not_of(plain) == std::string_view::npos)
        return std::string(text);
    std::string out = "'";
    for (const char c : text)
        if (c == '\'')
            out += "'\\''";
        else
            out += c;
    return out + "'";
}

} // namespace tally
