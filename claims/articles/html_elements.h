#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tally {

/// The elements that reading a page has rules for.
enum class Element : std::uint8_t {
    other, ///< any that has no rules of its own
    a,
    article,
    aside,
    blockquote,
    body,
    br,
    caption,
    code,
    dd,
    del,
    div,
    dl,
    dt,
    footer,
    foreignobject,
    form,
    h1,
    h2,
    h3,
    h4,
    h5,
    h6,
    header,
    hr,
    html,
    li,
    link,
    main,
    math,
    meta,
    ol,
    p,
    pre,
    q,
    script,
    sup,
    svg,
    table,
    tbody,
    td,
    tfoot,
    th,
    thead,
    time,
    title,
    tr,
    ul,
    button
};

/// What the HTML Standard and the look of pages say of an element; any number of them hold.
struct ElementTraits {
    static constexpr unsigned empty = 1;       ///< has no content, no end tag: <br>
    static constexpr unsigned block = 2;       ///< a paragraph ends where it begins and ends
    static constexpr unsigned special = 4;     ///< ends with its own tag whatever stands open in it
    static constexpr unsigned barrier = 8;     ///< end tags within it close nothing around it
    static constexpr unsigned formatting = 16; ///< may end within others: <b><p></b></p>
    static constexpr unsigned no_prose = 32;   ///< holds no text that is read: <script>, <nav>
    static constexpr unsigned breaks_out = 64; ///< ends <svg> and <math>
};

struct ElementRow {
    std::string_view name; ///< "template"
    Element element = Element::other;
    unsigned traits = 0;

    bool is(unsigned trait) const { return (traits & trait) != 0; }
};

/// The row of an element by its name in small letters; one of Element::other if it has none.
const ElementRow& element_named(std::string_view name);

bool is_heading(Element element);

} // namespace tally
