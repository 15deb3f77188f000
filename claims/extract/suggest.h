#pragma once

#include "claims/articles/article.h"
#include "claims/base/span.h"
#include "claims/extract/claim.h"

#include <optional>
#include <string>
#include <vector>

namespace tally {

/// A rule drafted from one sentence.
struct Draft {
    std::string id;      ///< "bridge-cost"
    std::string pattern; ///< "bridge cost {{m:money}}"
    Kind kind = Kind::number;
    Span value;       ///< of what it claims, in the article
    std::string rule; ///< as YAML, an item of `rules:`, with a test of the sentence
};

/// Whether a sentence is a cell on top of a table, from which nothing is drafted: it tells what the
/// cells below it say.
bool is_head(const Sentence& sentence);

/// Drafts a rule for each sentence of an article that has a value: its slot where the value stands,
/// the words around it, a fact named by them, and a test of the sentence. The value is the one
/// whose words hold `wanted`, else the one that is likeliest to be what the sentence tells. A draft
/// is only given where its rule can be read and its test passes; sentences for which there is none
/// are left out.
std::vector<Draft> suggest_rules(const Article& article, std::string_view wanted = "");

/// A pack of these rules, ready to be saved. Two that got the same id get a number behind it.
std::string draft_pack(const std::string& name, std::vector<Draft> drafts);

} // namespace tally
