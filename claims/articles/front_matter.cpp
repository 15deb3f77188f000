#include "claims/articles/front_matter.h"

#include "claims/articles/front_matter_lines.h"
#include "claims/base/yaml.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tally {

namespace {

struct Key {
    std::string_view name;
    std::string Article::* member;
};

/// Of two names for one member the first that is there counts.
constexpr std::array<Key, 9> keys = {{{"title", &Article::title},
                                      {"source", &Article::source},
                                      {"published", &Article::published},
                                      {"date", &Article::published},
                                      {"author", &Article::author},
                                      {"url", &Article::url},
                                      {"language", &Article::language},
                                      {"lang", &Article::language},
                                      {"story", &Article::story}}};

struct Fence {
    std::size_t closing; ///< where the closing line starts
    std::size_t body;    ///< after it
    bool toml = false;
};

std::string_view line_at(std::string_view file, std::size_t at) {
    std::string_view line = file.substr(at, file.find('\n', at) - at);
    while (line.ends_with('\r') || line.ends_with(' ') || line.ends_with('\t'))
        line.remove_suffix(1);
    return line;
}

std::optional<Fence> fence_of(std::string_view file) {
    const std::size_t start = file.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const bool toml = line_at(file, start) == "+++";
    if (!toml && line_at(file, start) != "---") return std::nullopt;
    for (std::size_t end = file.find('\n', start); end != std::string_view::npos;
         end = file.find('\n', end + 1)) {
        const std::string_view line = line_at(file, end + 1);
        if (toml ? line != "+++" : line != "---" && line != "...") continue;
        const std::size_t next = file.find('\n', end + 1);
        return Fence{end + 1, next == std::string_view::npos ? file.size() : next + 1, toml};
    }
    return std::nullopt;
}

/// Whether a file begins as front matter does, "---" and a key, though nothing closes it.
bool is_unclosed(std::string_view file) {
    const std::size_t start = file.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::size_t next = file.find('\n', start);
    if (line_at(file, start) != "---" || next == std::string_view::npos) return false;
    const std::string_view line = line_at(file, next + 1);
    return std::any_of(keys.begin(), keys.end(), [&](const Key& key) {
        return line.starts_with(key.name) && line.substr(key.name.size()).starts_with(':');
    });
}

/// The text of a value; of several authors ("author: [A, B]") all, with commas between.
std::optional<std::string> text_of(const YamlNode& node, bool several) {
    if (node.is_scalar()) return node.scalar;
    if (!node.is_sequence() || !several) return std::nullopt;
    std::string all;
    for (const YamlNode& item : node.items) {
        if (!item.is_scalar()) return std::nullopt;
        all += (all.empty() ? "" : ", ") + item.scalar;
    }
    return all;
}

/// Tells of a value that is no text.
void leave_out(Location where, const Key& key, Intake& intake) {
    intake.note({std::move(where), "'" + std::string(key.name) + "' is no text, so it is left out",
                 "write it after the colon", Severity::warning});
}

/// Reads a block that is no YAML line by line; nothing where no line of it says something of the
/// article. A line that is lost is told: one that holds no text, the second of two for one key.
std::optional<FrontMatter> read_lines(const SourceText& source, char sign, Article& article,
                                      Intake& intake) {
    const auto lines = front_matter_lines(source.text(), sign);
    FrontMatter front;
    bool read = false;
    for (const Key& key : keys) {
        bool first = true;
        for (const FrontMatterLine& line : lines) {
            if (line.key != key.name) continue;
            if (!line.text) {
                leave_out(source.location(line.offset), key, intake);
                continue;
            }
            if (line.unclosed)
                intake.note({source.location(line.offset),
                             "this quotation mark is not closed, so the text ends with its line",
                             "close it", Severity::warning});
            if (line.text->empty()) continue;
            std::string& member = article.*key.member;
            if (!first && *line.text != member)
                intake.note(
                    {source.location(line.offset),
                     "'" + std::string(key.name) + "' stands here again, so this is left out",
                     "keep one of them", Severity::warning});
            if (member.empty()) {
                member = *line.text;
                if (key.member == &Article::published)
                    front.date_line = source.location(line.offset).line;
            }
            read = true;
            first = false;
        }
    }
    return read ? std::optional(front) : std::nullopt;
}

bool is_key(std::string_view name) {
    return std::any_of(keys.begin(), keys.end(), [&](const Key& key) { return key.name == name; });
}

/// The first line that begins with one of our keys though YAML sees none: a quotation mark that is
/// not closed makes it a part of the text before.
std::optional<FrontMatterLine> swallowed_line(const SourceText& source, const YamlNode& mapping) {
    for (FrontMatterLine& line : front_matter_lines(source.text()))
        if (is_key(line.key) && mapping.find(line.key) == nullptr) return std::move(line);
    return std::nullopt;
}

/// Keys that are nearly ours, where the one that is meant is not there.
void tell_misspelt(const SourceText& source, const YamlNode& mapping, const Article& article,
                   Intake& intake) {
    std::vector<std::string_view> missing;
    for (const Key& key : keys)
        if ((article.*key.member).empty() && key.name.size() > 3) missing.push_back(key.name);
    for (const auto& [key, value] : mapping.entries) {
        if (is_key(key.scalar) || key.scalar.size() < 4) continue;
        const std::string_view near = nearest(key.scalar, missing);
        if (near.empty()) continue;
        intake.note({source.location(key.offset), "'" + key.scalar + "' is no key that is read",
                     "did you mean '" + std::string(near) + "'?", Severity::warning});
    }
}

/// "- title: …": a list whose items are what keys should be.
bool lists_keys(const YamlNode& root) {
    return root.is_sequence() &&
           std::any_of(root.items.begin(), root.items.end(), [](const YamlNode& item) {
               return item.is_mapping() && !item.entries.empty() &&
                      is_key(item.entries.front().key.scalar);
           });
}

} // namespace

