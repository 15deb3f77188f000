#pragma once

#include "claims/reports/report.h"

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace tally {

/// Where a report's bytes go, piece by piece.
using Sink = std::function<void(std::string_view)>;

/// How many results a SARIF file holds at most, the worst: GitHub keeps no more.
constexpr std::size_t sarif_results = 5000;

/// A form that `tally check` can print: a row of the table in formats.cpp.
struct ReportFormat {
    std::string_view name, about;
    void (*write)(const Report& report, const Layout& layout, const Sink& sink) = nullptr;
    /// Of a check like one made before it tells the same: not so where it holds Report::random, or
    /// says when it was made and what is new since the last run.
    bool repeats = true;
};

/// For people, at a terminal.
void write_text(const Report& report, const Layout& layout, const Sink& sink);
/// A line a finding, as compilers print them: editors and CI systems find the place.
void write_concise(const Report& report, const Layout& layout, const Sink& sink);
/// The object of docs/contract.md.
void write_json(const Report& report, const Layout& layout, const Sink& sink);
/// Its parts, an object a line: the run, facts, relations, coverage, errors.
void write_jsonl(const Report& report, const Layout& layout, const Sink& sink);
/// SARIF 2.1.0, as GitHub code scanning takes it.
void write_sarif(const Report& report, const Layout& layout, const Sink& sink);
/// JUnit's XML: a suite a pack, a case a fact, agreeing ones too.
void write_junit(const Report& report, const Layout& layout, const Sink& sink);
/// The text report, and an annotation a finding for GitHub Actions. Needs Report::random.
void write_github(const Report& report, const Layout& layout, const Sink& sink);
/// GitLab's Code Quality.
void write_gitlab(const Report& report, const Layout& layout, const Sink& sink);
/// Reviewdog's diagnostics.
void write_rdjson(const Report& report, const Layout& layout, const Sink& sink);
/// One page that needs nothing else.
void write_html(const Report& report, const Layout& layout, const Sink& sink);
/// For a pull request or the summary of a CI run.
void write_markdown(const Report& report, const Layout& layout, const Sink& sink);

const std::vector<ReportFormat>& report_formats();

} // namespace tally
