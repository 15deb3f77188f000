#include "claims/reports/formats.h"

namespace tally {

const std::vector<ReportFormat>& report_formats() {
    static const std::vector<ReportFormat> table = {
        {"text", "findings with their evidence, for people", write_text},
        {"concise", "path:line:column: severity: message [rule], a line a finding", write_concise},
        {"json", "facts, claims, coverage and errors as one object", write_json},
    };
    return table;
}

} // namespace tally
