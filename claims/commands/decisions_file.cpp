#include "claims/commands/decisions_file.h"

#include "claims/articles/files.h"
#include "claims/articles/input.h"
#include "claims/base/calendar.h"
#include "claims/base/yaml.h"
#include "claims/commands/file_shapes.h"
#include "claims/rules/node_reader.h"
#include "claims/rules/yaml_text.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>
#include <variant>

namespace tally {

namespace {

bool is_id(std::string_view text, std::string_view sorts, std::size_t least) {
    if (text.size() < 2 + least || text.size() > 18 || text[1] != ':') return false;
    return sorts.find(text[0]) != std::string_view::npos &&
           text.find_first_not_of("0123456789abcdef", 2) == std::string_view::npos;
}

class DecisionsReader {
public:
    explicit DecisionsReader(const SourceText& file) : file_(file), reader_(file, wrong_) {}

    Result<std::vector<Decision>> decisions() {
        std::vector<Decision> out;
        for_each(decisions_shape(), "decisions", [&](const YamlNode& item) {
            Decision decision;
            if (reader_.mapping(item, "a decision", decision_shape()) && read(item, decision))
                out.push_back(std::move(decision));
        });
        return result(std::move(out));
    }

    Result<std::vector<BaselineEntry>> baseline() {
        std::vector<BaselineEntry> out;
        std::set<std::string> ids;
        for_each(baseline_shape(), "known", [&](const YamlNode& item) {
            BaselineEntry entry;
            if (!reader_.mapping(item, "a known finding", finding_shape()) || !read(item, entry))
                return;
            if (!ids.insert(entry.id).second)
                reader_.error(item, "the finding " + entry.id + " stands here twice",
                              "remove one of them");
            out.push_back(std::move(entry));
        });
        return result(std::move(out));
    }

private:
    template <class T>
    Result<std::vector<T>> result(std::vector<T> out) {
        if (!wrong_.empty()) return std::move(wrong_);
        return out;
    }

    static const Shape& decision_shape() { return decisions_shape().key("decisions")->shape.of[0]; }
    static const Shape& finding_shape() { return baseline_shape().key("known")->shape.of[0]; }

    template <class F>
    void for_each(const Shape& shape, std::string_view list, const F& read_item) {
        auto root = read_yaml(file_);
        if (!root) {
            wrong_ = root.error();
            return;
        }
        const std::string begin = "begin with 'tally: 1' and '" + std::string(list) + ":'";
        if (!root->is_mapping()) return reader_.error(*root, "the file has no keys", begin);
        reader_.mapping(*root, "the file", shape);
        const YamlNode* version = root->find("tally");
        if (version == nullptr || version->scalar != "1")
            reader_.error(version == nullptr ? *root : *version,
                          "this tally reads files of version 1", begin);
        const YamlNode* items = root->find(list);
        if (items == nullptr || (!items->is_sequence() && !items->is_null()))
            return reader_.error(items == nullptr ? *root : *items,
                                 "'" + std::string(list) + "' must be a list", begin);
        for (const YamlNode& item : items->items)
            read_item(item);
    }

    bool id_of(const YamlNode& node, std::string& id, std::string_view sorts, std::size_t least) {
        if (node.is_scalar() && is_id(node.scalar, sorts, least)) {
            id = node.scalar;
            return true;
        }
        reader_.error(node, "'" + node.scalar + "' is no id",
                      "write it as reports do, " + std::string(1, sorts[0]) + ":7c1e90ab");
        return false;
    }

    bool read(const YamlNode& item, Decision& out) {
        out.where = reader_.where(item);
        const YamlNode* fact = item.find("fact");
        const YamlNode* claim = item.find("claim");
        const YamlNode* accept = item.find("accept");
        const YamlNode* drop = item.find("drop");
        bool good = true;
        const auto refuse = [&](const YamlNode& node, std::string what, std::string cure) {
            reader_.error(node, std::move(what), std::move(cure));
            good = false;
        };
        if ((fact == nullptr) == (claim == nullptr))
            refuse(item, "a decision is on a fact or on a claim",
                   "write 'fact: f:…' or 'claim: c:…'");
        if (fact != nullptr) good = id_of(*fact, out.fact, "f", 8) && good;
        if (claim != nullptr) good = id_of(*claim, out.claim, "c", 8) && good;
        if (fact != nullptr && (accept == nullptr || drop != nullptr))
            refuse(item, "a decision on a fact accepts a value", "write 'accept: 32'");
        if (claim != nullptr && (drop == nullptr || accept != nullptr))
            refuse(item, "a decision on a claim drops it", "write 'drop: true'");
        if (drop != nullptr && drop->scalar != "true")
            refuse(*drop, "'drop' can only be true",
                   "remove the decision to count the claim again");
        if (item.find("because") == nullptr)
            refuse(item, "a decision needs its reason", "write 'because: …'");
        out.accept = reader_.optional_text(item, "accept");
        out.because = reader_.optional_text(item, "because");
        out.evidence = reader_.optional_text(item, "evidence");
        out.by = reader_.optional_text(item, "by");
        out.until = reader_.optional_text(item, "until");
        if (!out.until.empty() && (out.until.size() != 10 || !parse_iso_date(out.until)))
            refuse(*item.find("until"), "'" + out.until + "' is no day", "write it as 2026-12-31");
        if (const YamlNode* claims = item.find("claims"); claims != nullptr) {
            if (!reader_.open_mapping(*claims, "'claims'")) return false;
            for (const auto& [key, value] : claims->entries) {
                std::string id;
                good = id_of(key, id, "c", 8) && good;
                const auto sentence = reader_.text(value, "a claim's sentence");
                out.claims.emplace_back(std::move(id), sentence.value_or(""));
            }
        }
        return good;
    }

