// "we will never give up", "we will not give up" and "never give up" of one speaker: the first two
// differ in a word and are one fact, quoted differently; the third is a part of the first only, so
// it speaks for the first.
#include "claims/check/quotations.h"

#include "claims/base/utf8.h"
#include "claims/check/union_find.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace tally {

namespace {

using Words = std::vector<std::string>;

constexpr std::size_t least_differing_words = 4; // shorter ones differ by chance
constexpr std::size_t words_an_edit = 4;         // one in four may differ
constexpr std::size_t wording_words = 12;

/// Stands among the words of a quotation for what is left out of it.
const std::string ellipsis = "\u2026";

std::size_t size_without_gaps(const Words& words) {
    return words.size() -
           static_cast<std::size_t>(std::count(words.begin(), words.end(), ellipsis));
}

/// Whether `a` can only be the part where one of two is a part of the other: it has fewer words, or
/// as many and tells that some are left out.
bool is_shorter(const Words& a, const Words& b) {
    const std::size_t left = size_without_gaps(a);
    const std::size_t right = size_without_gaps(b);
    return left != right ? left < right : a.size() > b.size();
}

/// Whether the pieces of `part` between its ellipses stand in `whole`, one behind another.
bool is_part(const Words& part, const Words& whole) {
    auto from = whole.begin();
    for (auto piece = part.begin(); piece != part.end();) {
        const auto end = std::find(piece, part.end(), ellipsis);
        const auto found = std::search(from, whole.end(), piece, end);
        if (found == whole.end() && piece != end) return false;
        from = found + (end - piece);
        piece = end == part.end() ? end : end + 1;
    }
    return true;
}

/// The least number of words to change, add or leave out so that `part` stands in `whole`.
std::size_t edits_to_fit(const Words& part, const Words& whole) {
    std::vector<std::size_t> above(whole.size() + 1, 0); // it may begin anywhere
    for (std::size_t i = 1; i <= part.size(); ++i) {
        std::vector<std::size_t> row(whole.size() + 1);
        row[0] = i;
        for (std::size_t j = 1; j <= whole.size(); ++j)
            row[j] = std::min({above[j - 1] + (part[i - 1] == whole[j - 1] ? 0 : 1), above[j] + 1,
                               row[j - 1] + 1});
        above = std::move(row);
    }
    return *std::min_element(above.begin(), above.end()); // and end anywhere
}

/// Distinct quotations of one speaker, how they stand to one another, and who says each.
struct Quotations {
    std::vector<Words> words; // in order
    std::vector<std::vector<std::size_t>> claims;
    std::vector<bool> whole;                      // a part of none but itself
    std::vector<std::vector<std::size_t>> wholes; // that each is a part of
    std::vector<std::pair<std::size_t, std::size_t>> differing;
};

/// Pairs that share a run of two words, or where one is a single word: others can't be alike.
std::vector<std::pair<std::size_t, std::size_t>> candidates(const std::vector<Words>& words) {
    std::map<std::pair<std::string_view, std::string_view>, std::vector<std::size_t>> runs;
    std::map<std::string_view, std::vector<std::size_t>> singles;
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t k = 0; k + 1 < words[i].size(); ++k)
            runs[{words[i][k], words[i][k + 1]}].push_back(i);
        for (const std::string& word : std::set<std::string>(words[i].begin(), words[i].end())) {
            const auto it = std::find(words[i].begin(), words[i].end(), word);
            singles[*it].push_back(i);
        }
    }
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (const auto& [run, members] : runs)
        for (const std::size_t a : members)
            for (const std::size_t b : members)
                if (a < b) pairs.insert({a, b});
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i].size() == 1)
            for (const std::size_t other : singles[words[i].front()])
                if (other != i) pairs.insert({std::min(i, other), std::max(i, other)});
    return {pairs.begin(), pairs.end()};
}

