// The elements as the HTML Standard sorts them (13.2.4.2, the stack of open elements, and 13.2.6,
// tree construction), and which of them hold what is no article.
#include "claims/articles/html_elements.h"

#include <algorithm>
#include <array>

namespace tally {

namespace {

using T = ElementTraits;

constexpr unsigned section = T::block | T::special;
constexpr unsigned unread = T::special | T::no_prose;
constexpr unsigned set_apart = section | T::no_prose;
constexpr unsigned format = T::formatting;

// In order of name.
constexpr auto rows = std::to_array<ElementRow>({
    {"a", Element::a, format},
    {"address", Element::other, section},
    {"applet", Element::other, unread | T::barrier},
    {"area", Element::other, T::empty},
    {"article", Element::article, section},
    {"aside", Element::aside, section},
    {"audio", Element::other, T::no_prose},
    {"b", Element::other, format | T::breaks_out},
    {"base", Element::other, T::empty},
    {"basefont", Element::other, T::empty},
    {"bgsound", Element::other, T::empty},
    {"big", Element::other, format | T::breaks_out},
    {"blockquote", Element::blockquote, section | T::breaks_out},
    {"body", Element::body, section | T::breaks_out},
    {"br", Element::br, T::empty | T::breaks_out},
    {"button", Element::button, unread},
    {"canvas", Element::other, T::no_prose},
    {"caption", Element::caption, section | T::barrier},
    {"center", Element::other, section | T::breaks_out},
    {"code", Element::code, format | T::breaks_out},
    {"col", Element::other, T::empty},
    {"colgroup", Element::other, T::special},
    {"datalist", Element::other, T::no_prose},
    {"dd", Element::dd, section | T::breaks_out},
    {"del", Element::del, T::no_prose},
    {"details", Element::other, section},
    {"dialog", Element::other, set_apart},
    {"dir", Element::other, section},
    {"div", Element::div, section | T::breaks_out},
    {"dl", Element::dl, section | T::breaks_out},
    {"dt", Element::dt, section | T::breaks_out},
    {"em", Element::other, format | T::breaks_out},
    {"embed", Element::other, T::empty | T::breaks_out},
    {"fieldset", Element::other, section},
    {"figcaption", Element::other, section},
    {"figure", Element::other, section},
    {"font", Element::other, format},
    {"footer", Element::footer, section},
    {"foreignobject", Element::foreignobject, T::special},
    {"form", Element::form, section},
    {"frame", Element::other, T::empty},
    {"frameset", Element::other, unread},
    {"h1", Element::h1, section | T::breaks_out},
    {"h2", Element::h2, section | T::breaks_out},
    {"h3", Element::h3, section | T::breaks_out},
    {"h4", Element::h4, section | T::breaks_out},
    {"h5", Element::h5, section | T::breaks_out},
    {"h6", Element::h6, section | T::breaks_out},
    {"head", Element::other, T::special | T::breaks_out},
    {"header", Element::header, section},
    {"hgroup", Element::other, section},
    {"hr", Element::hr, T::empty | T::block | T::breaks_out},
    {"html", Element::html, T::special | T::barrier},
    {"i", Element::other, format | T::breaks_out},
    {"iframe", Element::other, unread},
    {"image", Element::other, T::empty},
    {"img", Element::other, T::empty | T::breaks_out},
    {"input", Element::other, T::empty},
    {"keygen", Element::other, T::empty},
    {"li", Element::li, section | T::breaks_out},
    {"link", Element::link, T::empty},
    {"listing", Element::pre, section | T::breaks_out},
    {"main", Element::main, section},
    {"map", Element::other, T::no_prose},
    {"marquee", Element::other, section | T::barrier},
    {"math", Element::math, T::no_prose},
    {"menu", Element::other, set_apart | T::breaks_out},
    {"meta", Element::meta, T::empty | T::breaks_out},
    {"meter", Element::other, T::no_prose},
    {"nav", Element::other, set_apart},
    {"nobr", Element::other, format | T::breaks_out},
    {"noembed", Element::other, unread},
    {"noframes", Element::other, unread},
    {"noscript", Element::other, unread},
    {"object", Element::other, unread | T::barrier},
    {"ol", Element::ol, section | T::breaks_out},
    {"optgroup", Element::other, T::no_prose},
    {"option", Element::other, T::no_prose},
    {"p", Element::p, section | T::breaks_out},
    {"param", Element::other, T::empty},
    {"pre", Element::pre, section | T::breaks_out},
    {"progress", Element::other, T::no_prose},
    {"q", Element::q, 0},
    {"rp", Element::other, T::no_prose},
    {"rt", Element::other, T::no_prose},
    {"rtc", Element::other, T::no_prose},
    {"s", Element::other, format | T::no_prose | T::breaks_out},
    {"script", Element::script, unread},
    {"search", Element::other, set_apart},
    {"section", Element::other, section},
    {"select", Element::other, unread},
    {"small", Element::other, format | T::breaks_out},
    {"source", Element::other, T::empty},
    {"span", Element::other, T::breaks_out},
    {"strike", Element::other, format | T::no_prose | T::breaks_out},
    {"strong", Element::other, format | T::breaks_out},
    {"style", Element::other, unread},
    {"sub", Element::other, T::breaks_out},
    {"summary", Element::other, section},
    {"sup", Element::sup, T::breaks_out},
    {"svg", Element::svg, T::no_prose},
    {"table", Element::table, section | T::barrier | T::breaks_out},
    {"tbody", Element::tbody, T::special},
    {"td", Element::td, T::special | T::barrier},
    {"template", Element::other, unread | T::barrier},
    {"textarea", Element::other, unread},
    {"tfoot", Element::tfoot, T::special},
    {"th", Element::th, T::special | T::barrier},
    {"thead", Element::thead, T::special},
    {"time", Element::time, 0},
    {"title", Element::title, unread},
    {"tr", Element::tr, T::special},
    {"track", Element::other, T::empty},
    {"tt", Element::other, format | T::breaks_out},
    {"u", Element::other, format | T::breaks_out},
    {"ul", Element::ul, section | T::breaks_out},
    {"var", Element::other, T::breaks_out},
    {"video", Element::other, T::no_prose},
    {"wbr", Element::other, T::empty},
    {"xmp", Element::other, unread},
});

static_assert(std::is_sorted(rows.begin(), rows.end(),
                             [](const ElementRow& a, const ElementRow& b) {
                                 return a.name < b.name;
                             }));

constexpr ElementRow any_other{};

} // namespace

const ElementRow& element_named(std::string_view name) {
    const auto found = std::lower_bound(
        rows.begin(), rows.end(), name,
        [](const ElementRow& row, std::string_view key) { return row.name < key; });
    return found == rows.end() || found->name != name ? any_other : *found;
}

bool is_heading(Element element) { return element >= Element::h1 && element <= Element::h6; }

} // namespace tally
