#pragma once

#include "claims/base/shape.h"
#include "claims/rules/rule.h"

#include <string_view>
#include <utility>
#include <vector>

namespace tally {

// The keys and words of the rule language, as tables: what reads a pack takes them from here, and
// `tally schema pack` writes them for editors.

const Shape& pack_shape();
const Shape& entity_shape();
const Shape& defaults_shape();
const Shape& severity_shape();
const Shape& compare_shape();
const Shape& rule_shape();
const Shape& match_shape(); ///< a pattern with keys of its own
const Shape& widen_shape();
const Shape& guard_shape();
const Shape& extra_capture_shape();
const Shape& fact_shape();
const Shape& claim_shape();
const Shape& test_shape();
const Shape& test_text_shape();      ///< a text of a pair
const Shape& expected_claim_shape(); ///< what a test `gives`; qualifiers stand beside its keys
const Shape& relation_shape();
const Shape& relation_test_shape();

/// A word of the language and what it means.
template <class T>
using Words = std::vector<std::pair<std::string_view, T>>;

const Words<RuleSeverity>& severity_words();
const Words<Moves>& moves_words();
const Words<PrecisionRule>& precision_words();
const Words<Independence>& independence_words();
const Words<Takes>& takes_words();
const Words<bool>& caseless_words();
const Words<bool>& prose_words();
const Words<std::string_view>& verdict_words();
const Words<std::string_view>& relation_verdict_words();
const Words<bool>& markdown_words(); ///< of a test's `format`
const Words<bool>& fallback_words(); ///< of `or`
const Words<Scope>& scope_words();   ///< of `in`, but for "4 words before"
const Words<bool>& polarity_words(); ///< whether it is asserted

} // namespace tally
