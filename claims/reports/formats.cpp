#include "claims/reports/formats.h"

namespace tally {

const std::vector<ReportFormat>& report_formats() {
    static const std::vector<ReportFormat> table = {
        {"text", "findings with their evidence, for people", write_text},
        {"concise", "path:line:column: severity: message [rule], a line a finding", write_concise},
        {"json", "facts, claims, coverage and errors as one object", write_json},
        {"jsonl", "the same, an object a line", write_jsonl},
        {"sarif", "SARIF 2.1.0, for code scanning", write_sarif},
        {"junit", "JUnit XML, a case a fact", write_junit},
        {"github", "text, and annotations for GitHub Actions", write_github, false},
        {"gitlab", "Code Quality for GitLab", write_gitlab},
        {"rdjson", "diagnostics for reviewdog", write_rdjson},
        {"html", "one page with all evidence, for people", write_html, false},
        {"markdown", "for a pull request or the summary of a run", write_markdown},
    };
    return table;
}

} // namespace tally
