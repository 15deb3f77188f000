// YAML behind a guard. What yaml-cpp would take without a word is refused here: a second document,
// aliases, repeated keys, control characters (a U+0004 is lost, and the text goes on behind it).
// yaml-cpp's marks count bytes from 0, a byte order mark left out.
#include "claims/base/yaml.h"

#include "claims/base/utf8.h"
#include "claims/base/yaml_mistakes.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cstdio>
#include <istream>
#include <memory>
#include <optional>
#include <streambuf>
#include <unordered_map>

namespace tally {

namespace {

constexpr std::size_t max_bytes = std::size_t{1} << 20U;
constexpr std::size_t max_depth = 32;
constexpr std::size_t max_nodes = 100'000;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

using Refused = YamlMistake;

/// What can be told from the bytes alone.
std::optional<Refused> guard_bytes(std::string_view text) {
    if (text.size() > max_bytes)
        return Refused{0, "the file has " + std::to_string(text.size()) + " bytes, more than 1 MB",
                       "split it into several files"};
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return Refused{0, "the file is UTF-16", "save it as UTF-8"};
    if (const auto bad = first_invalid_utf8(text))
        return Refused{*bad, "this byte is not UTF-8", "save the file as UTF-8"};
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte >= 0x20 && byte != 0x7F) || byte == '\t' || byte == '\n' || byte == '\r')
            continue;
        char name[8];
        std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(byte));
        return Refused{at, "a control character (" + std::string(name) + ") stands here",
                       "remove it"};
    }
    return std::nullopt;
}

/// Whether the quotation mark at `at`, if there is one, has its other.
bool closes(std::string_view text, std::size_t at) {
    const char mark = at < text.size() ? text[at] : ' ';
    if (mark != '\'' && mark != '"') return true; // a block of text
    for (++at; at < text.size(); ++at) {
        if (mark == '"' && text[at] == '\\') {
            ++at;
        } else if (text[at] == mark) {
            if (mark == '"' || text.substr(at + 1, 1) != "'") return true;
            ++at;
        }
    }
    return false;
}

/// Builds the tree, and throws Refused at the first thing that the guard forbids.
class TreeBuilder final : public YAML::EventHandler {
public:
    TreeBuilder(const SourceText& file, std::size_t first) : file_(file), first_(first) {}

    std::unique_ptr<YamlNode> root;

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (documents_++ > 0)
            throw Refused{offset(mark), "there is more text after the document",
                          "keep one YAML document in a file"};
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        YamlNode node = start(mark, "?", anchor);
        // A value that is missing has no place of its own; its key is where one looks.
        if (!open_.empty() && open_.back().key) node.offset = open_.back().key->offset;
        add(std::move(node));
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        throw Refused{offset(mark), "aliases (*name) are not allowed", "write the value out"};
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        YamlNode node = start(mark, tag, anchor);
        node.type = YamlNode::Type::scalar;
        node.scalar = value;
        node.plain = tag == "?";
        if (!node.plain && !closes(file_.text(), node.offset)) // the parser takes it to the end
            throw Refused{node.offset, "the quotation mark that opens here is not closed",
                          "close it"};
        add(std::move(node));
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(start(mark, tag, anchor), YamlNode::Type::sequence);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(start(mark, tag, anchor), YamlNode::Type::mapping);
    }
    void OnMapEnd() override { close(); }

