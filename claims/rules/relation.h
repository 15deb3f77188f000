#pragma once

#include "claims/base/decimal.h"
#include "claims/rules/amount.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tally {

/// A part of an equation between facts, "entities sanctioned + 1", "years(a, b + 1d)".
struct RelationTerm {
    enum class Sort {
        attribute,  ///< `text` names the attribute of a fact
        amount,     ///< a number, or days: `amount`
        sum,        ///< of all parts
        difference, ///< the first part less the second
        years,      ///< whole years, months or days from the first part's day to the second's
        months,
        days
    };
    Sort sort = Sort::attribute;
    std::string text;
    Amount amount;
    std::vector<RelationTerm> parts;
    std::size_t offset = 0; ///< in the text that it was read from
};

enum class Comparison { equal, not_equal, less, at_most, more, at_least };

/// "left = right".
struct Relation {
    RelationTerm left, right;
    Comparison comparison = Comparison::equal;
};

struct RelationMistake {
    std::size_t offset = 0;
    std::string what, cure;
};

/// Reads `expect` of a relation: two sides with = != < <= > >= between them; a side is terms with
/// + and - (blanks around them, for hyphens are parts of words); a term is an attribute's words, a
/// number, a length such as 1d, or years(a, b), months(a, b), days(a, b).
std::variant<Relation, RelationMistake> parse_relation(std::string_view text);

/// The attributes that a relation names, each with its offset.
std::vector<std::pair<std::string, std::size_t>> attributes_of(const Relation& relation);

} // namespace tally
