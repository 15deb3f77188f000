// The forms for other programs, each held to its specification by readers that are not ours
// (tests/support/validate_reports.py), whatever the text holds.
#include "claims/base/utf8.h"
#include "claims/reports/formats.h"
#include "tests/reports/sample.h"
#include "tests/support/cases.h"
#include "tests/support/golden.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <unistd.h>
#include <vector>

namespace fs = std::filesystem;
using namespace tally;
using namespace tally::tests;

namespace {

constexpr std::string_view validated[] = {"sarif",  "junit", "github",   "gitlab",
                                          "rdjson", "jsonl", "markdown", "html"};

std::string printed(std::string_view format, Report report) {
    report.random = "0123456789abcdef0123456789abcdef";
    report.at = "2021-06-16T07:48:00Z";
    report.exit_status = 1;
    std::string out;
    for (const ReportFormat& one : report_formats())
        if (one.name == format)
            one.write(report, {}, [&](std::string_view piece) { out += piece; });
    return out;
}

/// What the validator says of reports; "" where all are good.
std::string mistakes_in(std::string_view format, const std::vector<std::string>& texts) {
    std::string name = (fs::temp_directory_path() / "tally-report-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
    const fs::path folder = name;
    std::string line = "python3 tests/support/validate_reports.py " + std::string(format);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const fs::path path = folder / std::to_string(i);
        std::ofstream(path, std::ios::binary) << texts[i];
        line += " '" + path.string() + "'";
    }
    line += " > '" + (folder / "told").string() + "' 2>&1";
    const int status = std::system(line.c_str()); // NOLINT(cert-env33-c): our own words
    const std::string told = read_file(folder / "told");
    fs::remove_all(folder);
    return status == 0 ? "" : told + "(the validator needs python3-jsonschema, libxml2-utils)";
}

std::string mistakes_in(std::string_view format, const std::string& text) {
    return mistakes_in(format, std::vector<std::string>{text});
}

/// Facts in conflict, more than any form takes.
Sample many_conflicts(std::size_t count) {
    Sample sample;
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += "They named " + std::to_string(i) + " firms.\n";
    const auto a = sample.article("a.txt", "a", "2021-06-10", text);
    const auto b = sample.article("b.txt", "b", "2021-06-11", "They named 40 firms.");
    RuleTerms rule;
    rule.id = "many/rule";
    for (std::size_t i = 0; i < count; ++i) {
        sample.fact("subject " + std::to_string(i), "firms", Verdict::conflict, rule);
        std::string hex = std::to_string(i);
        sample.checked.facts.back().id = "f:" + std::string(16 - hex.size(), '0') + hex;
        sample.claim(a, std::to_string(i) + " firms", Interval::exactly(Decimal(32)));
        sample.claim(b, "40 firms", Interval::exactly(Decimal(40)));
        sample.conflict("no number is both");
    }
    return sample;
}

/// One claim behind each sort of character that columns may count otherwise, in lines that end in
/// CRLF: é, a letter beyond the basic plane, a combining mark, a tab.
Sample columns_sample() {
    Sample sample;
    const auto a = sample.article("dir é/a.txt", "a", "2021-06-11",
                                  "First line.\r\n"
                                  "\xC3\xA9\xF0\x90\x90\x80o\xCC\x88\tnamed 32 caf\xC3\xA9s.\r\n"
                                  "Last line.\r\n");
    const auto b = sample.article("b.txt", "b", "2021-06-10", "They named 40 caf\xC3\xA9s.\r\n");
    RuleTerms rule;
    rule.id = "columns/rule";
    rule.message = "sources disagree";
    sample.fact("subject", "caf\xC3\xA9s named", Verdict::conflict, rule);
    sample.claim(b, "40 caf\xC3\xA9s", Interval::exactly(Decimal(40)));
    sample.claim(a, "32 caf\xC3\xA9s", Interval::exactly(Decimal(32)));
    sample.conflict("no number is both 32 and 40");
    return sample;
}

void must_contain(const std::string& text, std::string_view part) {
    BOOST_TEST(text.find(part) != std::string::npos, part << " is not in\n" << text);
}

} // namespace

