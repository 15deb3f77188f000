#include "claims/articles/html_metadata.h"

#include "claims/articles/character_references.h"
#include "claims/base/calendar.h"
#include "claims/base/json_reader.h"
#include "claims/base/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace tally {

namespace {

constexpr unsigned of_json = 10;   ///< schema.org in JSON-LD
constexpr unsigned of_markup = 15; ///< schema.org in attributes
constexpr unsigned of_graph = 20;  ///< Open Graph
constexpr unsigned of_library =
    30; ///< Highwire's and Dublin Core's names, and those of a few systems
constexpr unsigned of_display = 40; ///< what the page shows
constexpr unsigned of_title = 50;   ///< <title>, which has the outlet's name too
constexpr unsigned no_date = 500;   ///< added where a date can't be read: any other is better

constexpr std::size_t largest_json = std::size_t{1} << 20U;
constexpr std::size_t most_nodes = 1000; ///< of a page's JSON-LD; each may name another by its id

/// Without blanks around it, those within single.
std::string trimmed(std::string_view text) {
    std::string out;
    bool blank = false;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
            blank = true;
            continue;
        }
        if (blank && !out.empty()) out += ' ';
        blank = false;
        out += c;
    }
    return out;
}

std::string small(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string value_of(const HtmlToken& tag, std::string_view attribute) {
    return trimmed(without_references(tag.value_of(attribute), true));
}

bool is_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://");
}

/// "2021/06/10" and "20210610" as ISO 8601 writes it; all else as it is.
std::string as_iso(std::string text) {
    const auto digits = [&](std::size_t from, std::size_t count) {
        return text.size() >= from + count &&
               std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                           text.begin() + static_cast<std::ptrdiff_t>(from + count),
                           [](char c) { return c >= '0' && c <= '9'; });
    };
    if (text.size() >= 10 && text[4] == '/' && text[7] == '/') text[4] = text[7] = '-';
    if (digits(0, 8) && (text.size() == 8 || text[8] == 'T'))
        text = text.substr(0, 4) + '-' + text.substr(4, 2) + '-' + text.substr(6, 2);
    if (text.size() > 10 && text[10] == ' ') text[10] = 'T';
    return text;
}

/// The objects of a page's JSON-LD: what stands on top and below "@graph".
class JsonNodes {
public:
    using Members = std::vector<JsonMember>;

    /// What is wrong with the text, or "".
    std::string read(std::string_view json) {
        auto items = reader_.read_items(json);
        if (const auto* error = std::get_if<JsonError>(&items)) return error->what;
        std::string wrong;
        for (const JsonMember& item : std::get<0>(items)) {
            if (item.type != JsonMember::Type::object) continue;
            auto members = reader_.read_object(item.text);
            if (const auto* error = std::get_if<JsonError>(&members)) {
                wrong = error->what;
                continue;
            }
            add(std::move(std::get<0>(members)));
        }
        return wrong;
    }

    const std::vector<Members>& all() const { return nodes_; }

    static const JsonMember* find(const Members& members, std::string_view key) {
        const auto found = std::find_if(members.begin(), members.end(),
                                        [&](const JsonMember& m) { return m.key == key; });
        return found == members.end() ? nullptr : &*found;
    }

    static std::string text_of(const Members& members, std::string_view key) {
        const JsonMember* found = find(members, key);
        return found != nullptr && found->type == JsonMember::Type::string
                   ? trimmed(without_references(found->text, false))
                   : std::string();
    }

    Members items_of(const JsonMember& member) {
        if (member.type != JsonMember::Type::array) return {member};
        auto items = reader_.read_items(member.text);
        return std::holds_alternative<JsonError>(items) ? Members() : std::get<0>(std::move(items));
    }

    std::optional<Members> members_of(const JsonMember& member) {
        if (member.type != JsonMember::Type::object) return std::nullopt;
        auto members = reader_.read_object(member.text);
        if (std::holds_alternative<JsonError>(members)) return std::nullopt;
        return std::get<0>(std::move(members));
    }

