#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/check/pair.h"
#include "claims/check/wording.h"
#include "claims/commands/commands.h"
#include "claims/commands/input.h"
#include "claims/commands/packs.h"
#include "claims/commands/terminal.h"
#include "claims/extract/examples.h"
#include "claims/reports/excerpt.h"
#include "claims/reports/paint.h"
#include "claims/rules/packs.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace tally {

namespace {

constexpr std::string_view indent = "        ";

struct Totals {
    std::size_t passed = 0, failed = 0, untested = 0;
};

std::size_t failed_tests(const RuleExamples& result) {
    std::set<std::size_t> failed;
    for (const ExampleFault& fault : result.faults)
        failed.insert(fault.test);
    return failed.size();
}

/// "military aid received = 125,000,000 USD"; of a match that gave no claim, that.
std::string label_of(const Underlined& underlined) {
    if (!underlined.claim) return "matched, and was refused";
    const Claim& claim = *underlined.claim;
    const Value& value = claim.value;
    const bool named = value.kind == Kind::name || value.kind == Kind::quote;
    std::string label = claim.attribute + " = ";
    label += named ? "'" + value.name + "'" : interval_words(value.allows, value.kind);
    if (!value.unit.empty()) label += " " + value.unit;
    return claim.polarity == Polarity::denied ? label + ", denied" : label;
}

class Printer {
public:
    explicit Printer(const Given& given, Environment& environment)
        : out_(environment.out),
          paint_(wants_colour(environment, environment.out, given.text("--color"))),
          width_(text_width(environment, environment.out)),
          ellipsis_(speaks_utf8(environment) ? "…" : "...") {}

    void print(const Pack& pack, const std::vector<RuleExamples>& results, Totals& totals) {
        std::size_t tests = 0;
        std::size_t longest = 0;
        for (const RuleExamples& result : results) {
            tests += result.rule->tests.size();
            longest = std::max(longest, display_width(short_id(*result.rule)));
        }
        std::string files;
        for (const std::string& file : pack.files)
            files += (files.empty() ? "" : ", ") + visible(file);
        line(files + "  " + counted(pack.rules.size(), "rule") + ", " + counted(tests, "test") +
             ", " + counted(pack.relations.size(), "relation"));
        for (const RuleExamples& result : results)
            print(result, longest, totals);
    }

    void print(const Totals& totals) {
        line(std::to_string(totals.passed) + " passed, " + std::to_string(totals.failed) +
             " failed, " + counted(totals.untested, "rule") + " untested");
    }

private:
    static std::string short_id(const Rule& rule) {
        return visible(rule.terms->id.substr(rule.terms->id.find('/') + 1));
    }

    void line(const std::string& text) { out_.write(text + "\n"); }

    void print(const RuleExamples& result, std::size_t longest, Totals& totals) {
        const std::size_t all = result.rule->tests.size();
        const std::size_t failed = failed_tests(result);
        totals.passed += result.passed;
        totals.failed += failed;
        const std::string id = padded(short_id(*result.rule), longest);
        if (all == 0) {
            ++totals.untested;
            line("  " + paint_(Ink::note, "none") + "  " + id + "  no tests");
        } else if (failed == 0) {
            line("  " + paint_(Ink::good, "ok") + "    " + id + "  " + std::to_string(all));
        } else {
            line("  " + paint_(Ink::error, "FAIL") + "  " + id + "  " + std::to_string(failed) +
                 " of " + std::to_string(all));
            for (const ExampleFault& fault : result.faults)
                print(fault);
        }
    }

    void print(const ExampleFault& fault) {
        line(std::string(indent) +
             to_string(Diagnostic{fault.where, fault.what, "", Severity::error}));
        for (const Underlined& underlined : fault.underlined)
            print(underlined);
        if (!fault.because.empty()) remark("because: ", fault.because);
        if (!fault.help.empty()) remark("help: ", fault.help);
    }

    void print(const Underlined& underlined) {
        const std::string frame = std::string(indent) + "  " + paint_(Ink::frame, "|") + " ";
        const std::size_t room = width_ - indent.size() - 4;
        const Excerpt shown =
            excerpt(underlined.text, {0, underlined.text.size()}, underlined.span, room, ellipsis_);
        line(frame + shown.line);
        if (underlined.span.empty()) return;
        line(frame + std::string(shown.mark_column, ' ') +
             paint_(Ink::primary, std::string(shown.mark_width, '^')) + " " +
             visible(label_of(underlined)));
    }

    void remark(std::string_view word, const std::string& text) {
        const std::size_t behind = indent.size() + 4;
        line(std::string(indent) + "  " + paint_(Ink::frame, "=") + " " + std::string(word) +
             wrapped(visible(text), width_, behind + word.size()));
    }

    Output& out_;
    Paint paint_;
    std::size_t width_;
    std::string_view ellipsis_;
};

/// The packs that the operands name, else those of the configuration.
std::optional<std::vector<Pack>> packs_to_test(const Given& given, Environment& environment) {
    if (given.operands.empty()) {
        const std::optional<Config> config = read_config_choice(given, environment);
        if (!config) return std::nullopt;
        return read_pack_choice(given, *config, environment);
    }
    std::vector<PackChoice> choices;
    for (const std::string& operand : given.operands)
        choices.push_back({operand, {"tally", 0, 0}, ""});
    Result<std::vector<Pack>> packs = load_packs(choices);
    if (packs) return std::move(packs).value();
    tell_all(environment, packs.error());
    return std::nullopt;
}

ExitStatus run_test(const Given& given, Environment& environment) {
    const std::optional<std::vector<Pack>> packs = packs_to_test(given, environment);
    if (!packs) return ExitStatus::failed;
    Printer printer(given, environment);
    Totals totals;
    for (const Pack& pack : *packs) {
        printer.print(pack, run_examples(pack, verdict_of_pair), totals);
        if (environment.out.closed()) break;
    }
    printer.print(totals);
    return totals.failed > 0 ? ExitStatus::findings : ExitStatus::clean;
}

} // namespace

Command test_command() {
    return {{"test",
             "Run the tests that are written in rule packs.",
             {"PACK…"},
             {{"tally test", "the packs that tally.yaml names, or those that come with tally"},
              {"tally test rules/floods.yaml", "the packs of one file"}},
             with_common_options({{"--config", "FILE", "this configuration"},
                                  {"--no-config", "", "no configuration"}})},
            run_test};
}

} // namespace tally
