#pragma once

#include "claims/reports/report.h"

#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// "Russia, targets sanctioned, by United States, round 2021-04": what a fact is about. As it is in
/// the data; whoever shows it on a terminal makes it visible.
std::string title_of(const Fact& fact);

/// "Russia, by United States": what the facts of a relation share; empty where that is nothing.
std::string title_of(const RelationResult& result);

/// "16 + 17 = 33, against 32": both sides of a relation written out.
std::string sums_of(const RelationResult& result);

/// Whether the message of a relation has both sides in it already.
bool says_both_sides(const RelationResult& result);

/// "individuals sanctioned: exactly 17": what a claim gives to a relation.
std::string part_words(const Report& report, std::size_t claim);

/// "f:7c1e90ab": as people are shown an id.
std::string short_id(std::string_view id);

/// "articles/ledger/2021-06-14-preview.txt:5:34": where a claim stands.
std::string place_of(const Report& report, const Claim& claim);

/// The name for people of a source's id, out of the configuration, else the id.
std::string_view name_of_source(const Report& report, std::string_view id);

/// The source of a claim, by its name for people.
std::string_view source_of(const Report& report, const Claim& claim);

/// The words that state a claim's value: "nearly 40", "$2.5 billion"; of a denial "not 10".
std::string value_words(const Report& report, const Claim& claim);

/// The same in at most 60 columns or so. Of a long quotation the words in which it differs from the
/// first of `others` that differs.
std::string short_value_words(const Report& report, const Claim& claim,
                              const std::vector<std::size_t>& others, std::string_view ellipsis);

/// What a claim's words allow, as they were compared, in its own unit: "exactly 32", "at least 36,
/// below 40", "taken as at least 4.5, below 5.5 km"; of a denial "denies at least 10".
std::string allowed_words(const Report& report, std::size_t claim);

/// One line on a finding, without a stop: of a conflict the rule's own message, else the fact's
/// title.
std::string message_of(const Report& report, const Fact& fact);

/// Who says what of a fact, counted in independent voices: "32 by one independent source (Meridian
/// Wire; Chronicle reprints it), nearly 40 by one (Ledger)". The value with most voices first;
/// `ellipsis` ends words that are too many.
std::string said_of(const Report& report, const Fact& fact, std::string_view ellipsis);

/// Of each value that is said of a fact the first claim, the value with most voices first.
std::vector<std::size_t> first_of_each_statement(const Report& report, const Fact& fact);

/// "one", "two" … "ten", "11".
std::string number_word(std::size_t number);

} // namespace tally
