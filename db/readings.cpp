// An article that is read again and gives the same again is the same reading: all that would be
// stored is hashed first, and looked up. So the rows are never changed, and a run over an unchanged
// corpus adds one short row an article.
#include "db/readings.h"

#include "claims/base/calendar.h"
#include "claims/base/stable_id.h"
#include "db/cells.h"
#include "db/error.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

namespace {

std::optional<std::string> day_text(const std::optional<Day>& day) {
    if (!day) return std::nullopt;
    return iso_date(*day);
}

} // namespace

/// The cells of a claim that are made for the database; they live until the sinks are done.
struct ReadingWriter::ClaimText {
    std::string min_key, max_key, kind, change, qualifiers, text;
    std::optional<std::string> exact, as_of;
    TableCell value, min, max;
    Position position;

    ClaimText(const Article& article, const Claim& claim)
        : min_key(claim.value.allows.min_key()), max_key(claim.value.allows.max_key()),
          kind(name_of(claim.value.kind)), change(name_of(claim.value.change)),
          qualifiers(qualifiers_text(claim.qualifiers)), text(claim.value.span.of(article.text)),
          as_of(day_text(claim.as_of)), value(value_cell(claim.value)),
          min(bound_cell(claim.value.allows.min(), claim.value.kind)),
          max(bound_cell(claim.value.allows.max(), claim.value.kind)),
          position(article.position(claim.value.span.start)) {
        if (claim.value.value) exact = claim.value.value->to_string();
    }
};

namespace {

/// Everything but the ids of reading and sentence, in the order of claim_sql.
template <class Sink, class ClaimText>
void put_claim(Sink& sink, const Claim& claim, const ClaimText& made, NameIds& strings) {
    const Value& value = claim.value;
    sink.put(claim.id)
        .put(strings.id(claim.rule->id))
        .put(value.span.start)
        .put(value.span.end)
        .put(made.position.line)
        .put(made.position.column)
        .put(made.text)
        .put(strings.id(made.kind))
        .put(made.value)
        .put(made.exact)
        .put(made.min_key)
        .put(made.max_key)
        .put(made.min)
        .put(made.max)
        .put(value.allows.min_open())
        .put(value.allows.max_open())
        .put(value.approximate)
        .put(strings.id(made.change))
        .put(strings.id_of_given(value.unit))
        .put(strings.id_of_given(value.per))
        .put(strings.id_of_given(value.unit_text))
        .put(strings.id(claim.subject))
        .put(strings.id(claim.attribute))
        .put(strings.id(made.qualifiers))
        .put(claim.polarity == Polarity::denied)
        .put(strings.id_of_given(claim.attribution))
        .put(made.as_of)
        .put(claim.correction);
}

constexpr const char* claim_sql =
    "INSERT INTO claim (reading, sentence, key, rule, start, \"end\", line, \"column\", text, "
    "kind, value, exact, min_key, max_key, min, max, min_open, max_open, approximate, change, "
    "unit, per, unit_text, subject, attribute, qualifiers, denied, attribution, as_of, correction) "
    "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

/// The cells of an article, the source's and the article's own id excepted.
struct ArticleText {
    std::optional<std::string> day;
    std::string content;
    explicit ArticleText(const Article& article)
        : day(day_text(article.day)), content(content_hash(article.text)) {}
};

template <class Sink>
void put_article(Sink& sink, const Article& article, const ArticleText& made, NameIds& sources) {
    sink.put(sources.id(article.source))
        .put(article.source_given)
        .put(article.path)
        .put(OrNull{article.published})
        .put(made.day)
        .put(OrNull{article.title})
        .put(OrNull{article.url})
        .put(OrNull{article.author})
        .put(OrNull{article.language})
        .put(made.content)
        .put(article.text.size());
}

} // namespace

ReadingWriter::ReadingWriter(SQLite::Database& database, SharedNames& names, bool fresh)
    : names_(names), fresh_(fresh),
      find_(database, "SELECT id FROM reading WHERE article = ? AND digest = ?"),
      claims_(database, "SELECT id FROM claim WHERE reading = ? ORDER BY id"),
      add_(database,
           "INSERT INTO reading (article, digest, source, source_given, path, published, day, "
           "title, url, author, language, content, bytes) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"),
      add_sentence_(database, "INSERT INTO sentence (reading, start, text) VALUES (?,?,?)"),
      add_claim_(database, claim_sql),
      add_kind_(database,
                "INSERT INTO reading_kind (reading, kind, recognised, claimed) VALUES (?,?,?,?)"),
      mention_(database, "INSERT INTO run_reading (run, reading) VALUES (?,?)"),
      current_(database, "UPDATE article SET reading = ?, run = ? WHERE id = ?") {}

std::string ReadingWriter::digest(const Reading& reading, const std::vector<ClaimText>& texts) {
    RowBytes bytes;
    put_article(bytes, reading.article, ArticleText(reading.article), names_.sources);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Claim& claim = *reading.claims[i];
        bytes.put(claim.sentence.start)
            .put(std::string_view(claim.sentence.of(reading.article.text)));
        put_claim(bytes, claim, texts[i], names_.strings);
    }
    for (const KindCoverage& kind : reading.coverage)
        bytes.put(std::string_view(name_of(kind.kind))).put(kind.values).put(kind.claimed);
    return bytes.digest();
}

void ReadingWriter::insert_claims(const Reading& reading, const std::vector<ClaimText>& texts,
                                  Written& out) {
    std::map<std::size_t, std::int64_t> sentences; // by start
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Claim& claim = *reading.claims[i];
        const auto [sentence, is_new] = sentences.try_emplace(claim.sentence.start, 0);
        if (is_new) {
            const std::string text(claim.sentence.of(reading.article.text));
            sentence->second =
                add_sentence_.put(out.reading).put(claim.sentence.start).put(text).run();
        }
        add_claim_.put(out.reading).put(sentence->second);
        put_claim(add_claim_, claim, texts[i], names_.strings);
        out.claims.push_back(add_claim_.run());
    }
}

void ReadingWriter::insert(const Reading& reading, const std::vector<ClaimText>& texts,
                           std::int64_t article, const std::string& digest, Written& out) {
    const ArticleText text(reading.article);
    add_.put(article).put(digest);
    put_article(add_, reading.article, text, names_.sources);
    out.reading = add_.run();
    insert_claims(reading, texts, out);
    for (const KindCoverage& kind : reading.coverage) {
        const std::string name(name_of(kind.kind));
        add_kind_.put(out.reading)
            .put(names_.strings.id(name))
            .put(kind.values)
            .put(kind.claimed)
            .run();
    }
}

ReadingWriter::Written ReadingWriter::write(const Reading& reading, std::int64_t run) {
    std::vector<ClaimText> texts;
    texts.reserve(reading.claims.size());
    for (const Claim* claim : reading.claims)
        texts.emplace_back(reading.article, *claim);

    const std::int64_t article = names_.articles.id(reading.article.id);
    const std::string all = digest(reading, texts);
    Written out;
    std::optional<std::int64_t> found;
    if (!fresh_) found = find_.put(article).put(all).find();
    if (found) {
        out.reading = *found;
        claims_.put(*found);
        while (const auto claim = claims_.next())
            out.claims.push_back(*claim);
        if (out.claims.size() != reading.claims.size())
            throw DamagedRows("a stored reading has not the claims that its digest stands for");
    } else {
        insert(reading, texts, article, all, out);
    }
    mention_.put(run).put(out.reading).run();
    current_.put(out.reading).put(run).put(article).run();
    return out;
}

} // namespace tally