private:
    struct Open {
        YamlNode node;
        std::optional<YamlNode> key; ///< of a mapping, while its value is awaited
        std::unordered_map<std::string, std::size_t> seen; ///< keys so far, and where they stand
    };

    std::size_t offset(const YAML::Mark& mark) const {
        const std::size_t at = first_ + static_cast<std::size_t>(std::max(mark.pos, 0));
        return std::min(at, file_.text().size());
    }

    YamlNode start(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
        YamlNode node;
        node.offset = offset(mark);
        const char first = node.offset < file_.text().size() ? file_.text()[node.offset] : ' ';
        if (anchor != YAML::NullAnchor)
            throw Refused{node.offset, "anchors (&name) are not allowed", "write the value out"};
        if ((tag != "?" && tag != "!") || first == '!')
            throw Refused{node.offset, "tags (!name) are not allowed",
                          "leave it out, or put the text in quotation marks"};
        if (++nodes_ > max_nodes)
            throw Refused{node.offset, "the file has more than 100,000 nodes",
                          "split it into several files"};
        return node;
    }

    void open(YamlNode node, YamlNode::Type type) {
        if (open_.size() >= max_depth)
            throw Refused{node.offset, "nested deeper than 32 levels", "flatten it"};
        node.type = type;
        const std::string_view text = file_.text();
        if (awaits_key() && text[node.offset] == '{' && node.offset > 0 &&
            text[node.offset - 1] == '{')
            throw Refused{node.offset - 1, "'{{' begins a mapping here",
                          "put the whole text, a pattern, in single quotation marks"};
        if (awaits_key()) // also where a bracket is not closed: what follows it is taken for a key
            throw Refused{node.offset, "a key must be text",
                          "put it in quotation marks, or close the bracket or brace here"};
        open_.push_back({std::move(node), std::nullopt, {}});
    }

    void close() {
        YamlNode node = std::move(open_.back().node);
        open_.pop_back();
        add(std::move(node));
    }

    bool awaits_key() const {
        return !open_.empty() && open_.back().node.is_mapping() && !open_.back().key;
    }

    void add(YamlNode node) {
        if (open_.empty()) {
            root = std::make_unique<YamlNode>(std::move(node));
        } else if (open_.back().node.is_sequence()) {
            open_.back().node.items.push_back(std::move(node));
        } else if (awaits_key()) {
            add_key(std::move(node));
        } else {
            open_.back().node.entries.push_back({std::move(*open_.back().key), std::move(node)});
            open_.back().key.reset();
        }
    }

    void add_key(YamlNode key) {
        if (!key.is_scalar())
            throw Refused{key.offset, "a key must be text", "put it in quotation marks"};
        const auto [entry, is_new] = open_.back().seen.emplace(key.scalar, key.offset);
        if (!is_new) {
            const Location first = file_.location(entry->second);
            throw Refused{key.offset,
                          "the key '" + key.scalar + "' stands twice, first at line " +
                              std::to_string(first.line) + ", column " +
                              std::to_string(first.column),
                          "remove one of them"};
        }
        open_.back().key = std::move(key);
    }

    const SourceText& file_;
    std::size_t first_;
    std::vector<Open> open_;
    std::size_t nodes_ = 0;
    std::size_t documents_ = 0;
};

/// yaml-cpp's words for what is wrong, and what usually mends it.
struct Saying {
    std::string_view of_library, what, cure;
};

constexpr Saying sayings[] = {
    {"illegal map value", "this ': ' cannot stand here",
     "put a text that holds ': ' in quotation marks, and indent keys alike"},
    {"end of map not found", "this does not belong to the mapping before it",
     "indent keys alike, and put a text that goes on after a quotation mark in quotation marks as "
     "a whole"},
    {"end of sequence not found", "this does not belong to the list before it",
     "start each item of the list with '- ' at the same column"},
    {"end of map flow not found", "the mapping in braces does not end",
     "close it with '}', and put a text that holds '{', '}' or ',' in quotation marks"},
    {"end of sequence flow not found", "the list in brackets does not end",
     "close it with ']', and put a text that holds '[', ']' or ',' in quotation marks"},
    {"illegal EOF in scalar", "the quotation mark is not closed", "close it"},
    {"unknown token", "a text cannot start with this character", "put it in quotation marks"},
    {"illegal tab when looking for indentation", "a tab stands in the indentation",
     "indent with spaces"},
    {"illegal flow end", "this bracket closes nothing", "remove it, or open it before"},
    {"illegal block entry", "a list item '- ' cannot stand here", "start it on a line of its own"},
    {"illegal map key", "a key cannot stand here", "start it on a line of its own"},
    {"unknown escape character: ", "no such escape in a text in double quotation marks",
     "write \\\\ for a backslash, or use single quotation marks"},
    {"the referenced anchor is not defined", "aliases (*name) are not allowed",
     "write the value out, or put the text in quotation marks"},
};

Refused explained(const YAML::Exception& error, std::string_view text) {
    const std::size_t at =
        std::min(static_cast<std::size_t>(std::max(error.mark.pos, 0)), text.size());
    const std::size_t line = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    const std::size_t indented = std::min(text.find_first_not_of(" \t", line), text.size());
    const std::size_t tab = text.substr(line, indented - line).find('\t');
    if (tab != std::string_view::npos) // yaml-cpp tells of what follows it
        return {line + tab, "a tab stands in the indentation", "indent with spaces"};
    if (auto cause = likely_mistake(text, at)) return std::move(*cause);
    for (const Saying& saying : sayings)
        if (std::string_view(error.msg).starts_with(saying.of_library))
            return {at, std::string(saying.what), std::string(saying.cure)};
    return {at, "this is not YAML: " + error.msg, ""};
}