    bool read(const YamlNode& item, BaselineEntry& out) {
        out.where = reader_.where(item);
        const YamlNode* id = reader_.needed(item, "id", "a known finding");
        const YamlNode* verdict = reader_.needed(item, "verdict", "a known finding");
        const YamlNode* said = reader_.needed(item, "said", "a known finding");
        if (id == nullptr || verdict == nullptr || said == nullptr) return false;
        if (!id_of(*id, out.id, "fr", 16)) return false;
        out.verdict = verdict->scalar;
        for (const YamlNode* one : reader_.one_or_more(*said))
            out.said.push_back(one->scalar);
        out.about = reader_.optional_text(item, "about");
        return true;
    }

    const SourceText& file_;
    Diagnostics wrong_;
    NodeReader reader_;
};

/// The text of a file, "" where it is not there.
Result<std::string> text_of(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) return std::string();
    const auto refused = [&](const UnreadInput& unread) {
        return Diagnostic{{path}, unread.what, {}};
    };
    auto opened = FileOpener().open({path, {}, path});
    if (const auto* bad = std::get_if<UnreadInput>(&opened)) return refused(*bad);
    InputFile input(path, std::get<int>(opened), true);
    auto bytes = input.read_all();
    if (const auto* bad = std::get_if<UnreadInput>(&bytes)) return refused(*bad);
    return std::get<std::string>(std::move(bytes));
}

/// "# Russia, targets sanctioned": a comment of one line.
std::string comment(const std::string& about) {
    std::string out;
    for (const char c : about)
        out += c == '\n' || c == '\r' ? ' ' : c;
    return out.empty() ? out : "    # " + out;
}

} // namespace

Result<std::vector<Decision>> read_decisions(const SourceText& file) {
    return DecisionsReader(file).decisions();
}

Result<std::vector<BaselineEntry>> read_baseline(const SourceText& file) {
    return DecisionsReader(file).baseline();
}

Result<std::vector<Decision>> load_decisions(const std::string& path) {
    auto text = text_of(path);
    if (!text) return text.error();
    if (text->empty()) return std::vector<Decision>();
    return read_decisions(SourceText(path, std::move(*text)));
}

Result<std::vector<BaselineEntry>> load_baseline(const std::string& path) {
    auto text = text_of(path);
    if (!text) return text.error();
    if (text->empty()) return std::vector<BaselineEntry>();
    return read_baseline(SourceText(path, std::move(*text)));
}

std::string with_decision(const std::string& file, const Decision& decision,
                          const std::string& about) {
    std::string out = file.empty() ? "# Rulings on facts and claims, each with its reason; tally "
                                     "decide adds to the end.\ntally: 1\ndecisions:\n"
                                   : file;
    // An empty list gives way to its first item.
    if (const std::size_t at = out.find("decisions: []"); at != std::string::npos)
        out.erase(at + 10, 3);
    if (!out.ends_with('\n')) out += '\n';
    const bool on_fact = !decision.fact.empty();
    out += on_fact ? "  - fact: " + decision.fact : "  - claim: " + decision.claim;
    out += comment(about) + "\n";
    const auto line = [&](std::string_view key, const std::string& text) {
        if (!text.empty()) out += "    " + std::string(key) + ": " + yaml_text(text, false) + "\n";
    };
    if (on_fact)
        line("accept", decision.accept);
    else
        out += "    drop: true\n";
    line("because", decision.because);
    line("evidence", decision.evidence);
    line("by", decision.by);
    line("until", decision.until);
    if (!decision.claims.empty()) out += "    claims: # what was ruled on; stale when it changes\n";
    for (const auto& [id, sentence] : decision.claims)
        out += "      " + id + ": " + yaml_quoted(sentence) + "\n";
    return out;
}

std::string baseline_text(const std::vector<BaselineEntry>& entries) {
    std::string out =
        "# Findings that are known: tally check --new counts only what is not here. A "
        "value that is not among\n# `said` makes a finding new again. Written by tally "
        "baseline write.\ntally: 1\n";
    if (entries.empty()) return out + "known: []\n";
    out += "known:\n";
    for (const BaselineEntry& entry : entries) {
        out += "  - id: " + entry.id + "\n    about: " + yaml_text(entry.about, false) +
               "\n    verdict: " + entry.verdict + "\n    said: [";
        for (std::size_t i = 0; i < entry.said.size(); ++i)
            out += (i == 0 ? "" : ", ") + yaml_quoted(entry.said[i]);
        out += "]\n";
    }
    return out;
}

} // namespace tally
