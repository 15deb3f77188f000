#pragma once

#include "claims/base/span.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// An attribute as it is written: character references in its value stand for themselves.
struct HtmlAttribute {
    std::string_view name, value;
};

/// A piece of a page.
struct HtmlToken {
    enum class Kind { text, start_tag, end_tag, comment, doctype, end };

    Kind kind = Kind::end;
    Span where;                ///< in the file; of text and comments what they hold
    bool references = false;   ///< of text: character references count in it
    bool self_closing = false; ///< of a tag: it ends in "/>"
    bool unfinished = false;   ///< the file ends within it; a tag is not read then
    std::string name;          ///< of a tag, in small letters
    std::vector<HtmlAttribute> attributes;

    /// The value of the first attribute of that name (in small letters); "" where there is none.
    std::string_view value_of(std::string_view attribute) const;
    bool has(std::string_view attribute) const;
};

/// Cuts a page into tokens by the rules of the HTML Standard, section 13.2.5, in linear time: what
/// a browser takes for text, tag or comment is that here too, whatever the page. Character
/// references in text are left to the caller.
class HtmlTokens {
public:
    /// Begins at `from`. In XML (.xhtml) CDATA sections stand anywhere and no element's text is
    /// raw.
    HtmlTokens(std::string_view file, std::size_t from, bool xml)
        : file_(file), at_(from), xml_(xml) {}

    /// The next token; valid until the next call. At the end, and after it, Kind::end.
    const HtmlToken& next();

    /// Whether what follows is within <svg> or <math>, whose rules are those of XML in part; only
    /// who keeps account of the elements knows.
    void set_foreign(bool foreign) { foreign_ = foreign; }

private:
    bool starts_markup(std::size_t at) const;
    void read_text();
    void read_raw_text();
    std::size_t end_of_raw_text() const;
    std::size_t end_of_script() const;
    bool closes(std::size_t at, std::string_view element, bool end_tag) const;
    void read_markup();
    void read_declaration();
    void read_comment(std::size_t from);
    void read_bogus_comment(std::size_t from);
    void read_tag(bool end_tag);
    void read_attribute(std::size_t& at, bool& unfinished);

    std::string_view file_;
    std::size_t at_;
    bool xml_;
    bool foreign_ = false;
    std::string raw_; ///< the element whose raw text follows, or ""
    HtmlToken token_;
};

} // namespace tally
