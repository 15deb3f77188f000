// SARIF 2.1.0 (OASIS), as GitHub code scanning reads it: one place a result, the other sides as
// related places that the message links to, and a fingerprint of the fact instead of one of the
// line, for a line of news is a paragraph and holds several facts.
#include "claims/base/json.h"
#include "claims/base/utf8.h"
#include "claims/reports/fact_words.h"
#include "claims/reports/finding.h"
#include "claims/reports/formats.h"
#include "claims/reports/markup.h"
#include "claims/reports/region.h"

#include <algorithm>
#include <map>
#include <string>

namespace tally {

namespace {

constexpr std::string_view schema = "https://json.schemastore.org/sarif-2.1.0.json";

/// The start of a text that has at most so many code points.
std::string cut(const std::string& text, std::size_t most) {
    if (code_points(text) <= most) return text;
    std::size_t at = 0;
    for (std::size_t count = 0; count + 1 < most; ++count)
        at += code_point_at(text, at).size;
    return text.substr(0, at) + "…";
}

constexpr std::size_t most_in_description = 1024;
constexpr std::size_t most_in_name = 255;

/// Text inside a message, where [words](1) is a link.
std::string message_text(std::string_view text) {
    std::string out;
    for (const char c : visible(text)) {
        if (c == '[' || c == ']' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

class SarifReport {
public:
    SarifReport(const Report& report, const Sink& sink)
        : report_(report), sink_(sink), json_(out_), findings_(problems(report)) {
        if (findings_.size() > sarif_results) findings_.resize(sarif_results);
        for (const Finding& finding : findings_)
            rules_.try_emplace(finding.rule, Rule{0, &finding});
        std::size_t index = 0;
        for (auto& [id, rule] : rules_)
            rule.index = index++;
        if (report.known)
            for (const KnownFinding& known : *report.known)
                known_.emplace(known.entry.id, known.state);
    }

    void write() {
        json_.begin_object().member("$schema", schema).member("version", "2.1.0");
        json_.key("runs").begin_array().begin_object();
        tool();
        json_.member("columnKind", "unicodeCodePoints");
        const std::string project = report_.project.empty() ? "" : uri_of(report_.project) + '/';
        json_.key("automationDetails").begin_object().member("id", "tally/" + project);
        json_.end_object();
        invocation();
        json_.key("results").begin_array();
        for (const Finding& finding : findings_) {
            result(finding);
            sink_(out_);
            out_.clear();
        }
        json_.end_array().end_object().end_array().end_object();
        sink_(out_ + '\n');
    }

private:
    struct Rule {
        std::size_t index = 0;
        const Finding* example = nullptr;
    };

    void tool() {
        json_.key("tool").begin_object().key("driver").begin_object();
        json_.member("name", "tally").member("semanticVersion", report_.program);
        json_.key("rules").begin_array();
        for (const auto& [id, rule] : rules_)
            describe(id, *rule.example);
        json_.end_array().end_object().end_object();
    }

    void describe(const std::string& id, const Finding& finding) {
        const auto text = [&](std::string_view key, const std::string& words) {
            json_.key(key).begin_object().member("text", cut(visible(words), most_in_description));
            json_.end_object();
        };
        const bool is_fact = finding.fact != nullptr;
        const std::string& about =
            is_fact ? rule_of(report_, *finding.fact).about : finding.relation->relation->about;
        const std::string& message =
            is_fact ? rule_of(report_, *finding.fact).message : finding.relation->relation->expect;
        const std::string name = visible(id);
        const std::string full = message.empty() ? about : capital(message) + '.';
        std::string help = finding.help.empty() ? full : finding.help;
        if (!finding.see.empty()) help += (help.empty() ? "" : " ") + finding.see;
        json_.begin_object().member("id", name).member("name", cut(name, most_in_name));
        text("shortDescription", about.empty() ? (full.empty() ? id : full) : about);
        text("fullDescription", full.empty() ? id : full);
        json_.key("help").begin_object().member("text", visible(help.empty() ? id : help));
        json_.member("markdown", markdown_text(help.empty() ? id : help)).end_object();
        json_.key("defaultConfiguration").begin_object();
        json_.member("level", name_of(finding.weight)).end_object();
        json_.key("properties").begin_object();
        json_.key("tags").begin_array().value(is_fact ? "claim" : "relation");
        json_.value(visible(finding.pack())).end_array();
        json_.member("precision", "high");
        json_.member("problem.severity", finding.weight == RuleSeverity::error ? "error"
                                         : finding.weight == RuleSeverity::warning
                                             ? "warning"
                                             : "recommendation");
        json_.end_object().end_object();
    }

    /// What was not read: without it a reader would take the results for the whole picture.
    void invocation() {
        json_.key("invocations").begin_array().begin_object();
        json_.member("executionSuccessful", report_.corpus.unread.empty());
        json_.member("exitCode", report_.exit_status);
        if (!report_.corpus.unread.empty()) {
            json_.key("toolExecutionNotifications").begin_array();
            for (const UnreadInput& unread : report_.corpus.unread)
                notification(unread);
            json_.end_array();
        }
        json_.end_object().end_array();
    }

    void notification(const UnreadInput& unread) {
        json_.begin_object().member("level", "error").key("message").begin_object();
        json_.member("text", message_text(unread.path + ": " + unread.what)).end_object();
        json_.key("locations").begin_array().begin_object();
        json_.key("physicalLocation").begin_object();
        artifact(unread.path);
        if (unread.line > 0) {
            const std::size_t column = std::max<std::size_t>(unread.column, 1);
            json_.key("region").begin_object().member("startLine", unread.line);
            json_.member("startColumn", column).member("endLine", unread.line);
            json_.member("endColumn", column + 1).end_object();
        }
        json_.end_object().end_object().end_array().end_object();
    }

    void result(const Finding& finding) {
        json_.begin_object().member("ruleId", visible(finding.rule));
        json_.member("ruleIndex", rules_.at(finding.rule).index);
        json_.member("level", name_of(finding.weight)).key("message").begin_object();
        json_.member("text", message(finding)).end_object();
        json_.key("locations").begin_array();
        location(finding.claims.front(), 0, true);
        json_.end_array();
        if (finding.claims.size() > 1) {
            json_.key("relatedLocations").begin_array();
            for (std::size_t i = 1; i < finding.claims.size(); ++i)
                location(finding.claims[i], i, false);
            json_.end_array();
        }
        const std::string hex = finding.id.substr(finding.id.find(':') + 1);
        json_.key("partialFingerprints").begin_object();
        json_.member("primaryLocationLineHash", hex + ":1").member("tallyFact/v1", hex);
        json_.end_object();
        if (!known_.empty()) json_.member("baselineState", baseline_state(finding));
        if (finding.fact && !finding.fact->settled.empty()) {
            json_.key("suppressions").begin_array().begin_object().member("kind", "external");
            json_.member("status", "accepted");
            json_.member("justification", visible(finding.fact->settled)).end_object().end_array();
        }
        json_.key("properties").begin_object();
        json_.member("verdict", finding.verdict).member("fact", finding.id);
        json_.end_object().end_object();
    }

    /// In SARIF's words. What is found no more has no place, so it is no result.
    std::string_view baseline_state(const Finding& finding) const {
        const auto found = known_.find(finding.id);
        if (found == known_.end()) return "new";
        return found->second == KnownState::known ? "unchanged" : "updated";
    }

    /// "Sources disagree on …: nearly 40 here, [32 in Meridian Wire](1). Fact f:…, Russia, …". The
    /// first sentence stands alone, for it is all that some views show.
    std::string message(const Finding& finding) {
        std::string out = message_text(capital(finding.headline)) + ": ";
        const auto words = [&](std::size_t index) {
            return short_value_words(report_, report_.checked.claims.at(index), finding.claims,
                                     "…");
        };
        out += message_text(words(finding.claims.front())) + " here";
        for (std::size_t i = 1; i < finding.claims.size(); ++i) {
            const Claim& claim = report_.checked.claims.at(finding.claims[i]);
            out += ", [" +
                   message_text(words(finding.claims[i]) + " in " +
                                std::string(source_of(report_, claim))) +
                   "](" + std::to_string(i) + ")";
        }
        out += ". ";
        if (!finding.why.empty()) out += message_text(capital(finding.why)) + ". ";
        const bool is_fact = finding.fact != nullptr;
        return out + (is_fact ? "Fact " : "Relation ") + short_id(finding.id) +
               (finding.title.empty() ? "" : ", " + message_text(finding.title)) + '.';
    }

    void location(std::size_t index, std::size_t id, bool with_snippet) {
        const Claim& claim = report_.checked.claims.at(index);
        const Article& article = report_.corpus.articles.at(claim.article);
        const Region region = region_of(article, claim.value.span);
        json_.begin_object();
        if (id > 0) {
            json_.member("id", id).key("message").begin_object();
            json_.member("text", message_text(value_words(report_, claim))).end_object();
        }
        json_.key("physicalLocation").begin_object();
        artifact(repository_path_of(report_, claim));
        json_.key("region").begin_object().member("startLine", region.start_line);
        json_.member("startColumn", region.start_column).member("endLine", region.end_line);
        json_.member("endColumn", region.end_column);
        if (with_snippet) {
            json_.key("snippet").begin_object();
            json_.member("text", claim.value.span.of(article.text)).end_object();
        }
        json_.end_object().end_object().end_object();
    }

    void artifact(const std::string& path) {
        json_.key("artifactLocation").begin_object().member("uri", uri_of(path));
        if (!path.starts_with('/')) json_.member("uriBaseId", "%SRCROOT%");
        json_.end_object();
    }

    const Report& report_;
    const Sink& sink_;
    std::string out_;
    JsonWriter json_;
    std::vector<Finding> findings_;
    std::map<std::string, Rule> rules_;
    std::map<std::string, KnownState, std::less<>> known_; ///< by id; empty without a baseline
};

} // namespace

void write_sarif(const Report& report, const Layout&, const Sink& sink) {
    SarifReport(report, sink).write();
}

} // namespace tally
