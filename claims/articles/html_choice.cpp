#include "claims/articles/html_choice.h"

#include <algorithm>
#include <map>

namespace tally {

namespace {

constexpr std::size_t next_to_nothing = 20; ///< words

class Chooser {
public:
    explicit Chooser(WebPage& page) : page_(page) {}

    HtmlChoice choose() {
        judge_parts();
        for (const HtmlPart::Kind kind : {HtmlPart::Kind::form, HtmlPart::Kind::suspect,
                                          HtmlPart::Kind::preformatted, HtmlPart::Kind::header}) {
            if (own_words() >= next_to_nothing) break;
            for (HtmlPart& part : page_.parts)
                if (part.kind == kind) part.cleared = true;
            judge_parts();
        }
        std::vector<bool> chosen = in_scope();
        leave_out_links(chosen);
        return told(chosen);
    }

private:
    void judge_parts() {
        left_out_.assign(page_.parts.size(), false);
        for (std::size_t i = 1; i < page_.parts.size(); ++i) {
            const HtmlPart& part = page_.parts[i];
            left_out_[i] = left_out_[part.parent] || !part.cleared;
        }
    }

    bool is_left_out(const HtmlBlock& block) const {
        // What stands on top of the article itself is its own.
        const HtmlPart& part = page_.parts[block.part];
        const bool own = block.article > 0 && (part.kind == HtmlPart::Kind::header ||
                                               part.kind == HtmlPart::Kind::footer);
        return left_out_[own ? part.parent : block.part];
    }

    static std::size_t own_words_of(const HtmlBlock& block) {
        return block.words - block.linked_words;
    }

    std::size_t own_words() const {
        std::size_t sum = 0;
        for (const HtmlBlock& block : page_.blocks)
            if (!is_left_out(block)) sum += own_words_of(block);
        return sum;
    }

    /// Blocks of the article's element, or of the main part, or of all that is not left out.
    std::vector<bool> in_scope() {
        std::vector<bool> chosen(page_.blocks.size(), false);
        const std::size_t article = best_article();
        std::size_t in_main = 0;
        for (const HtmlBlock& block : page_.blocks)
            if (block.in_main && !is_left_out(block)) in_main += own_words_of(block);
        const bool main = in_main >= next_to_nothing;
        std::vector<bool> around(page_.articles.size(), false); // the article, and those around it
        for (std::size_t at = article; at != 0; at = page_.articles[at])
            around[at] = true;
        for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
            const HtmlBlock& block = page_.blocks[i];
            if (is_left_out(block)) continue;
            chosen[i] = article > 0 ? around[block.article] : !main || block.in_main;
        }
        if (article > 0 || main) {
            keep_article_body(chosen);
            add_headline(chosen);
        } else {
            keep_dense(chosen);
        }
        return chosen;
    }

    /// The article that most of the page's own words stand in, or that has many more of them than
    /// any other; 0 where none stands out, as on a page of short notices.
    std::size_t best_article() const {
        std::vector<std::size_t> words(page_.articles.size(), 0);
        std::size_t all = 0;
        for (const HtmlBlock& block : page_.blocks) {
            if (is_left_out(block)) continue;
            words[block.article] += own_words_of(block);
            all += own_words_of(block);
        }
        if (words.size() < 2) return 0;
        const auto best = std::max_element(words.begin() + 1, words.end());
        std::size_t second = 0;
        for (auto other = words.begin() + 1; other != words.end(); ++other)
            if (other != best) second = std::max(second, *other);
        const bool stands_out = 2 * *best >= all || (*best >= 50 && *best >= 3 * second);
        return *best > 0 && stands_out ? static_cast<std::size_t>(best - words.begin()) : 0;
    }

    /// Narrows to itemprop="articleBody" where most of the words stand in it.
    void keep_article_body(std::vector<bool>& chosen) const {
        std::size_t all = 0;
        std::size_t in_body = 0;
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (!chosen[i]) continue;
            all += own_words_of(page_.blocks[i]);
            if (page_.blocks[i].in_article_body) in_body += own_words_of(page_.blocks[i]);
        }
        if (in_body == 0 || 10 * in_body < 6 * all) return;
        for (std::size_t i = 0; i < chosen.size(); ++i)
            chosen[i] =
                chosen[i] && (page_.blocks[i].in_article_body || page_.blocks[i].heading == 1);
    }

