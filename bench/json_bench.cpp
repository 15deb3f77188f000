// json_write: claims to JSON Lines, against building each as a value of nlohmann's and dumping it.
// The peer gets the fields that it writes ready made, as strings, numbers and truths; the bytes
// that both count differ by what ours escapes (characters that nobody sees).
#include "claims/articles/sentences.h"
#include "claims/base/source_text.h"
#include "claims/reports/claim_json.h"
#include "claims/rules/read.h"
#include "claims/tally.h"

#include <charconv>
#include <memory>
#include <stdexcept>
#include <utility>

#include "bench/bench.h"
#include "bench/news.h"

#if __has_include(<nlohmann/json.hpp>)
#include <nlohmann/json.hpp>
#define TALLY_BENCH_NLOHMANN
#endif

namespace tally::bench {

namespace {

struct Found {
    Corpus corpus;
    Checked checked;
};

std::shared_ptr<const Found> found_in(const std::vector<std::string>& articles) {
    auto found = std::make_shared<Found>();
    for (std::size_t i = 0; i < articles.size(); ++i) {
        Article article;
        article.id = article.path = article.source = "a" + std::to_string(i);
        article.text = articles[i];
        article.sentences = sentences_of(article.text);
        article.record_line = i + 1;
        found->corpus.articles.push_back(std::move(article));
    }
    auto packs = read_packs({SourceText("made.yaml", made_pack(made_rules(200)))});
    if (!packs) throw std::logic_error(to_string(packs.error().front()));
    found->checked = check(found->corpus, extract_all(found->corpus, packs.value(), 1).claims, {});
    return found;
}

/// As the command does: a line at a time.
std::size_t ours(const Found& found) {
    std::string line;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < found.checked.claims.size(); ++i) {
        line.clear();
        JsonWriter json(line);
        write_claim(json, found.corpus, found.checked, i);
        bytes += line.size();
    }
    return bytes;
}

#ifdef TALLY_BENCH_NLOHMANN

/// The fields of one claim, in order.
struct Field {
    enum class Sort { text, number, truth, none, object } sort = Sort::none;
    std::string key, text;
    double number = 0;
    bool truth = false;
    std::vector<Field> members;
};

Field field_of(const std::string& key, const nlohmann::ordered_json& value) {
    Field field;
    field.key = key;
    if (value.is_string()) {
        field.sort = Field::Sort::text;
        field.text = value.get<std::string>();
    } else if (value.is_number()) {
        field.sort = Field::Sort::number;
        field.number = value.get<double>();
    } else if (value.is_boolean()) {
        field.sort = Field::Sort::truth;
        field.truth = value.get<bool>();
    } else if (value.is_object()) {
        field.sort = Field::Sort::object;
        for (const auto& [name, member] : value.items())
            field.members.push_back(field_of(name, member));
    }
    return field;
}

nlohmann::ordered_json built(const std::vector<Field>& fields) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const Field& field : fields)
        switch (field.sort) {
        case Field::Sort::text: object[field.key] = field.text; break;
        case Field::Sort::number:
            // Whole numbers as such, or they would come out as "12.0".
            if (field.number == static_cast<double>(static_cast<std::int64_t>(field.number)))
                object[field.key] = static_cast<std::int64_t>(field.number);
            else
                object[field.key] = field.number;
            break;
        case Field::Sort::truth: object[field.key] = field.truth; break;
        case Field::Sort::none: object[field.key] = nullptr; break;
        case Field::Sort::object: object[field.key] = built(field.members); break;
        }
    return object;
}

Side peer(const Found& found) {
    auto claims = std::make_shared<std::vector<std::vector<Field>>>();
    for (std::size_t i = 0; i < found.checked.claims.size(); ++i) {
        std::string line;
        JsonWriter json(line);
        write_claim(json, found.corpus, found.checked, i);
        claims->push_back(field_of("", nlohmann::ordered_json::parse(line)).members);
    }
    return {"nlohmann, build and dump", [claims] {
                std::size_t bytes = 0;
                for (const std::vector<Field>& claim : *claims)
                    bytes += built(claim).dump().size();
                return bytes;
            }};
}
#else
Side peer(const Found&) {
    return {"nlohmann", []() -> std::size_t {
                throw std::runtime_error("built without nlohmann (package nlohmann-json3-dev)");
            }};
}
#endif

} // namespace

std::vector<Bench> json_benches(const std::vector<std::string>& given) {
    const auto found = found_in(given.empty() ? made_news(4'000'000) : given);
    std::string lines;
    JsonWriter json(lines);
    for (std::size_t i = 0; i < found->checked.claims.size(); ++i)
        write_claim(json, found->corpus, found->checked, i);
    return {{"json_write",
             "claims to JSON Lines",
             static_cast<double>(lines.size()) / 1e6,
             {"tally, write_claim()", [found] { return ours(*found); }},
             peer(*found),
             6,
             true}};
}

} // namespace tally::bench
