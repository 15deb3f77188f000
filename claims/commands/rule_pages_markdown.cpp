#include "claims/base/utf8.h"
#include "claims/commands/rule_pages.h"
#include "claims/rules/describe.h"

#include <algorithm>

namespace tally {

namespace {

/// Text as Markdown shows it: nothing in it is a mark of its own, and it is safe for a terminal.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : visible(text)) {
        if (std::string_view("\\`*_{}[]<>#|~&").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

/// A code span whose fence is longer than any row of backquotes in it.
std::string code(std::string_view text) {
    std::size_t longest = 0;
    std::size_t row = 0;
    for (const char c : text) {
        row = c == '`' ? row + 1 : 0;
        longest = std::max(longest, row);
    }
    const std::string fence(longest + 1, '`');
    const std::string pad = longest > 0 ? " " : "";
    return fence + pad + visible(text) + pad + fence;
}

class MarkdownPages {
public:
    std::string text(const std::vector<RulePage>& pages) {
        const Pack* pack = nullptr;
        for (const RulePage& page : pages) {
            if (page.pack != pack) {
                pack = page.pack;
                out_ += (out_.empty() ? "# " : "\n# ") + plain(pack->id) + "\n";
                if (!pack->about.empty()) out_ += "\n" + plain(pack->about) + "\n";
            }
            write(page);
        }
        return std::move(out_);
    }

private:
    void write(const RulePage& page) {
        const Rule& rule = *page.rule;
        const RuleTerms& terms = *rule.terms;
        out_ += "\n## " + plain(terms.id) + "\n\n";
        if (!terms.about.empty()) out_ += plain(terms.about) + "\n\n";
        for (const ClaimTemplate& claim : rule.claims) {
            std::string text = text_of(claim.fact.subject) + ": " + text_of(claim.fact.attribute) +
                               " = {{" + claim.value + "}}";
            if (!claim.fact.unit.empty()) text += ", unit " + text_of(claim.fact.unit);
            for (const auto& [name, value] : claim.fact.qualifiers)
                text += ", " + name + " " + text_of(value);
            item("claims", code(text));
        }
        for (const Pattern& pattern : rule.match)
            item("match", code(pattern.source));
        for (const auto& [name, guards] :
             {std::pair("near", &rule.near), std::pair("unless", &rule.unless)})
            for (const Guard& guard : *guards)
                item(name, code(guard.pattern.source) + " in " + text_of(guard.scope, guard.words) +
                               (guard.because.empty() ? "" : ": " + plain(guard.because)));
        for (const ExtraCapture& extra : rule.with)
            item("with", plain(extra.name) + ": " + code(extra.pattern.source) + " in " +
                             text_of(extra.scope, extra.words) +
                             (extra.required       ? ", required"
                              : extra.or_published ? ", or published"
                                                   : ""));
        item("moves", std::string(name_of(terms.moves)));
        if (terms.tolerance) item("tolerance", text_of(*terms.tolerance));
        if (!terms.help.empty()) item("help", plain(terms.help));
        if (!terms.see.empty()) item("see", "<" + plain(terms.see) + ">");
        tests(page.tests);
    }

    void item(std::string_view name, const std::string& text) {
        out_ += "- " + std::string(name) + ": " + text + "\n";
    }

    void tests(const std::vector<TestOutcome>& tests) {
        if (tests.empty()) {
            out_ += "\nNo tests.\n";
            return;
        }
        out_ += "\n| test | text | gives |\n| --- | --- | --- |\n";
        for (const TestOutcome& test : tests) {
            std::string texts;
            for (const TestText& text : test.test->texts)
                texts += (texts.empty() ? "" : "<br>") + plain(text.text);
            std::string gives = test.sort == TestOutcome::Sort::pair ? test.test->verdict : "";
            for (const Claim& claim : test.claims)
                gives += (gives.empty() ? "" : "<br>") + plain(claim_words(claim));
            if (!test.why.empty()) gives += (gives.empty() ? "" : "<br>") + plain(test.why);
            out_ += "| " + std::string(name_of(test.sort)) + " | " + texts + " | " + gives + " |\n";
        }
    }

    std::string out_;
};

} // namespace

std::string rule_pages_markdown(const std::vector<RulePage>& pages) {
    return MarkdownPages().text(pages);
}

} // namespace tally
