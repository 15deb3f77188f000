#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/check/wording.h"
#include "claims/reports/fact_words.h"
#include "claims/reports/html_parts.h"
#include "claims/reports/markup.h"
#include "claims/reports/next_commands.h"
#include "claims/reports/plot.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t most_cards = 12;

bool is_web_address(const std::string& text) {
    return text.starts_with("https://") || text.starts_with("http://");
}

/// An address that leads to the words in the live page (a text fragment).
std::string live_address(const Article& article, std::string_view words) {
    std::string fragment;
    for (const char c : uri_of(words)) // "-", "," and "&" have a meaning there
        fragment += c == '-' ? std::string("%2D") : std::string(1, c);
    const std::size_t hash = article.url.find('#');
    return article.url.substr(0, hash) + "#:~:text=" + fragment;
}

std::string sentence(const Article& article, const Claim& claim) {
    const auto part = [&](std::size_t start, std::size_t end) {
        std::string text;
        for (const char c : html_text(Span{start, end}.of(article.text))) // on one line
            text += c == '\n' || c == '\t' ? ' ' : c;
        return text;
    };
    const Span value = claim.value.span;
    const std::size_t start = std::min(claim.sentence.start, value.start);
    const std::size_t end = std::max(claim.sentence.end, value.end);
    return part(start, value.start) + "<mark>" + part(value.start, value.end) + "</mark>" +
           part(value.end, end);
}

/// Claims that say the same in one text are one card; the others print it too.
struct Card {
    std::size_t claim = 0;
    std::vector<std::string> also;
};

std::vector<Card> cards_of(const Report& report, const Finding& finding) {
    std::vector<std::vector<std::size_t>> groups;
    const auto same_voice = [&](std::size_t a, std::size_t b) {
        const Compared& one = report.checked.compared.at(a);
        const Compared& other = report.checked.compared.at(b);
        return one.origin == other.origin && one.min_key == other.min_key &&
               one.max_key == other.max_key && one.interval == other.interval;
    };
    std::vector<std::size_t> order = finding.claims; // who a reader is led to comes first
    for (const std::size_t claim : finding.fact->claims)
        if (std::find(order.begin(), order.end(), claim) == order.end()) order.push_back(claim);
    for (const std::size_t claim : order) {
        const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& one) {
            return same_voice(one.front(), claim);
        });
        if (group == groups.end())
            groups.push_back({claim});
        else
            group->push_back(claim);
    }
    std::vector<Card> cards;
    for (const std::vector<std::size_t>& group : groups) {
        Card card{original_claim(report, group), {}};
        const std::string_view own = source_of(report, report.checked.claims.at(card.claim));
        for (const std::size_t claim : group) {
            const std::string name(source_of(report, report.checked.claims.at(claim)));
            if (name != own &&
                std::find(card.also.begin(), card.also.end(), name) == card.also.end())
                card.also.push_back(name);
        }
        cards.push_back(std::move(card));
    }
    return cards;
}

std::string card_text(const Report& report, const Card& card) {
    const Claim& claim = report.checked.claims.at(card.claim);
    const Article& article = report.corpus.articles.at(claim.article);
    std::string out = "<li><p><b>" + html_text(source_of(report, claim)) + "</b> ";
    if (article.day) out += "<time>" + iso_date(*article.day) + "</time> ";
    out += "<span class=at>" + html_text(place_of(report, claim)) + "</span>";
    out += "<blockquote";
    if (!article.language.empty()) out += " lang=\"" + html_text(article.language) + "\"";
    out += '>' + sentence(article, claim) + "</blockquote>";
    std::string told;
    if (const std::string allowed = allowed_words(report, card.claim); !allowed.empty())
        told += html_text(allowed);
    if (!claim.attribution.empty())
        told += (told.empty() ? "" : ", ") + ("according to " + html_text(claim.attribution));
    if (!card.also.empty()) {
        told += (told.empty() ? "" : "; ") + std::string("also printed by ");
        for (std::size_t i = 0; i < card.also.size(); ++i)
            told += (i > 0 ? ", " : "") + html_text(card.also[i]);
    }
    if (!told.empty()) out += "<p>" + told;
    if (is_web_address(article.url))
        out += "<p><a rel=\"noreferrer noopener\" href=\"" +
               html_text(live_address(article, claim.value.span.of(article.text))) +
               "\">in the live page</a>";
    return out;
}

