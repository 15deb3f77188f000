// The database for other programs: claims and facts as rows or as linked data, and what Datasette
// shows beside the views.
#include "claims/base/embedded.h"
#include "claims/base/json.h"
#include "claims/base/utf8.h"
#include "claims/commands/asking.h"
#include "claims/commands/database.h"
#include "claims/commands/input.h"
#include "claims/reports/table.h"
#include "claims/rules/yaml_text.h"
#include "db/query.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tally {

namespace {

constexpr std::size_t rows_at_once = 1000;

ExitStatus failed(Environment& environment, const Diagnostics& why) {
    tell_all(environment, why);
    return ExitStatus::failed;
}

Diagnostics misuse(std::string what, std::string cure) {
    return {{{"tally", 0, 0}, std::move(what), std::move(cure), Severity::error}};
}

std::string_view text_of(const TableCell& cell) {
    const auto* text = std::get_if<std::string>(&cell);
    return text == nullptr ? std::string_view() : std::string_view(*text);
}

/// Writes rows in one of the forms of tables, a thousand at a time.
class RowExport {
public:
    RowExport(std::string_view format, bool raw, Environment& environment)
        : environment_(environment), raw_(raw), is_csv_(format == "csv") {
        const auto& formats = table_formats();
        format_ = &*std::find_if(formats.begin(), formats.end(),
                                 [&](const TableFormat& one) { return one.name == format; });
    }

    void columns(const std::vector<std::string>& names) { part_.columns = names; }
    void row(std::vector<TableCell>&& cells) {
        part_.rows.push_back(std::move(cells));
        if (part_.rows.size() == rows_at_once) flush();
    }
    void end() {
        if (first_ || !part_.rows.empty()) flush();
    }

private:
    void flush() {
        std::string out;
        format_->write(out, part_, {0, raw_});
        // The names stand once; none of ours has a line end in it.
        const std::size_t head = is_csv_ && !first_ ? out.find("\r\n") + 2 : 0;
        environment_.out.write(std::string_view(out).substr(head));
        part_.rows.clear();
        first_ = false;
    }