BOOST_AUTO_TEST_SUITE(reports)
BOOST_AUTO_TEST_SUITE(formats)

BOOST_AUTO_TEST_CASE(each_is_what_its_specification_says) {
    const Sample sample = summit_sample();
    for (const std::string_view format : validated) {
        const std::string text = printed(format, sample.report(Show::all));
        if (format != "html") // its style and script stand in files of their own
            check_golden("fixtures/reports/summit." + std::string(format), text);
        const std::string told = mistakes_in(format, text);
        BOOST_TEST(told.empty(), told);
    }
}

BOOST_AUTO_TEST_CASE(and_with_nothing_in_it) {
    Sample sample;
    sample.article("a.txt", "a", "2021-06-10", "Nothing.");
    for (const std::string_view format : validated) {
        const std::string told = mistakes_in(format, printed(format, sample.report(Show::all)));
        BOOST_TEST(told.empty(), told);
    }
}

BOOST_AUTO_TEST_CASE(and_with_hostile_text) {
    const Sample sample = hostile_sample();
    for (const std::string_view format : validated) {
        const std::string text = printed(format, sample.report(Show::all));
        const std::string told = mistakes_in(format, text);
        BOOST_TEST(told.empty(), told);
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint point = code_point_at(text, at);
            BOOST_REQUIRE_MESSAGE(point.value == U'\n' || !is_unseen(point.value),
                                  format << " has an unseen character at " << at);
            at += point.size;
        }
    }
}

BOOST_AUTO_TEST_CASE(and_with_markup_and_commands_of_others) {
    std::map<std::string_view, std::vector<std::string>> texts;
    for (const std::string_view words :
         {"\n::error::owned", "::add-mask::32", "##[error]x", "%0A::error::x", "]]>", "<script>",
          "&amp;", "</failure>", "\"' onload=x", "](9)", "[x](https://a.example)", "a|b", "`x`",
          "@all", "#1", "\xEF\xBF\xBE", "https://a.example", "--><b>"}) {
        Sample sample;
        const std::string evil(words);
        const auto a =
            sample.article("a" + evil + ".txt", "a" + evil, "2021-06-10", "They named 32 firms.");
        const auto b = sample.article("b.txt", "b", "2021-06-11", "Then " + evil + " 40 firms.");
        RuleTerms rule;
        rule.id = "pack/rule";
        rule.message = rule.help = rule.see = rule.about = evil;
        sample.fact(evil, evil, Verdict::conflict, rule);
        sample.claim(a, "32 firms", Interval::exactly(Decimal(32)));
        sample.claim(b, evil + " 40 firms", Interval::exactly(Decimal(40)));
        sample.conflict(evil);
        sample.corpus.unread.push_back({evil, evil, 1, 1, evil});
        for (const std::string_view format : validated)
            texts[format].push_back(printed(format, sample.report(Show::all)));
    }
    for (const auto& [format, all] : texts) {
        const std::string told = mistakes_in(format, all);
        BOOST_TEST(told.empty(), told);
    }
}

BOOST_AUTO_TEST_CASE(the_validator_sees_what_is_wrong) {
    const Sample sample = summit_sample();
    const auto broken = [&](std::string_view format, std::string_view good, std::string_view bad) {
        std::string text = printed(format, sample.report(Show::all));
        const std::size_t at = text.find(good);
        BOOST_REQUIRE_MESSAGE(at != std::string::npos, good << " is not in " << text);
        BOOST_TEST(mistakes_in(format, text.replace(at, good.size(), bad)) != "");
    };
    broken("sarif", "\"startLine\":5", "\"startLine\":0");
    broken("sarif", "](1)", "](7)");
    broken("sarif", "\"level\":\"error\"", "\"level\":\"fatal\"");
    broken("junit", "failures=\"1\"", "failures=\"2\"");
    broken("junit", "<testcase classname", "<case classname");
    broken("github", "%3A", ":");
    broken("gitlab", "\"major\"", "\"bad\"");
    broken("rdjson", "\"ERROR\"", "\"error\"");
    broken("jsonl", "\"type\":\"run\"", "\"type\":\"walk\"");
    broken("html", "--ground: #fff", "--ground: #eee");
    broken("html", "<h2>Facts", "<img>");
    broken("markdown", "<b>", "<i>");
}