Quotations compare(const std::vector<Claim>& claims, const std::vector<std::size_t>& members) {
    std::map<Words, std::vector<std::size_t>> distinct;
    for (const std::size_t member : members)
        distinct[quoted_words(claims[member].value.name)].push_back(member);

    Quotations out;
    for (auto& [words, of] : distinct) {
        out.words.push_back(words);
        out.claims.push_back(std::move(of));
    }
    out.whole.assign(out.words.size(), true);
    out.wholes.resize(out.words.size());
    std::vector<std::pair<std::size_t, std::size_t>> parts; // part, of what
    for (const auto& [a, b] : candidates(out.words)) {
        const Likeness how = likeness(out.words[a], out.words[b]);
        if (how == Likeness::differing) out.differing.emplace_back(a, b);
        if (how != Likeness::part) continue;
        const bool a_shorter = is_shorter(out.words[a], out.words[b]);
        parts.emplace_back(a_shorter ? a : b, a_shorter ? b : a);
        out.whole[parts.back().first] = false;
    }
    for (const auto& [part, whole] : parts)
        if (out.whole[whole]) out.wholes[part].push_back(whole);
    for (std::size_t i = 0; i < out.words.size(); ++i)
        if (out.whole[i]) out.wholes[i] = {i};
    return out;
}

std::string joined(const Words& words, std::size_t limit) {
    std::string out;
    for (std::size_t i = 0; i < std::min(limit, words.size()); ++i)
        out += (i == 0 ? "" : " ") + words[i];
    return words.size() > limit ? out + " …" : out;
}