/// A stream over a text that is not copied.
class TextBuffer final : public std::streambuf {
public:
    explicit TextBuffer(std::string_view text) {
        char* begin = const_cast<char*>(text.data()); // read only: there is no overflow()
        setg(begin, begin, begin + text.size());
    }
};

std::size_t encoded_size(std::string_view escape) {
    switch (escape.size() > 1 ? escape[1] : ' ') {
    case 'N':
    case '_': return 2;
    case 'L':
    case 'P': return 3;
    default: return 1;
    }
}

/// The offset in the file of byte `wanted` of the scalar whose text starts at `at`, read up to its
/// closing `quote` (0 for a plain one); nothing where file and scalar part ways.
std::optional<std::size_t> place_on_line(std::string_view text, std::size_t at, char quote,
                                         const std::string& scalar, std::size_t wanted) {
    std::size_t done = 0;
    while (done < wanted) {
        if (at >= text.size() || text[at] == '\n' || text[at] == '\r') return std::nullopt;
        if (quote == '\'' && text.substr(at, 2) == "''") {
            at += 2, ++done;
        } else if (quote == '"' && text[at] == '\\') {
            const std::string_view escape = text.substr(at, 2);
            if (escape == "\\x" || escape == "\\u" || escape == "\\U") return std::nullopt;
            at += 2, done += encoded_size(escape);
        } else {
            if (done >= scalar.size() || text[at] != scalar[done]) return std::nullopt;
            ++at, ++done;
        }
    }
    return done == wanted ? std::optional(at) : std::nullopt;
}

} // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
    for (const auto& [name, value] : entries)
        if (name.scalar == key) return &value;
    return nullptr;
}

Result<YamlNode> read_yaml(const SourceText& file) {
    const auto refuse = [&](const Refused& refused) {
        return Diagnostic{file.location(std::min(refused.offset, file.text().size())), refused.what,
                          refused.cure};
    };
    if (const auto refused = guard_bytes(file.text())) return refuse(*refused);

    const std::size_t first = file.text().starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    TextBuffer buffer(file.text().substr(first));
    std::istream stream(&buffer);
    TreeBuilder builder(file, first);
    try {
        YAML::Parser parser(stream);
        // The first call is silent about what follows the document; the second must find nothing.
        if (!parser.HandleNextDocument(builder)) return YamlNode{};
        if (parser.HandleNextDocument(builder))
            return refuse({file.text().size(), "there is more text after the document",
                           "keep one YAML document in a file"});
    } catch (const Refused& refused) {
        return refuse(refused);
    } catch (const YAML::Exception& error) {
        Refused refused = explained(error, file.text().substr(first));
        refused.offset += first;
        return refuse(refused);
    }
    return builder.root ? std::move(*builder.root) : YamlNode{};
}

Location location_in(const SourceText& file, const YamlNode& scalar, std::size_t offset) {
    const std::string_view text = file.text();
    if (!scalar.is_scalar() || scalar.offset >= text.size()) return file.location(scalar.offset);
    const char mark = text[scalar.offset];
    const char quote = !scalar.plain && (mark == '\'' || mark == '"') ? mark : '\0';
    if (!scalar.plain && quote == '\0') return file.location(scalar.offset); // a block
    const std::size_t start = scalar.offset + (quote == '\0' ? 0 : 1);
    const auto place = place_on_line(text, start, quote, scalar.scalar, offset);
    return file.location(place.value_or(scalar.offset));
}

std::optional<std::size_t> comment_behind(const SourceText& file, const YamlNode& node) {
    const std::string_view text = file.text();
    const auto is_blank = [&](std::size_t at) {
        return at < text.size() && (text[at] == ' ' || text[at] == '\t');
    };
    std::size_t at = node.offset;
    if (node.is_null()) { // its place is that of its key
        const std::size_t end = std::min(text.find('\n', at), text.size());
        for (; at < end; ++at)
            if (text[at] == '#' && (at == node.offset || is_blank(at - 1))) return at;
        return std::nullopt;
    }
    if (!node.is_scalar() || !node.plain) return std::nullopt;
    for (const char c : node.scalar) {
        if (c == ' ' || c == '\n') { // lines are folded into one
            while (is_blank(at) || (at < text.size() && (text[at] == '\n' || text[at] == '\r')))
                ++at;
        } else {
            if (at >= text.size() || text[at] != c) return std::nullopt;
            ++at;
        }
    }
    if (!is_blank(at)) return std::nullopt;
    while (is_blank(at))
        ++at;
    if (at < text.size() && text[at] == '#') return at;
    return std::nullopt;
}

} // namespace tally