BOOST_AUTO_TEST_CASE(columns_count_what_each_form_counts) {
    const Sample sample = columns_sample();
    const Report report = sample.report(Show::findings);
    // é 𐐀 o ̈ TAB n a m e d blank: the value stands behind 11 code points, 16 bytes.
    must_contain(printed("concise", report), "dir é/a.txt:2:12: error: ");
    must_contain(printed("text", report), "--> dir é/a.txt:2:12");
    must_contain(printed("json", report), "\"line\":2,\"column\":12");
    must_contain(printed("jsonl", report), "\"line\":2,\"column\":12");
    const std::string sarif = printed("sarif", report);
    must_contain(sarif, "\"uri\":\"dir%20%C3%A9/a.txt\"");
    must_contain(sarif,
                 "{\"startLine\":2,\"startColumn\":12,\"endLine\":2,\"endColumn\":20,\"snippet\"");
    must_contain(printed("rdjson", report),
                 "{\"start\":{\"line\":2,\"column\":17},\"end\":{\"line\":2,\"column\":26}}");
    must_contain(printed("github", report),
                 "file=dir é/a.txt,line=2,endLine=2,col=12,endColumn=20");
    must_contain(printed("gitlab", report), "\"begin\": 2");
    must_contain(printed("junit", report), "file=\"dir é/a.txt\" line=\"2\"");
    must_contain(printed("markdown", report), "dir é/a.txt:2:12");
    for (const std::string_view format : validated) {
        const std::string told = mistakes_in(format, printed(format, report));
        BOOST_TEST(told.empty(), told);
    }
}

BOOST_AUTO_TEST_CASE(html_holds_what_a_browser_lays_out) {
    const Sample sample = many_conflicts(2003);
    const std::string text = printed("html", sample.report(Show::findings));
    must_contain(text, "The 2000 heaviest of 2003 facts stand here");
    const std::string told = mistakes_in("html", text);
    BOOST_TEST(told.empty(), told);
}

BOOST_AUTO_TEST_CASE(html_sets_one_voice_side_by_side_and_folds_many) {
    const std::string few = printed("html", summit_sample().report(Show::findings));
    must_contain(few, "<th scope=colgroup class=voice colspan=2>one voice");
    must_contain(few, "<td class=ne>≠ nearly 40");
    must_contain(few, "also printed by Chronicle");
    must_contain(few, "<svg ");
    Sample many;
    RuleTerms rule;
    rule.id = "many/rule";
    many.fact("subject", "firms named", Verdict::agreement, rule);
    for (int i = 0; i < 40; ++i) {
        const std::string name = "source" + std::to_string(i);
        const auto article =
            many.article(name + ".txt", name, "2021-06-10", "They named 32 firms.");
        many.claim(article, "32 firms", Interval::exactly(Decimal(32)));
    }
    must_contain(printed("html", many.report(Show::findings)),
                 "<span>= 32 firms</span> 40 sources");
}

BOOST_AUTO_TEST_CASE(github_is_told_ten_and_how_many_more) {
    const Sample sample = many_conflicts(13);
    const std::string text = printed("github", sample.report(Show::findings));
    must_contain(text, "::error title=tally::4 more like these");
    BOOST_TEST(mistakes_in("github", text) == "");
    BOOST_TEST(mistakes_in("github", printed("github", many_conflicts(10).report(Show::all))) ==
               "");
}

BOOST_AUTO_TEST_CASE(sarif_holds_what_github_keeps) {
    const Sample sample = many_conflicts(sarif_results + 3);
    const std::string told = mistakes_in("sarif", printed("sarif", sample.report(Show::findings)));
    BOOST_TEST(told.empty(), told);
    const std::string cut = mistakes_in("markdown", printed("markdown", sample.report(Show::all)));
    BOOST_TEST(cut.empty(), cut);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