    Environment& environment_;
    const TableFormat* format_ = nullptr;
    bool raw_, is_csv_, first_ = true;
    ResultTable part_;
};

constexpr std::string_view claims_with_articles =
    "SELECT claims.id, claims.fact, claims.sentence, claims.subject, claims.attribute, "
    "claims.text, "
    "claims.polarity, claims.attribution, claims.published, sources.name AS publisher, "
    "articles.title, articles.url, articles.id AS article, articles.author, articles.language FROM "
    "claims JOIN articles ON articles.id = claims.article JOIN sources ON sources.id = "
    "claims.source ORDER BY claims.published, claims.article, claims.start, claims.id";

/// schema.org's Claim: the sentence, who makes it, and the article that it appears in.
void write_claim(JsonWriter& json, const std::vector<TableCell>& row) {
    enum { id, fact, sentence, subject, attribute, text, polarity, attribution, published };
    enum { publisher = published + 1, title, url, article, author, language };
    const auto member = [&](std::string_view name, int column) {
        const std::string_view value = text_of(row[static_cast<std::size_t>(column)]);
        if (!value.empty()) json.member(name, value);
    };
    const auto named = [&](std::string_view name, std::string_view type, int column) {
        const std::string_view value = text_of(row[static_cast<std::size_t>(column)]);
        if (value.empty()) return;
        json.key(name).begin_object().member("@type", type).member("name", value).end_object();
    };
    json.begin_object().member("@type", std::string_view("Claim"));
    json.member("@id", std::string_view("urn:tally:" + std::string(text_of(row[id]))));
    member("text", sentence);
    member("abstract", text);
    member("inLanguage", language);
    named("about", "Thing", subject);
    named("creator", "Thing", attribution);
    json.key("isPartOf").begin_object().member("@type", std::string_view("Dataset"));
    json.member("@id", std::string_view("urn:tally:" + std::string(text_of(row[fact]))));
    const std::string name =
        std::string(text_of(row[subject])) + ", " + std::string(text_of(row[attribute]));
    json.member("name", std::string_view(name)).end_object();
    json.key("appearance").begin_object().member("@type", std::string_view("NewsArticle"));
    member("identifier", article);
    member("headline", title);
    member("url", url);
    member("datePublished", published);
    named("author", "Person", author);
    named("publisher", "Organization", publisher);
    json.end_object().end_object();
}

Result<bool> export_linked(const std::string& path, Environment& environment) {
    bool first = true;
    std::string out;
    const auto begin = [](const std::vector<std::string>&) {};
    const auto row = [&](std::vector<TableCell>&& cells) {
        out = first ? "{\"@context\":\"https://schema.org\",\"@graph\":[\n" : ",\n";
        JsonWriter json(out);
        write_claim(json, cells);
        environment.out.write(out);
        first = false;
    };
    const auto done =
        query_each(path, claims_with_articles, {0, std::chrono::milliseconds(0)}, {}, {begin, row});
    if (!done) return done.error();
    environment.out.write(first ? "{\"@context\":\"https://schema.org\",\"@graph\":[]}\n"
                                : "\n]}\n");
    return true;
}

Result<bool> export_rows(const std::string& path, const std::string& view, std::string_view format,
                         bool raw, Environment& environment) {
    RowExport rows(format, raw, environment);
    const std::string_view sql = view == "claims"
                                     ? "SELECT * FROM claims ORDER BY published, article, "
                                       "start, id"
                                     : "SELECT * FROM facts ORDER BY id";
    const auto done =
        query_each(path, sql, {0, std::chrono::milliseconds(0)}, {},
                   {[&](const std::vector<std::string>& names) { rows.columns(names); },
                    [&](std::vector<TableCell>&& cells) { rows.row(std::move(cells)); }});
    if (!done) return done.error();
    rows.end();
    return true;
}

// --- Datasette's metadata.yaml, out of the page that describes the views

/// A text without the signs of Markdown.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != '`' && c != '*') out += c;
    return out;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

struct Canned {
    std::string name, title, sql;
};

/// What docs/database.md says of one view: the words below its heading, its columns, its queries.
struct ViewPage {
    std::string about;
    std::vector<std::pair<std::string, std::string>> columns;
    std::vector<Canned> queries;
};

/// "`a`, `b` | what they are |": a row of the table, for each of its columns.
void add_columns(std::string_view line, ViewPage& out) {
    const std::size_t bar = line.find(" | ");
    if (bar == std::string_view::npos) return;
    std::string_view names = line.substr(0, bar);
    std::string_view about = line.substr(bar + 3);
    if (about.ends_with(" |")) about.remove_suffix(2);
    for (std::size_t at = names.find('`'); at != std::string_view::npos;) {
        const std::size_t end = names.find('`', at + 1);
        if (end == std::string_view::npos) break;
        out.columns.emplace_back(names.substr(at + 1, end - at - 1), plain(about));
        at = names.find('`', end + 1);
    }
}

ViewPage page_of(const std::string& view) {
    ViewPage out;
    std::string text, sql;
    bool inside = false, in_sql = false;
    for (const std::string_view line : lines_of(embedded_file("docs/database.md"))) {
        if (line.starts_with("## ")) inside = line == "## " + view;
        if (!inside || line.starts_with("## ")) continue;
        if (line.starts_with("```")) {
            if (in_sql)
                out.queries.push_back(
                    {view + "-" + std::to_string(out.queries.size() + 1), plain(text), sql});
            in_sql = line == "```sql";
            if (in_sql) sql.clear();
        } else if (in_sql) {
            sql += std::string(line) + "\n";
        } else if (line.starts_with("| `")) {
            add_columns(line, out);
        } else if (!line.empty() && !line.starts_with('|')) {
            text = std::string(line);
            if (out.columns.empty()) out.about += (out.about.empty() ? "" : " ") + plain(line);
        }
    }
    return out;
}

std::string block(const std::string& text, const std::string& margin) {
    std::string out = "|-\n";
    for (const std::string_view line : lines_of(text))
        out += margin + std::string(line) + "\n";
    return out;
}

std::string datasette_metadata(const std::string& name, const std::vector<std::string>& views,
                               const Config& config) {
    std::string out = "# For Datasette: datasette " + name + ".db --metadata metadata.yaml\n";
    out += "title: Claims\ndescription: What several sources say of the same facts, and where two "
           "of them can't both be right\ndatabases:\n  " +
           yaml_text(name, false) + ":\n    tables:\n";
    std::vector<Canned> queries;
    for (const std::string& view : views) {
        const ViewPage page = page_of(view);
        out += "      " + view + ":\n        description: " + yaml_quoted(page.about) + "\n";
        if (!page.columns.empty()) out += "        columns:\n";
        for (const auto& [column, about] : page.columns)
            out += "          " + yaml_quoted(column) + ": " + yaml_quoted(about) + "\n";
        queries.insert(queries.end(), page.queries.begin(), page.queries.end());
    }
    for (const auto& [saved, sql] : config.queries)
        queries.push_back({saved, saved, sql});
    out += "    queries:\n";
    for (const Canned& one : queries)
        out += "      " + yaml_text(one.name, false) +
               ":\n        title: " + yaml_quoted(one.title) +
               "\n        sql: " + block(one.sql, "          ");
    return out;
}

Result<bool> export_metadata(const std::string& path, const Given& given,
                             Environment& environment) {
    const std::optional<Config> config = read_config_choice(given, environment);
    if (!config) return Diagnostics{};
    const auto views =
        query(path, "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name", {});
    if (!views) return views.error();
    std::vector<std::string> names;
    for (const auto& row : views->table.rows)
        names.emplace_back(text_of(row.front()));
    environment.out.write(
        datasette_metadata(std::filesystem::path(path).stem().string(), names, *config));
    return true;
}

ExitStatus run_export(const Given& given, Environment& environment) {
    const std::string& what = given.operands.front();
    const bool metadata = what == "datasette";
    if (what != "claims" && what != "facts" && !metadata) {
        const std::string_view near = nearest(what, {"claims", "facts", "datasette"});
        return failed(environment,
                      misuse("tally export has no '" + what + "'",
                             near.empty() ? "it has claims, facts and datasette"
                                          : "did you mean '" + std::string(near) + "'?"));
    }
    const std::string format = given.text("--format", "jsonl");
    if (metadata && given.has("--format"))
        return failed(environment,
                      misuse("metadata for Datasette is always YAML", "leave --format out"));
    if (format == "jsonld" && what != "claims")
        return failed(environment, misuse("schema.org knows claims, not facts",
                                          "tally export claims --format jsonld"));
    const auto path = database_path(given, environment);
    if (!path) return failed(environment, path.error());
    const Result<bool> done =
        metadata             ? export_metadata(*path, given, environment)
        : format == "jsonld" ? export_linked(*path, environment)
                             : export_rows(*path, what, format, given.has("--raw"), environment);
    return done ? ExitStatus::clean : failed(environment, done.error());
}

} // namespace

Command export_command() {
    return {
        {"export",
         "Writes all claims or facts of the last run for other programs, or what Datasette "
         "shows beside the views.",
         {"claims|facts|datasette", 1, 1},
         {{"tally export claims --format jsonld > claims.jsonld", "schema.org's Claim"},
          {"tally export facts --format csv > facts.csv", "for a spreadsheet"},
          {"tally export datasette > metadata.yaml",
           "then: datasette .tally/claims.db --metadata metadata.yaml"}},
         with_common_options({database_option(),
                              {"-f,--format",
                               "FORMAT",
                               "csv (safe for spreadsheets), jsonl, or of claims jsonld [jsonl]",
                               {"csv", "jsonl", "jsonld"}},
                              {"--raw", "", "CSV as it is, not made safe for spreadsheets"},
                              {"--config", "FILE", "this tally.yaml instead of the one found"},
                              {"--no-config", "", "no tally.yaml"}})},
        run_export};
}

} // namespace tally