    /// The names of persons or organisations: a text, an object with a name, one that is described
    /// elsewhere ("@id"), or a list of those.
    std::vector<std::string> names_of(const Members& members, std::string_view key) {
        std::vector<std::string> names;
        const JsonMember* found = find(members, key);
        if (found == nullptr) return names;
        for (const JsonMember& item : items_of(*found)) {
            std::string name;
            if (item.type == JsonMember::Type::string) {
                name = trimmed(without_references(item.text, false));
            } else if (const auto object = members_of(item)) {
                name = text_of(*object, "name");
                if (name.empty()) name = name_of_id(text_of(*object, "@id"));
            }
            if (!name.empty() && !is_address(name)) names.push_back(std::move(name));
        }
        return names;
    }

    bool is_article(const Members& node) {
        const JsonMember* type = find(node, "@type");
        if (type == nullptr) return false;
        const Members types = items_of(*type);
        return std::any_of(types.begin(), types.end(), [](const JsonMember& one) {
            return one.text.ends_with("Article") || one.text.ends_with("Posting") ||
                   one.text == "Report";
        });
    }

private:
    void add(Members members) {
        Members inner;
        if (const JsonMember* graph = find(members, "@graph")) inner = items_of(*graph);
        if (nodes_.size() < most_nodes) nodes_.push_back(std::move(members));
        for (const JsonMember& node : inner)
            if (nodes_.size() < most_nodes)
                if (auto object = members_of(node)) nodes_.push_back(std::move(*object));
    }

    std::string name_of_id(const std::string& id) const {
        if (id.empty()) return {};
        for (const Members& node : nodes_)
            if (text_of(node, "@id") == id) return text_of(node, "name");
        return {};
    }

    JsonReader reader_;
    std::vector<Members> nodes_;
};

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : ", ") + name;
    return out;
}

} // namespace

void HtmlMetadata::say(Field field, unsigned rank, std::string text, std::size_t offset) {
    if (text.empty()) return;
    Said& before = said_[static_cast<std::size_t>(field)];
    if (field == Field::published) {
        text = as_iso(std::move(text));
        if (!parse_iso_date(text)) rank += no_date;
    }
    if ((field == Field::url && !is_address(text)) || (field == Field::author && is_address(text)))
        return;
    if (field == Field::author && rank == before.rank && rank != of_json)
        before.text += ", " + text; // one <meta> each
    else if (rank < before.rank)
        before = {std::move(text), rank, offset};
}

void HtmlMetadata::read_meta(const HtmlToken& tag) {
    struct Row {
        std::string_view name;
        Field field;
        unsigned rank;
    };
    static constexpr auto rows = std::to_array<Row>({
        {"headline", Field::title, of_markup},
        {"og:title", Field::title, of_graph},
        {"twitter:title", Field::title, of_graph + 1},
        {"citation_title", Field::title, of_library},
        {"dc.title", Field::title, of_library + 1},
        {"dcterms.title", Field::title, of_library + 1},
        {"parsely-title", Field::title, of_library + 2},
        {"og:site_name", Field::source, of_graph},
        {"citation_journal_title", Field::source, of_library},
        {"dc.publisher", Field::source, of_library + 1},
        {"dcterms.publisher", Field::source, of_library + 1},
        {"citation_publisher", Field::source, of_library + 2},
        {"application-name", Field::source, of_display},
        {"datepublished", Field::published, of_markup},
        {"article:published_time", Field::published, of_graph},
        {"og:published_time", Field::published, of_graph + 1},
        {"citation_publication_date", Field::published, of_library},
        {"citation_online_date", Field::published, of_library + 1},
        {"citation_date", Field::published, of_library + 2},
        {"dc.date.issued", Field::published, of_library + 3},
        {"dcterms.issued", Field::published, of_library + 3},
        {"dc.date", Field::published, of_library + 4},
        {"dcterms.date", Field::published, of_library + 4},
        {"dcterms.created", Field::published, of_library + 4},
        {"parsely-pub-date", Field::published, of_library + 5},
        {"sailthru.date", Field::published, of_library + 5},
        {"pubdate", Field::published, of_library + 6},
        {"publish-date", Field::published, of_library + 6},
        {"publication_date", Field::published, of_library + 6},
        {"date", Field::published, of_library + 7},
        {"article:author", Field::author, of_graph},
        {"author", Field::author, of_library},
        {"citation_author", Field::author, of_library + 1},
        {"dc.creator", Field::author, of_library + 2},
        {"dcterms.creator", Field::author, of_library + 2},
        {"parsely-author", Field::author, of_library + 3},
        {"og:url", Field::url, of_graph},
        {"og:locale", Field::language, of_library},
        {"content-language", Field::language, of_library + 1},
        {"dc.language", Field::language, of_library + 1},
    });
    for (const std::string_view attribute : {"property", "name", "itemprop", "http-equiv"}) {
        const std::string name = small(value_of(tag, attribute));
        if (name.empty()) continue;
        if (name == "generator" && value_of(tag, "content") == "tally") is_report_ = true;
        for (const Row& row : rows)
            if (row.name == name) {
                std::string text = value_of(tag, "content");
                if (row.field == Field::language) std::replace(text.begin(), text.end(), '_', '-');
                return say(row.field, row.rank, std::move(text), tag.where.start);
            }
    }
}