bool parts_words(char32_t c) {
    if (c < 0x80)
        return !((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9'));
    return (c < 0xC0 && c != 0xAA && c != 0xB5 && c != 0xBA) || (c >= 0x2000 && c <= 0x206F) ||
           (c >= 0x3000 && c <= 0x303F) || c == 0xFEFF;
}

bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019; }

Words split_words(std::string_view plain) {
    Words words(1);
    for (std::size_t at = 0; at < plain.size();) {
        const CodePoint point = code_point_at(plain, at);
        const bool dots = plain.compare(at, 3, "...") == 0;
        if (dots || point.value == U'\u2026') {
            if (words.back().empty()) words.pop_back();
            if (!words.empty() && words.back() != ellipsis) words.push_back(ellipsis);
            words.emplace_back();
            at += dots ? 3 : point.size;
            continue;
        }
        if (!parts_words(point.value))
            words.back().append(plain, at, point.size);
        else if (!is_apostrophe(point.value) && !words.back().empty())
            words.emplace_back();
        at += point.size;
    }
    while (!words.empty() && (words.back().empty() || words.back() == ellipsis))
        words.pop_back(); // what is left out at an end is left out of each quotation
    return words;
}

constexpr std::size_t context_words = 2;

/// Words one after another: [start, end) of a quotation's.
struct Run {
    std::size_t start = 0, end = 0;

    bool is_empty() const { return start == end; }
};

struct Difference {
    Run left, right;
};

/// A quotation's words as they are compared and as they were written.
struct Quoted {
    explicit Quoted(std::string_view text)
        : compared(quoted_words(text)), written(split_words(text)) {
        if (written.size() != compared.size()) written = compared;
    }

    /// A run with so many words on either side, in quotation marks.
    std::string around(Run run, std::size_t context) const {
        const std::size_t start = run.start - std::min(run.start, context);
        const std::size_t end = std::min(run.end + context, written.size());
        const Words words(written.begin() + static_cast<std::ptrdiff_t>(start),
                          written.begin() + static_cast<std::ptrdiff_t>(end));
        const bool inside = context > 0;
        return std::string(inside && start > 0 ? "\"… " : "\"") + joined(words, words.size()) +
               (inside && end < written.size() ? " …\"" : "\"");
    }

    Words compared, written;
};

/// The runs in which two quotations differ. Where one of them only begins earlier or ends later,
/// nothing differs.
std::vector<Difference> differences(const Words& left, const Words& right) {
    // The longest common run of words in order; what stands between them differs.
    std::vector<std::vector<std::size_t>> common(left.size() + 1,
                                                 std::vector<std::size_t>(right.size() + 1));
    for (std::size_t i = left.size(); i-- > 0;)
        for (std::size_t j = right.size(); j-- > 0;)
            common[i][j] = left[i] == right[j] ? common[i + 1][j + 1] + 1
                                               : std::max(common[i + 1][j], common[i][j + 1]);
    std::vector<Difference> out;
    Difference open;
    const auto close = [&](std::size_t i, std::size_t j, bool at_edge) {
        open.left.end = i;
        open.right.end = j;
        const bool one_sided = open.left.is_empty() || open.right.is_empty();
        const bool both_empty = open.left.is_empty() && open.right.is_empty();
        if (!both_empty && !(at_edge && one_sided)) out.push_back(open);
        open = {{i + 1, i + 1}, {j + 1, j + 1}};
    };
    std::size_t i = 0;
    std::size_t j = 0;
    bool begun = false;
    while (i < left.size() && j < right.size()) {
        if (left[i] == right[j]) {
            close(i, j, !begun);
            begun = true;
            ++i;
            ++j;
        } else if (common[i + 1][j] >= common[i][j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    close(left.size(), right.size(), true);
    return out;
}

} // namespace

std::vector<std::string> quoted_words(std::string_view quotation) {
    return split_words(folded(quotation));
}

Likeness likeness(const Words& a, const Words& b) {
    if (a == b) return Likeness::same;
    const bool a_shorter = is_shorter(a, b);
    const Words& shorter = a_shorter ? a : b;
    const Words& longer = a_shorter ? b : a;
    if (shorter.empty()) return Likeness::different;
    if (is_part(shorter, longer)) return Likeness::part;
    if (shorter.size() < least_differing_words) return Likeness::different;
    // Of two equally long ones either may have to fit into the other.
    std::size_t edits = edits_to_fit(shorter, longer);
    if (shorter.size() == longer.size()) edits = std::min(edits, edits_to_fit(longer, shorter));
    return edits * words_an_edit <= shorter.size() ? Likeness::differing : Likeness::different;
}

std::vector<QuotationGroup> group_quotations(const std::vector<Claim>& claims,
                                             const std::vector<std::size_t>& members) {
    const Quotations all = compare(claims, members);
    UnionFind sets(all.words.size());
    for (const auto& [a, b] : all.differing)
        if (all.whole[a] && all.whole[b]) sets.join(a, b);
    const auto set_of = [&](std::size_t i) { // a part's is that of its wholes, if it is one
        const std::size_t first = sets.find(all.wholes[i].front());
        for (const std::size_t whole : all.wholes[i])
            if (sets.find(whole) != first) return i;
        return first;
    };
    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < all.words.size(); ++i)
        groups[set_of(i)].push_back(i);

    std::vector<QuotationGroup> out;
    std::map<std::string, std::size_t> used;
    for (const auto& [set, quotations] : groups) {
        QuotationGroup group;
        std::size_t least = quotations.front();
        for (const std::size_t i : quotations) {
            if (all.whole[i] && !all.whole[least]) least = i;
            group.claims.insert(group.claims.end(), all.claims[i].begin(), all.claims[i].end());
        }
        std::sort(group.claims.begin(), group.claims.end());
        group.wording = joined(all.words[least], wording_words);
        if (++used[group.wording] > 1)
            group.wording = joined(all.words[least], all.words[least].size());
        out.push_back(std::move(group));
    }
    return out;
}

std::vector<KeyRange> quotation_keys(const std::vector<Claim>& claims,
                                     const std::vector<std::size_t>& members) {
    const Quotations all = compare(claims, members);
    std::map<std::size_t, KeyRange> keys;
    for (std::size_t i = 0; i < all.words.size(); ++i) {
        const bool one = all.wholes[i].size() == 1;
        const Words& whole = all.words[all.wholes[i].front()];
        const KeyRange point = keys_of_text(joined(whole, whole.size()));
        for (const std::size_t claim : all.claims[i]) {
            const bool denied = claims[claim].polarity == Polarity::denied;
            if (!one)
                keys[claim] = any_text_keys();
            else if (all.whole[i] || denied)
                keys[claim] = point;
            else // meets the whole, and says less
                keys[claim] = {key_before(point.low), key_after(point.high)};
        }
    }
    std::vector<KeyRange> out;
    for (const std::size_t member : members)
        out.push_back(keys[member]);
    return out;
}

std::string differing_words(std::string_view a, std::string_view b) {
    const Quoted left(a);
    const Quoted right(b);
    std::string out;
    for (const Difference& one : differences(left.compared, right.compared)) {
        if (!out.empty()) out += ", ";
        if (one.left.is_empty() || one.right.is_empty()) {
            const bool is_left = one.right.is_empty();
            const Quoted& longer = is_left ? left : right;
            const Run run = is_left ? one.left : one.right;
            out += longer.around(run, context_words) + " without " + longer.around(run, 0);
        } else {
            out += left.around(one.left, context_words) + " against " +
                   right.around(one.right, context_words);
        }
    }
    return out;
}

std::string differing_part(std::string_view quotation, std::string_view other) {
    const Quoted own(quotation);
    const std::vector<Difference> all = differences(own.compared, Quoted(other).compared);
    return all.empty() ? "" : own.around(all.front().left, context_words);
}

} // namespace tally
