#pragma once

#include "claims/reports/report.h"

#include <functional>
#include <string_view>
#include <vector>

namespace tally {

/// Where a report's bytes go, piece by piece.
using Sink = std::function<void(std::string_view)>;

/// A form that `tally check` can print: a row of the table in formats.cpp.
struct ReportFormat {
    std::string_view name, about;
    void (*write)(const Report& report, const Layout& layout, const Sink& sink) = nullptr;
};

/// For people, at a terminal.
void write_text(const Report& report, const Layout& layout, const Sink& sink);
/// A line a finding, as compilers print them: editors and CI systems find the place.
void write_concise(const Report& report, const Layout& layout, const Sink& sink);
/// The object of docs/contract.md.
void write_json(const Report& report, const Layout& layout, const Sink& sink);

const std::vector<ReportFormat>& report_formats();

} // namespace tally
