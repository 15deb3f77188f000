#pragma once

#include <string>
#include <string_view>

namespace tally {

/// Text for XML 1.0, in an element or in quotation marks: `& < > " '` as entities; what XML forbids
/// and what a reader can't see as \u{1B}; line ends and tabs, but not CR, stay.
std::string xml_text(std::string_view text);

/// Text for HTML, in an element or in quotation marks. The same escapes; what HTML can't show
/// becomes visible.
std::string html_text(std::string_view text);

/// Text for GitHub's and GitLab's Markdown, on one line: nothing in it is markup, a link, a mention
/// or a reference to an issue.
std::string markdown_text(std::string_view text);

/// Text for Markdown's `code`: what ends it or can't be seen is replaced.
std::string markdown_code(std::string_view text);

/// A path as a URI reference: all but letters, digits and -._~/ as %41 of its bytes.
std::string uri_of(std::string_view path);

} // namespace tally
