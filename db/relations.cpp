#include "db/relations.h"

#include "claims/base/json.h"
#include "db/cells.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

namespace {

std::string ids_text(const std::vector<std::string_view>& ids) {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (const std::string_view id : ids)
        json.value(id);
    json.end_array();
    return out;
}

/// The cells that are made for the database; they live until the sinks are done.
struct RelationText {
    std::string verdict, severity, qualifiers, facts, claims;

    RelationText(const Checked& checked, const RelationResult& result)
        : verdict(name_of(result.verdict)), severity(name_of(result.relation->severity)),
          qualifiers(qualifiers_text(result.qualifiers)) {
        std::vector<std::string_view> ids;
        for (const std::size_t fact : result.facts)
            ids.push_back(checked.facts.at(fact).id);
        facts = ids_text(ids);
        ids.clear();
        for (const std::size_t claim : result.claims)
            ids.push_back(checked.claims.at(claim).id);
        claims = ids_text(ids);
    }
};

/// Everything but the key and the digest, in the order of the statement below.
template <class Sink>
void put_relation(Sink& sink, const RelationResult& result, const RelationText& made,
                  SharedNames& names) {
    sink.put(names.strings.id(result.relation->id))
        .put(names.strings.id(made.verdict))
        .put(names.strings.id(made.severity))
        .put(names.strings.id_of_given(result.subject))
        .put(names.strings.id(made.qualifiers))
        .put(result.relation->expect)
        .put(OrNull{result.left.words})
        .put(OrNull{result.right.words})
        .put(OrNull{result.message})
        .put(OrNull{result.why})
        .put(made.facts)
        .put(made.claims);
}

} // namespace

RelationWriter::RelationWriter(SQLite::Database& database, SharedNames& names, bool fresh)
    : names_(names), fresh_(fresh),
      find_(database, "SELECT id FROM relation WHERE key = ? AND digest = ?"),
      add_(database, "INSERT INTO relation (key, digest, rule, verdict, severity, subject, "
                     "qualifiers, expect, \"left\", \"right\", message, why, facts, claims) VALUES "
                     "(?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
      mention_(database, "INSERT INTO run_relation (run, relation) VALUES (?,?)") {}

void RelationWriter::write(const Checked& checked, const RelationResult& result, std::int64_t run) {
    const RelationText made(checked, result);
    RowBytes bytes;
    put_relation(bytes, result, made, names_);
    const std::string digest = bytes.digest();
    std::optional<std::int64_t> row;
    if (!fresh_) row = find_.put(result.id).put(digest).find();
    if (!row) {
        add_.put(result.id).put(digest);
        put_relation(add_, result, made, names_);
        row = add_.run();
    }
    mention_.put(run).put(*row).run();
}

} // namespace tally
