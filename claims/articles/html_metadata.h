#pragma once

#include "claims/articles/article.h"
#include "claims/articles/html_tokens.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// What a page says about itself, gathered from all the places where pages say it. Of several the
/// most deliberate counts: JSON-LD (schema.org), then <meta> of Open Graph (og:, article:), then
/// those of libraries and journals (citation_, dc.), then what the page shows (<time>, <title>).
class HtmlMetadata {
public:
    void read_meta(const HtmlToken& tag);
    void read_link(const HtmlToken& tag);
    void read_time(const HtmlToken& tag, bool in_article);
    void read_language(std::string_view language);
    void read_title(std::string text);
    void read_headline(std::string text); ///< of the first <h1>

    /// The text of a <script type="application/ld+json"> that stands at `offset`. What is wrong
    /// with it, or "".
    std::string read_json_ld(std::string_view json, std::size_t offset);

    /// Fills in what the article does not have yet.
    void fill(Article& article) const;

    /// Whether the page is a report that tally wrote.
    bool is_report() const { return is_report_; }

    /// Where the file says the date that fill() takes; 0 unknown.
    std::size_t date_offset() const;

private:
    enum class Field { title, source, published, author, url, language };
    static constexpr std::size_t field_count = 6;

    /// What is said of a field, and how much it counts: the lowest rank wins, of equal ones the
    /// first.
    struct Said {
        std::string text;
        unsigned rank = 1000;
        std::size_t offset = 0;
    };

    void say(Field field, unsigned rank, std::string text, std::size_t offset = 0);
    const Said& said(Field field) const { return said_[static_cast<std::size_t>(field)]; }

    std::array<Said, field_count> said_;
    bool is_report_ = false;
};

} // namespace tally
