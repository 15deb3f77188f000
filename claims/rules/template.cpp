#include "claims/rules/template.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

struct FilterInfo {
    std::string_view name;
    Filter filter;
    bool of_dates;
};

constexpr FilterInfo filters[] = {
    {"year", Filter::year, true},    {"month", Filter::month, true},
    {"day", Filter::day, true},      {"entity", Filter::entity, false},
    {"lower", Filter::lower, false}, {"number", Filter::number, false},
    {"noun", Filter::noun, false},
};

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

bool can_be_a_day(const Capture& capture) {
    return std::any_of(capture.kinds.begin(), capture.kinds.end(), is_temporal);
}

std::optional<TemplatePart> read_part(NodeReader& reader, const YamlNode& node, std::size_t at,
                                      std::string_view inside,
                                      const std::vector<Capture>& captures) {
    const std::size_t bar = inside.find('|');
    const std::string name(trimmed(inside.substr(0, bar)));
    TemplatePart part{name, true, Filter::none};
    const auto capture = std::find_if(captures.begin(), captures.end(),
                                      [&](const Capture& one) { return one.name == name; });
    if (capture == captures.end()) {
        std::vector<std::string_view> known;
        for (const Capture& one : captures)
            known.push_back(one.name);
        reader.error_in(node, at, "no slot or capture is called '" + name + "'",
                        did_you_mean(name, known,
                                     "known are " + list_of(known, "and") +
                                         "; to use what a list or fragment matched, write (?<" +
                                         name + ">{{" + name + "}}) in the pattern"));
        return std::nullopt;
    }
    if (bar == std::string_view::npos) return part;
    const std::string word(trimmed(inside.substr(bar + 1)));
    std::vector<std::string_view> known;
    for (const FilterInfo& info : filters) {
        known.push_back(info.name);
        if (info.name != word) continue;
        if (info.of_dates && !can_be_a_day(*capture)) {
            reader.error_in(node, at,
                            "'" + name + "' is no date, so it has no " + std::string(info.name),
                            "let a date slot capture it, {{" + name + ":date}}");
            return std::nullopt;
        }
        part.filter = info.filter;
        return part;
    }
    reader.error_in(node, at + 2 + bar + 1, "unknown filter '" + word + "'",
                    did_you_mean(word, known, "known are " + list_of(known, "and")));
    return std::nullopt;
}

} // namespace

std::string_view name_of(Filter filter) {
    for (const FilterInfo& info : filters)
        if (info.filter == filter) return info.name;
    return "";
}

std::optional<Template> read_template(NodeReader& reader, const YamlNode& node,
                                      std::string_view what, const std::vector<Capture>& captures) {
    const auto text = reader.whole_text(node, what);
    if (!text) return std::nullopt;
    Template out;
    bool good = true;
    std::size_t at = 0;
    while (at < text->size()) {
        const std::size_t open = text->find("{{", at);
        if (open > at) out.push_back({text->substr(at, open - at), false, Filter::none});
        if (open == std::string::npos) break;
        const std::size_t close = text->find("}}", open);
        if (close == std::string::npos) {
            reader.error_in(node, open, "'{{' is not closed", "write '}}' behind the name");
            return std::nullopt;
        }
        const auto inside = std::string_view(*text).substr(open + 2, close - open - 2);
        auto part = read_part(reader, node, open, inside, captures);
        good = good && part;
        if (part) out.push_back(std::move(*part));
        at = close + 2;
    }
    if (!good) return std::nullopt;
    return out;
}

} // namespace tally