bool has_front_matter(std::string_view file) {
    const auto fence = fence_of(file);
    if (!fence) return false;
    const std::string_view block = file.substr(0, fence->closing);
    if (fence->toml) {
        const auto lines = front_matter_lines(block, '=');
        return std::any_of(lines.begin(), lines.end(),
                           [](const FrontMatterLine& line) { return is_key(line.key); });
    }
    const auto yaml = read_yaml(SourceText("", std::string(block)));
    const auto lines = yaml ? std::vector<FrontMatterLine>() : front_matter_lines(block);
    return std::any_of(keys.begin(), keys.end(), [&](const Key& key) {
        if (yaml) return yaml->is_mapping() && yaml->find(key.name) != nullptr;
        return std::any_of(lines.begin(), lines.end(), [&](const FrontMatterLine& line) {
            return line.key == key.name && line.text;
        });
    });
}

FrontMatter read_front_matter(std::string_view file, Article& article, Intake& intake) {
    const auto fence = fence_of(file);
    if (!fence) {
        if (is_unclosed(file))
            intake.note({{article.path, 1, 1},
                         "the front matter is not closed, so it is read as text",
                         "end it with a line '---'",
                         Severity::warning});
        return {};
    }
    const SourceText source(article.path, std::string(file.substr(0, fence->closing)));
    if (fence->toml) {
        auto front = read_lines(source, '=', article, intake).value_or(FrontMatter{});
        front.body = fence->body;
        return front;
    }
    const auto yaml = read_yaml(source);
    if (!yaml) {
        if (auto front = read_lines(source, ':', article, intake)) {
            front->body = fence->body;
            return *front;
        }
        for (const Diagnostic& diagnostic : yaml.error())
            intake.unread({article.id, article.path, diagnostic.where.line, diagnostic.where.column,
                           "the front matter is not read: " + diagnostic.what +
                               (diagnostic.cure.empty() ? "" : ", " + diagnostic.cure)});
        return {fence->body, 0};
    }
    if (yaml->is_null()) return {fence->body, 0};
    if (lists_keys(*yaml))
        intake.note({source.location(yaml->offset),
                     "the front matter is a list, so it is read as text",
                     "write its keys without the dashes: 'title: …'", Severity::warning});
    if (!yaml->is_mapping()) return {}; // text between two rules
    if (const auto line = swallowed_line(source, *yaml)) {
        intake.note({source.location(line->offset),
                     "'" + std::string(line->key) +
                         "' stands in the text of the key above, so the "
                         "lines are read one by one",
                     "close the quotation mark before it", Severity::warning});
        auto front = read_lines(source, ':', article, intake).value_or(FrontMatter{});
        front.body = fence->body;
        return front;
    }

    FrontMatter front{fence->body, 0};
    for (const Key& key : keys) {
        const YamlNode* node = yaml->find(key.name);
        if (node == nullptr || node->is_null() || !(article.*key.member).empty()) continue;
        if (auto text = text_of(*node, key.member == &Article::author)) {
            article.*key.member = std::move(*text);
            if (key.member == &Article::published)
                front.date_line = source.location(node->offset).line;
            continue;
        }
        leave_out(source.location(node->offset), key, intake);
    }
    tell_misspelt(source, *yaml, article, intake);
    return front;
}

} // namespace tally