    /// The last <h1> before the article, where the article has none.
    void add_headline(std::vector<bool>& chosen) const {
        std::size_t headline = chosen.size();
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (chosen[i]) {
                if (page_.blocks[i].heading == 1) return;
                break;
            }
            if (page_.blocks[i].heading == 1 && page_.blocks[i].article == 0) headline = i;
        }
        if (headline < chosen.size()) chosen[headline] = true;
    }

    /// A page without <article> and <main>, as Kohlschütter, Fankhauser and Nejdl tell text from
    /// boilerplate ("Boilerplate Detection using Shallow Text Features", 2010, the tree of figure 6
    /// over numbers of words): by the words and the links of a block and of its neighbours. A page
    /// with few links has no boilerplate to speak of.
    void keep_dense(std::vector<bool>& chosen) const {
        std::vector<std::size_t> rest;
        std::size_t words = 0;
        std::size_t linked = 0;
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (!chosen[i]) continue;
            rest.push_back(i);
            words += page_.blocks[i].words;
            linked += page_.blocks[i].linked_words;
        }
        if (5 * linked <= words) return;
        static const HtmlBlock nothing;
        const auto block = [&](std::size_t at) -> const HtmlBlock& {
            return at < rest.size() ? page_.blocks[rest[at]] : nothing;
        };
        const auto is_text = [&](std::size_t at) {
            const HtmlBlock& before = at > 0 ? block(at - 1) : nothing;
            const HtmlBlock& here = block(at);
            const HtmlBlock& next = block(at + 1);
            if (3 * here.linked_words > here.words) return false;
            if (9 * before.linked_words <= 5 * before.words)
                return here.words > 16 || next.words > 15 || before.words > 4;
            return here.words > 40 || next.words > 17;
        };
        bool next_kept = false;
        for (std::size_t at = rest.size(); at-- > 0;) {
            const HtmlBlock& here = block(at);
            const bool own_row = here.row > 0 && !page_.tables[page_.rows[here.row].table].layout;
            // A heading goes with what follows it, the cells of a table are told from menus by
            // leave_out_links().
            const bool kept = here.heading > 0 ? next_kept : own_row || is_text(at);
            chosen[rest[at]] = kept;
            next_kept = kept;
        }
    }

    bool ends_with_stop(const HtmlBlock& block) const {
        std::string_view text = block.text.of(page_.text);
        for (const std::string_view close : {"”", "’", "»", "\"", "'", ")", "]"})
            if (text.ends_with(close)) text.remove_suffix(close.size());
        return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') ||
               text.ends_with("…");
    }

    /// Lines that are links for two thirds and no sentence: "More on this: …". A table is judged
    /// as a whole, for a cell is often a name with a link.
    void leave_out_links(std::vector<bool>& chosen) const {
        std::vector<std::size_t> words(page_.tables.size(), 0), linked(page_.tables.size(), 0);
        const auto table_of = [&](const HtmlBlock& block) {
            const std::size_t table = page_.rows[block.row].table;
            return page_.tables[table].layout ? 0 : table;
        };
        for (const HtmlBlock& block : page_.blocks) {
            words[table_of(block)] += block.words;
            linked[table_of(block)] += block.linked_words;
        }
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            const HtmlBlock& block = page_.blocks[i];
            const std::size_t table = table_of(block);
            if (table > 0)
                chosen[i] = chosen[i] && 10 * linked[table] <= 9 * words[table];
            else if (3 * block.linked_words > 2 * block.words && block.heading != 1)
                chosen[i] = chosen[i] && ends_with_stop(block) && block.heading == 0;
        }
    }

    HtmlChoice told(const std::vector<bool>& chosen) const {
        HtmlChoice choice;
        choice.left_out = page_.unseen_words;
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (chosen[i]) choice.blocks.push_back(i);
            (chosen[i] ? choice.words : choice.left_out) += page_.blocks[i].words;
        }
        return choice;
    }

    WebPage& page_;
    std::vector<bool> left_out_; ///< by part
};

} // namespace

HtmlChoice choose_article(WebPage& page) { return Chooser(page).choose(); }

} // namespace tally
