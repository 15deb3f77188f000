// A verdict is a row that never changes, like a reading (readings.cpp): where the same claims give
// the same verdict again, the run mentions the row that stands there.
#include "db/verdicts.h"

#include "claims/base/calendar.h"
#include "claims/base/json.h"
#include "db/cells.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

namespace {

/// The one value that all claims of a fact give, as a cell; null where they differ.
TableCell common_value(const Checked& checked, const Fact& fact) {
    TableCell out;
    const Value* first = nullptr;
    for (const std::size_t i : fact.claims) {
        const Value& value = checked.claims[i].value;
        const TableCell cell = value_cell(value);
        if (first == nullptr) {
            first = &value;
            out = cell;
        } else if (cell != out || value.unit != first->unit || value.per != first->per) {
            return {};
        }
    }
    return out;
}

/// A key as compared, where that is not as it was said.
const std::string& where_other(const std::string& compared, const std::string& said) {
    static const std::string same;
    return compared == said ? same : compared;
}

/// The further claims of a conflict as a JSON array of their ids; empty where there are none.
std::string also_text(const Checked& checked, const Conflict& conflict) {
    std::string out;
    if (conflict.also.empty()) return out;
    JsonWriter json(out);
    json.begin_array();
    for (const std::size_t claim : conflict.also)
        json.value(std::string_view(checked.claims.at(claim).id));
    json.end_array();
    return out;
}

} // namespace

/// The cells of a verdict that are made for the database; they live until the sinks are done.
struct VerdictWriter::VerdictText {
    std::string verdict, link;
    std::optional<std::string> strength, min_key, max_key, first_day, last_day;
    std::optional<std::int64_t> min_open, max_open;
    TableCell min, max, value;
    std::set<std::string> sources;

    VerdictText(const Corpus& corpus, const Checked& checked, const Fact& fact)
        : verdict(name_of(fact.verdict)), link(name_of(fact.link)),
          value(common_value(checked, fact)) {
        if (fact.strength) strength = std::string(name_of(*fact.strength));
        if (fact.common) {
            min_key = fact.common->min_key();
            max_key = fact.common->max_key();
            min = bound_cell(fact.common->min(), fact.kind);
            max = bound_cell(fact.common->max(), fact.kind);
            min_open = fact.common->min_open() ? 1 : 0;
            max_open = fact.common->max_open() ? 1 : 0;
        }
        for (const std::size_t i : fact.claims) {
            const Article& article = corpus.articles.at(checked.claims[i].article);
            sources.insert(article.source);
            if (!article.day) continue;
            const std::string day = iso_date(*article.day);
            if (!first_day || day < *first_day) first_day = day;
            if (!last_day || day > *last_day) last_day = day;
        }
    }
};

namespace {

/// Everything but the fact and the digest, in the order of verdict_sql.
template <class Sink, class VerdictText>
void put_verdict(Sink& sink, const Fact& fact, const VerdictText& made, SharedNames& names) {
    std::optional<std::int64_t> strength, source;
    if (made.strength) strength = names.strings.id(*made.strength);
    if (made.sources.size() == 1) source = names.sources.id(*made.sources.begin());
    sink.put(names.strings.id(made.verdict))
        .put(strength)
        .put(fact.independent_sources)
        .put(made.min_key)
        .put(made.max_key)
        .put(made.min)
        .put(made.max)
        .put(made.min_open)
        .put(made.max_open)
        .put(made.value)
        .put(source)
        .put(made.sources.size())
        .put(fact.claims.size())
        .put(fact.conflicts_total)
        .put(made.first_day)
        .put(made.last_day)
        .put(OrNull{fact.time})
        .put(names.strings.id(made.link));
}

constexpr const char* verdict_sql =
    "INSERT INTO verdict (fact, digest, verdict, strength, independent_sources, min_key, max_key, "
    "min, max, min_open, max_open, value, source, sources, claims, conflicts, first_day, last_day, "
    "time, link) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

} // namespace

