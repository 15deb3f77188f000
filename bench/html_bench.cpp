// html_read: pages to the words of their article, against Gumbo, which makes a tree and has the
// text of all of the body. Counts differ: ours leaves out what surrounds the article.
#include "claims/articles/html_choice.h"
#include "claims/articles/html_page.h"

#include <memory>
#include <stdexcept>

#include "bench/bench.h"
#include "bench/news.h"

#ifdef TALLY_BENCH_GUMBO
#include <gumbo.h>
#endif

namespace tally::bench {

namespace {

using Pages = std::shared_ptr<const std::vector<std::string>>;

/// An article as an outlet would have it on its site: about as many bytes of surroundings as of
/// text.
std::string page_of(const std::string& article) {
    std::string page = "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>News</title>"
                       "<script>var a = {\"b\": [1, 2, 3]};</script></head><body><nav><ul>";
    for (int i = 0; i < 30; ++i)
        page += "<li class=\"menu-item\"><a href=\"/section/" + std::to_string(i) +
                "\">Section</a></li>";
    page += "</ul></nav><main><article><p>";
    for (const char c : article) {
        if (c == '\n')
            page += "</p>\n<p class=\"text\">";
        else if (c == '&')
            page += "&amp;";
        else if (c == '<')
            page += "&lt;";
        else
            page += c;
    }
    page += "</p></article></main><aside class=\"related\">";
    for (int i = 0; i < 20; ++i)
        page +=
            "<div class=\"card\"><a href=\"/story\"><h3>Another story of the day</h3></a></div>";
    return page + "</aside><footer><p>&copy; 2021 The outlet</p></footer></body></html>";
}

std::size_t ours(const std::vector<std::string>& pages) {
    std::size_t words = 0;
    for (const std::string& text : pages) {
        WebPage page = read_page(text, 0, false);
        words += choose_article(page).words;
    }
    return words;
}

#ifdef TALLY_BENCH_GUMBO
std::size_t words_below(const GumboNode& node) {
    if (node.type == GUMBO_NODE_TEXT) {
        std::size_t words = 0;
        bool blank = true;
        for (const char* c = node.v.text.text; *c != '\0'; ++c) {
            const bool is_blank = *c == ' ' || *c == '\n';
            if (blank && !is_blank) ++words;
            blank = is_blank;
        }
        return words;
    }
    if (node.type != GUMBO_NODE_ELEMENT || node.v.element.tag == GUMBO_TAG_SCRIPT) return 0;
    std::size_t words = 0;
    const GumboVector& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
        words += words_below(*static_cast<const GumboNode*>(children.data[i]));
    return words;
}

Side peer(const Pages& pages) {
    return {"Gumbo, its tree walked", [pages] {
                std::size_t words = 0;
                for (const std::string& page : *pages) {
                    GumboOutput* output =
                        gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
                    words += words_below(*output->root);
                    gumbo_destroy_output(&kGumboDefaultOptions, output);
                }
                return words;
            }};
}
#else
Side peer(const Pages&) {
    return {"Gumbo", []() -> std::size_t {
                throw std::runtime_error("built without Gumbo (package libgumbo-dev)");
            }};
}
#endif

} // namespace

std::vector<Bench> html_benches(const std::vector<std::string>& given) {
    const std::vector<std::string> articles = given.empty() ? made_news(4'000'000) : given;
    std::vector<std::string> made;
    for (const std::string& article : articles)
        made.push_back(page_of(article));
    const auto pages = std::make_shared<const std::vector<std::string>>(std::move(made));
    Bench bench;
    bench.name = "html_read";
    bench.work = "pages to the words of their article";
    bench.megabytes = megabytes_of(*pages);
    bench.ours = {"tally", [pages] { return ours(*pages); }};
    bench.peer = peer(pages);
    bench.must = 1.0;
    return {bench};
}

} // namespace tally::bench