void HtmlMetadata::read_link(const HtmlToken& tag) {
    if (small(value_of(tag, "rel")) == "canonical") say(Field::url, of_json, value_of(tag, "href"));
}

void HtmlMetadata::read_time(const HtmlToken& tag, bool in_article) {
    const std::string date = value_of(tag, "datetime");
    const std::string property = small(value_of(tag, "itemprop"));
    if (property == "datemodified") return;
    unsigned rank = of_display + (in_article ? 1 : 2);
    if (tag.has("pubdate")) rank = of_display;
    if (property == "datepublished") rank = of_markup;
    if (parse_iso_date(as_iso(date))) say(Field::published, rank, date, tag.where.start);
}

void HtmlMetadata::read_language(std::string_view language) {
    say(Field::language, of_json, trimmed(without_references(language, true)));
}

void HtmlMetadata::read_title(std::string text) { say(Field::title, of_title, trimmed(text)); }

void HtmlMetadata::read_headline(std::string text) { say(Field::title, of_display, trimmed(text)); }

std::string HtmlMetadata::read_json_ld(std::string_view json, std::size_t offset) {
    if (json.size() > largest_json) return "it is larger than 1 MB";
    if (trimmed(json).empty()) return {};
    JsonNodes nodes;
    std::string wrong = nodes.read(json);
    for (const auto& node : nodes.all()) {
        if (!nodes.is_article(node)) continue;
        say(Field::title, of_json, JsonNodes::text_of(node, "headline"));
        say(Field::title, of_json + 1, JsonNodes::text_of(node, "name"));
        say(Field::published, of_json, JsonNodes::text_of(node, "datePublished"), offset);
        say(Field::published, of_json + 1, JsonNodes::text_of(node, "dateCreated"), offset);
        const auto publishers = nodes.names_of(node, "publisher");
        if (!publishers.empty()) say(Field::source, of_json, publishers.front());
        say(Field::author, of_json, joined(nodes.names_of(node, "author")));
        say(Field::url, of_library, JsonNodes::text_of(node, "url"));
        say(Field::language, of_graph, JsonNodes::text_of(node, "inLanguage"));
    }
    return wrong;
}

void HtmlMetadata::fill(Article& article) const {
    const auto take = [&](std::string& member, Field field) {
        if (member.empty()) member = said(field).text;
    };
    take(article.title, Field::title);
    take(article.source, Field::source);
    take(article.published, Field::published);
    take(article.author, Field::author);
    take(article.url, Field::url);
    take(article.language, Field::language);
    // "Flood in Ashby | Valley Herald": what stands behind the last bar is who says it.
    if (said(Field::title).rank == of_title && !article.source.empty())
        for (const std::string_view bar : {" | ", " - ", " – ", " — ", " · ", " :: "}) {
            const std::size_t at = article.title.rfind(bar);
            if (at != std::string::npos && at > 0 &&
                folded(article.title.substr(at + bar.size())) == folded(article.source))
                article.title.resize(at);
        }
}

std::size_t HtmlMetadata::date_offset() const { return said(Field::published).offset; }

} // namespace tally
