#pragma once

#include "db/query.h"

#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// What facts can be chosen and counted by: a row of the table in facts.cpp.
struct FactField {
    enum class Sort { word, text, number, since, until };

    std::string_view name;  ///< "source"
    std::string_view about; ///< a line for the help
    Sort sort = Sort::text;
    std::string_view sql;  ///< of the view `claims`, or of `facts` where `of_fact`
    bool of_fact = false;  ///< a claim does not have it
    bool is_facet = false; ///< facts can be counted by it
    std::vector<std::string_view> choices = {}; ///< the words that it may be; empty: any
};

const std::vector<FactField>& fact_fields();
const FactField* fact_field(std::string_view name);

/// What a sign between a field and its values asks.
enum class FilterSign { is, is_not, less, at_most, more, at_least };

/// One condition. Of several values one must fit; `*` in a text stands for any characters. Case
/// makes no difference.
struct FactCondition {
    const FactField* field = nullptr;
    FilterSign comparison = FilterSign::is;
    std::vector<std::string> values;
};

/// Which facts are wanted, and as what.
struct FactsAsked {
    std::vector<FactCondition> conditions; ///< all must hold, those on claims for one claim
    std::vector<std::string> words;        ///< each stands in its sentence, subject or attribute
    std::vector<const FactField*> by;      ///< count them by these instead
    bool claims = false;                   ///< their claims, one a row, instead
    bool for_people = false;               ///< a few columns in words, instead of all
};

/// A query and the values of its parameters.
struct SqlQuery {
    std::string sql;
    std::vector<QueryParameter> parameters;
};

/// The query that answers it. What a user wrote is in the parameters only.
SqlQuery facts_query(const FactsAsked& asked);

} // namespace tally
