#include "claims/articles/html_attributes.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tally {

namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

std::string small(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        c = small(c);
    return out;
}

/// Words in order. Most that are asked for are none of them, which their size tells.
template <std::size_t N>
struct Words {
    std::array<std::string_view, N> words;
    std::array<std::uint32_t, 32> sizes = {}; ///< bits, by the low half of the first letter
};

constexpr std::uint32_t size_bit(std::string_view word) {
    return std::uint32_t{1} << std::min<std::size_t>(word.size(), 31);
}

template <std::size_t N>
constexpr Words<N> sorted(std::array<std::string_view, N> words) {
    Words<N> out{words};
    std::sort(out.words.begin(), out.words.end());
    for (const std::string_view word : words)
        out.sizes[static_cast<unsigned char>(word[0]) % 32] |= size_bit(word);
    return out;
}

template <std::size_t N>
bool has(const Words<N>& list, std::string_view word) {
    return !word.empty() &&
           (list.sizes[static_cast<unsigned char>(word[0]) % 32] & size_bit(word)) != 0 &&
           std::binary_search(list.words.begin(), list.words.end(), word);
}

// Roles are those of WAI-ARIA 1.2 and of its module for digital publishing.
constexpr auto hidden_roles = sorted(std::to_array<std::string_view>(
    {"navigation", "menu", "menubar", "search", "dialog", "alertdialog", "toolbar", "tablist",
     "tooltip", "doc-noteref", "doc-backlink", "doc-toc", "doc-index", "doc-pagelist"}));
constexpr auto aside_roles = sorted(std::to_array<std::string_view>(
    {"complementary", "doc-endnotes", "doc-bibliography", "doc-footnote", "form"}));

/// Classes by which pages hide text from the eye, and marks for editors; whole names.
constexpr auto hidden_classes = sorted(std::to_array<std::string_view>(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only",
     "screenreader-only", "u-hidden", "is-hidden", "mw-editsection", "noprint", "mw-jump-link",
     "skip-link", "skip-to-content"}));

/// Words in a class or id that name what stands around an article: from the lists of Readability
/// (Arc90, later Mozilla), and MediaWiki's names.
constexpr auto suspect_words = sorted(std::to_array<std::string_view>(
    {"ad",          "ads",           "advert",       "advertisement",
     "advertorial", "adslot",        "banner",       "breadcrumb",
     "breadcrumbs", "catlinks",      "ccpa",         "comments",
     "consent",     "cookie",        "cookies",      "disqus",
     "editsection", "footer",        "gdpr",         "masthead",
     "menu",        "menubar",       "modal",        "mostread",
     "nav",         "navbar",        "navbox",       "navigation",
     "newsletter",  "newsletters",   "outbrain",     "overlay",
     "pager",       "pagination",    "paywall",      "popular",
     "popup",       "promo",         "promos",       "promoted",
     "recirc",      "recirculation", "recommended",  "recommendations",
     "references",  "reflist",       "related",      "rss",
     "share",       "sharing",       "shoutbox",     "sidebar",
     "signup",      "skyscraper",    "social",       "sponsor",
     "sponsored",   "subscribe",     "subscription", "taboola",
     "tags",        "teaser",        "teasers",      "toc",
     "toolbar",     "trending",      "widget"}));

constexpr auto suspect_labels = sorted(std::to_array<std::string_view>(
    {"advertisement", "comments", "consent", "cookie", "cookies", "newsletter", "sponsored"}));

/// Before one of those words they say that the part around it has one: "has-sidebar".
constexpr auto having = sorted(std::to_array<std::string_view>({"has", "no", "with", "without"}));

/// Whether a name such as "article-share", "articleShare" or "article__share" holds a word of the
/// list.
template <std::size_t N>
bool names_one_of(std::string_view value, const Words<N>& words) {
    std::string word;
    bool counts = true;
    const auto is_one = [&] {
        const bool found = counts && has(words, word);
        counts = !has(having, word);
        word.clear();
        return found;
    };
    char before = ' ';
    for (const char c : value) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool hump = c >= 'A' && c <= 'Z' && before >= 'a' && before <= 'z';
        if ((!letter || hump) && !word.empty() && is_one()) return true;
        if (is_blank(c)) counts = true;
        if (letter) word += small(c);
        before = c;
    }
    return !word.empty() && is_one();
}

template <class Action>
bool any_word(std::string_view value, Action action) {
    for (std::size_t at = 0; at < value.size();) {
        while (at < value.size() && is_blank(value[at]))
            ++at;
        const std::size_t from = at;
        while (at < value.size() && !is_blank(value[at]))
            ++at;
        if (at > from && action(value.substr(from, at - from))) return true;
    }
    return false;
}

/// "display: none" and the like among the declarations.
bool hides(std::string_view style) {
    std::string all;
    for (const char c : style)
        if (!is_blank(c)) all += small(c);
    return all.find("display:none") != std::string::npos ||
           all.find("visibility:hidden") != std::string::npos;
}

bool is_hidden(const HtmlToken& tag) {
    if (tag.has("hidden") && small(tag.value_of("hidden")) != "until-found") return true;
    if (small(tag.value_of("aria-hidden")) == "true") return true;
    if (small(tag.value_of("aria-modal")) == "true") return true;
    if (hides(tag.value_of("style"))) return true;
    return any_word(tag.value_of("class"),
                    [](std::string_view name) { return has(hidden_classes, small(name)); });
}

} // namespace

bool words_of(std::string_view value, std::string_view word) {
    return any_word(value, [&](std::string_view one) { return small(one) == word; });
}

std::string role_of(const HtmlToken& tag) {
    std::string role;
    any_word(tag.value_of("role"), [&](std::string_view one) {
        role = small(one);
        return true;
    });
    return role;
}

std::size_t span_of(const HtmlToken& tag, std::string_view attribute, std::size_t most) {
    const std::string_view value = tag.value_of(attribute);
    std::size_t number = 0;
    std::size_t digits = 0;
    for (const char c : value) {
        if (c < '0' || c > '9' || number > most) break;
        number = number * 10 + static_cast<std::size_t>(c - '0');
        ++digits;
    }
    if (digits == 0) return 1;
    if (number == 0) return attribute == "rowspan" ? most : 1;
    return std::min(number, most);
}

Hint hint_of(const ElementRow& row, const HtmlToken& tag) {
    if (tag.attributes.empty() || row.element == Element::html || row.element == Element::body)
        return Hint::none;
    if (is_hidden(tag)) return Hint::hidden;
    const std::string role = role_of(tag);
    if (has(hidden_roles, role)) return Hint::hidden;
    if (role == "contentinfo") return Hint::footer;
    if (has(aside_roles, role)) return Hint::aside;
    if (role == "presentation" || role == "none") return Hint::presentation;
    if (row.element == Element::article || row.element == Element::main || role == "main" ||
        is_heading(row.element))
        return Hint::none;
    if (role == "banner" || names_one_of(tag.value_of("class"), suspect_words) ||
        names_one_of(tag.value_of("id"), suspect_words) ||
        names_one_of(tag.value_of("aria-label"), suspect_labels))
        return Hint::suspect;
    return Hint::none;
}

} // namespace tally
