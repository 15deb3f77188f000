#pragma once

#include "claims/reports/report.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// What a reader is told of one fact or one relation: the same in every form that lists findings.
/// Text is as it is in the data; each form escapes it in its own way.
struct Finding {
    const Fact* fact = nullptr; ///< or
    const RelationResult* relation = nullptr;

    std::string id;      ///< "f:…" or "r:…", with all its digits
    std::string rule;    ///< "pack/rule"
    std::string verdict; ///< of a fact its verdict; of a relation "fails" or "holds"
    RuleSeverity weight = RuleSeverity::note; ///< never `off`: what agrees or holds is a note
    bool fails = false;                       ///< it makes the check fail

    std::string headline; ///< "sources disagree on how many …", without a stop
    std::string evidence; ///< "nearly 40 here, 32 in Meridian Wire"
    std::string title;    ///< what it is about: "Russia, targets sanctioned, by United States"
    std::string why;      ///< the arithmetic; empty where nothing is wrong
    std::string help, see;

    /// The claim that a reader is led to first, then those that it is held against; never empty.
    std::vector<std::size_t> claims;

    bool is_good() const { return verdict == "agreement" || verdict == "holds"; }
    std::string_view pack() const { return std::string_view(rule).substr(0, rule.find('/')); }
};

/// The finding of one fact, or of one relation that was evaluated.
Finding finding_of(const Report& report, const Fact& fact, std::string_view ellipsis = "…");
Finding finding_of(const Report& report, const RelationResult& result,
                   std::string_view ellipsis = "…");

/// All that is shown: facts in order of the place that a reader is led to, then relations, those
/// that hold before those that fail.
std::vector<Finding> shown_findings(const Report& report, std::string_view ellipsis = "…");

/// The same without what agrees or holds, the heaviest first: for forms that list problems, and
/// have room for some.
std::vector<Finding> problems(const Report& report);

/// The path of a claim's article, and that path from the root of the repository, for services that
/// look files up there.
const std::string& path_of(const Report& report, const Claim& claim);
const std::string& repository_path_of(const Report& report, const Claim& claim);

/// "40 here; 32 in Meridian Wire (meridian/a.txt:5)": each claim with its place, for forms that
/// have one place only.
std::string sides_of(const Report& report, const Finding& finding);

/// A finding as `text` shows it, without a line end: evidence, arithmetic, voices.
std::string text_of(const Report& report, const Finding& finding, const Layout& layout);

} // namespace tally