VerdictWriter::VerdictWriter(SQLite::Database& database, SharedNames& names, bool fresh)
    : names_(names), fresh_(fresh),
      find_fact_(database, "SELECT id FROM fact WHERE key = ? AND subject = ? AND attribute = ? "
                           "AND qualifiers = ? AND kind = ? AND unit IS ?"),
      add_fact_(database, "INSERT INTO fact (key, subject, attribute, qualifiers, kind, unit) "
                          "VALUES (?,?,?,?,?,?)"),
      find_(database, "SELECT id FROM verdict WHERE fact = ? AND digest = ?"),
      add_(database, verdict_sql),
      add_claim_(database, "INSERT INTO verdict_claim (verdict, claim, origin, min_key, max_key, "
                           "taken_as, withdrawn) VALUES (?,?,?,?,?,?,?)"),
      add_conflict_(
          database,
          "INSERT INTO verdict_conflict (verdict, pair, a, b, why, also) VALUES (?,?,?,?,?,?)"),
      mention_(database, "INSERT INTO run_verdict (run, verdict) VALUES (?,?)") {}

std::int64_t VerdictWriter::fact_id(const Fact& fact) {
    const std::string qualifiers = qualifiers_text(fact.qualifiers);
    const std::string kind(name_of(fact.kind));
    const auto put_fact = [&](Insert& statement) -> Insert& {
        return statement.put(fact.id)
            .put(names_.strings.id(fact.subject))
            .put(names_.strings.id(fact.attribute))
            .put(names_.strings.id(qualifiers))
            .put(names_.strings.id(kind))
            .put(names_.strings.id_of_given(fact.unit));
    };
    if (!fresh_)
        if (const auto found = put_fact(find_fact_).find()) return *found;
    return put_fact(add_fact_).run();
}

std::int64_t VerdictWriter::insert(const Checked& checked, const Fact& fact,
                                   const VerdictText& made, std::int64_t fact_row,
                                   const std::string& digest,
                                   const std::vector<std::int64_t>& claims) {
    add_.put(fact_row).put(digest);
    put_verdict(add_, fact, made, names_);
    const std::int64_t verdict = add_.run();
    for (const std::size_t i : fact.claims) {
        const Compared& compared = checked.compared.at(i);
        const Interval& said = checked.claims[i].value.allows;
        const std::string min_key = said.min_key(), max_key = said.max_key();
        add_claim_.put(verdict)
            .put(claims.at(i))
            .put(names_.strings.id(compared.origin))
            .put(OrNull{where_other(compared.min_key, min_key)})
            .put(OrNull{where_other(compared.max_key, max_key)})
            .put(OrNull{compared.taken_as})
            .put(compared.withdrawn)
            .run();
    }
    std::int64_t pair = 0;
    for (const Conflict& conflict : fact.conflicts) {
        const std::string also = also_text(checked, conflict);
        add_conflict_.put(verdict)
            .put(++pair)
            .put(claims.at(conflict.a))
            .put(claims.at(conflict.b))
            .put(conflict.why)
            .put(OrNull{also})
            .run();
    }
    return verdict;
}

void VerdictWriter::write(const Corpus& corpus, const Checked& checked, const Fact& fact,
                          const std::vector<std::int64_t>& claims, std::int64_t run) {
    const VerdictText made(corpus, checked, fact);
    RowBytes bytes;
    put_verdict(bytes, fact, made, names_);
    for (const std::size_t i : fact.claims) {
        const Compared& compared = checked.compared.at(i);
        bytes.put(claims.at(i))
            .put(std::string_view(compared.origin))
            .put(std::string_view(compared.min_key))
            .put(std::string_view(compared.max_key))
            .put(std::string_view(compared.taken_as))
            .put(compared.withdrawn);
    }
    for (const Conflict& conflict : fact.conflicts)
        bytes.put(claims.at(conflict.a))
            .put(claims.at(conflict.b))
            .put(std::string_view(conflict.why))
            .put(std::string_view(also_text(checked, conflict)));

    const std::string digest = bytes.digest();
    const std::int64_t fact_row = fact_id(fact);
    std::optional<std::int64_t> found;
    if (!fresh_) found = find_.put(fact_row).put(digest).find();
    const std::int64_t verdict =
        found ? *found : insert(checked, fact, made, fact_row, digest, claims);
    mention_.put(run).put(verdict).run();
}

} // namespace tally
