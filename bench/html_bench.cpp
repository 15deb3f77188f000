// html: pages to the words of their article, with the place of each, against libxml2's SAX parser
// and Gumbo's tree, which have the text of all of the body, and libxml2 without places. Counts
// differ: ours leaves out what surrounds the article.
#include "claims/articles/html_choice.h"
#include "claims/articles/html_page.h"

#include <cstring>
#include <memory>
#include <stdexcept>

#include "bench/bench.h"
#include "bench/news.h"

#ifdef TALLY_BENCH_GUMBO
#include <gumbo.h>
#endif
#ifdef TALLY_BENCH_LIBXML2
#include <libxml/HTMLparser.h>
#endif

namespace tally::bench {

namespace {

using Pages = std::shared_ptr<const std::vector<std::string>>;

/// An article as an outlet would have it on its site: a tenth of the page, the rest scripts,
/// styles, menus, teasers.
std::string page_of(const std::string& article) {
    std::string page = "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>News</title>"
                       "<meta property=\"og:title\" content=\"News of the day\"><style>";
    for (int i = 0; i < 100; ++i)
        page += ".card-" + std::to_string(i) + "{display:flex;margin:0 auto;color:#1b1f24}\n";
    page += "</style><script>";
    for (int i = 0; i < 150; ++i)
        page +=
            "window.q=window.q||[];q.push({\"id\":" + std::to_string(i) + ",\"a\":a<b&&c>d});\n";
    page += "</script></head><body class=\"page home\"><nav aria-label=\"Main\"><ul>";
    for (int i = 0; i < 60; ++i)
        page += "<li class=\"menu-item level-1\"><a href=\"/section/" + std::to_string(i) +
                "\" data-track=\"nav\">Section</a></li>\n";
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
    for (std::size_t i = 0; page.size() < 10 * article.size() || i < 20; ++i)
        page += "<div class=\"card card-" + std::to_string(i) +
                "\" data-position=\"below\"><a href=\"/story/2021/06/16/a-story-of-the-day\"><img "
                "src=\"/i/320.jpg\" alt=\"\" loading=lazy><h3>Another story of the day</h3><p>Its "
                "first words &amp; a few more</p></a></div>\n";
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

/// Words as blanks part them.
class WordCount {
public:
    void add(const char* text, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i) {
            const bool is_blank = text[i] == ' ' || text[i] == '\n';
            if (blank_ && !is_blank) ++words;
            blank_ = is_blank;
        }
    }
    std::size_t words = 0;

private:
    bool blank_ = true;
};

#ifdef TALLY_BENCH_LIBXML2
/// What its handlers are given.
struct Sax {
    WordCount count;
    int left_out = 0; ///< depth of elements whose text nobody reads
};

bool is_left_out(const xmlChar* name) {
    return xmlStrEqual(name, BAD_CAST "script") != 0 || xmlStrEqual(name, BAD_CAST "style") != 0;
}

Side libxml2(const Pages& pages) {
    return {"libxml2, SAX, no places", [pages] {
                htmlSAXHandler handler = {};
                handler.startElement = [](void* at, const xmlChar* name, const xmlChar**) {
                    if (is_left_out(name)) ++static_cast<Sax*>(at)->left_out;
                };
                handler.endElement = [](void* at, const xmlChar* name) {
                    if (is_left_out(name)) --static_cast<Sax*>(at)->left_out;
                };
                handler.characters = [](void* at, const xmlChar* text, int size) {
                    Sax& sax = *static_cast<Sax*>(at);
                    if (sax.left_out == 0)
                        sax.count.add(reinterpret_cast<const char*>(text),
                                      static_cast<std::size_t>(size));
                };
                std::size_t words = 0;
                for (const std::string& page : *pages) {
                    Sax sax;
                    htmlParserCtxtPtr context = htmlCreatePushParserCtxt(
                        &handler, &sax, page.data(), static_cast<int>(page.size()), nullptr,
                        XML_CHAR_ENCODING_UTF8);
                    htmlParseChunk(context, nullptr, 0, 1);
                    htmlFreeParserCtxt(context);
                    words += sax.count.words;
                }
                return words;
            }};
}
#else
Side libxml2(const Pages&) {
    return {"libxml2", []() -> std::size_t {
                throw std::runtime_error("built without libxml2 (package libxml2-dev)");
            }};
}
#endif

#ifdef TALLY_BENCH_GUMBO
std::size_t words_below(const GumboNode& node) {
    if (node.type == GUMBO_NODE_TEXT) {
        WordCount count;
        count.add(node.v.text.text, std::strlen(node.v.text.text));
        return count.words;
    }
    if (node.type != GUMBO_NODE_ELEMENT || node.v.element.tag == GUMBO_TAG_SCRIPT) return 0;
    std::size_t words = 0;
    const GumboVector& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
        words += words_below(*static_cast<const GumboNode*>(children.data[i]));
    return words;
}

Side gumbo(const Pages& pages) {
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
Side gumbo(const Pages&) {
    return {"Gumbo", []() -> std::size_t {
                throw std::runtime_error("built without Gumbo (package libgumbo-dev)");
            }};
}
#endif

} // namespace

std::vector<Bench> html_benches(const std::vector<std::string>& given) {
    const std::vector<std::string> articles = given.empty() ? made_news(1'000'000) : given;
    std::vector<std::string> made;
    for (const std::string& article : articles)
        made.push_back(page_of(article));
    const auto pages = std::make_shared<const std::vector<std::string>>(std::move(made));
    const auto bench = [&](std::string name, Side peer, double must) {
        Bench one;
        one.name = std::move(name);
        one.work = "pages to the words of their article";
        one.megabytes = megabytes_of(*pages);
        one.ours = {"tally", [pages] { return ours(*pages); }};
        one.peer = std::move(peer);
        one.must = must;
        return one;
    };
    return {bench("html_libxml2", libxml2(pages), 1.5), bench("html_gumbo", gumbo(pages), 7.0)};
}

} // namespace tally::bench