/// The commands that a reader may go on with; the script gives each a button that copies it.
std::string next_steps(const Report& report, const Fact& fact) {
    std::string settle;
    for (const std::string& value : acceptable_values(report, fact))
        if (const auto command = decide_command(report, fact, value, "…"))
            settle += "<div><code class=run>" + html_text(*command) + "</code></div>";
    std::string out = settle.empty() ? "" : "<dt>settle<dd>" + settle;
    if (const auto explain = explain_command(report, fact.id);
        explain && fact.verdict == Verdict::conflict)
        out += "<dt>explain<dd><code class=run>" + html_text(*explain) + "</code>";
    return out;
}

std::string term(std::string_view name, const std::string& text) {
    return text.empty() ? "" : "<dt>" + std::string(name) + "<dd>" + html_text(text);
}

} // namespace

std::string anchor_of(const Finding& finding) {
    std::string out = finding.id;
    std::replace(out.begin(), out.end(), ':', '-');
    return out;
}

std::string_view sign_of(std::string_view verdict) {
    if (verdict == "conflict" || verdict == "fails") return "≠";
    if (verdict == "update") return "↑";
    if (verdict == "agreement" || verdict == "holds") return "=";
    if (verdict == "echo") return "≈";
    return "·";
}

std::string html_fact(const HtmlPage& page, const Finding& finding) {
    const Report& report = page.report;
    const Fact& fact = *finding.fact;
    const std::string anchor = anchor_of(finding);
    std::string out =
        "<details id=\"" + anchor + "\"" + (fact.verdict == Verdict::conflict ? " open" : "") +
        "><summary><span class=v-" + finding.verdict + ">" + std::string(sign_of(finding.verdict)) +
        ' ' + finding.verdict + "</span> <b>" + html_text(finding.title) + "</b> " +
        html_text(finding.evidence) + "</summary>";
    if (fact.verdict == Verdict::conflict &&
        finding.headline.find(finding.title) == std::string::npos)
        out += "<p>" + html_text(finding.headline);
    out += "<ul class=cards>";
    const std::vector<Card> cards = cards_of(report, finding);
    for (std::size_t i = 0; i < std::min(cards.size(), most_cards); ++i)
        out += card_text(report, cards[i]);
    out += "</ul>";
    if (cards.size() > most_cards)
        out += "<p>and " + counted(cards.size() - most_cards, "more text") + "; json has all.";
    const std::string plots =
        interval_plot(report, fact, anchor + "-i") + timeline_plot(report, fact, anchor + "-t");
    if (!plots.empty()) out += "<div class=plots>" + plots + "</div>";
    std::string terms =
        term("why", finding.why) + term("time", fact.time) + term("ruling", fact.settled);
    if (fact.common_as_written && fact.verdict == Verdict::agreement)
        terms += term("all allow",
                      interval_words(*fact.common_as_written, fact.kind) +
                          behind_number(fact.unit_in_words, false) + " (" +
                          (fact.strength ? std::string(name_of(*fact.strength)) : "agreed") + ")");
    if (fact.verdict != Verdict::single_source) terms += term("said", said_of(report, fact, "…"));
    if (finding.weight <= RuleSeverity::warning) terms += term("help", finding.help);
    if (is_web_address(finding.see))
        terms += "<dt>see<dd><a rel=\"noreferrer noopener\" href=\"" + html_text(finding.see) +
                 "\">" + html_text(finding.see) + "</a>";
    terms += next_steps(report, fact);
    terms += "<dt>rule<dd><code>" + html_text(finding.rule) + "</code> <code>" +
             html_text(finding.id) + "</code>";
    return out + "<dl>" + terms + "</dl></details>\n";
}

} // namespace tally
