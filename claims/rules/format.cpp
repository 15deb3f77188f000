// Lays out by lines: the nodes of the file tell which line begins an entry or an item, and how
// deep; every other line goes along with the one before it. What lies within quotation marks or a
// block of text is not touched but for being moved as a whole.
#include "claims/rules/format.h"

#include "claims/base/yaml.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

namespace {

constexpr std::size_t step = 2;

struct Line {
    std::size_t start = 0;  ///< offset in the file
    std::string text;       ///< without its end
    std::size_t indent = 0; ///< blanks before it
    bool is_text = false;   ///< goes on with a text begun before: its blanks count
    bool is_empty = false;
    bool is_comment = false;
    std::optional<std::size_t> target; ///< of one that begins an entry or an item
    std::size_t dashes = 0;            ///< "- " before its entry
    bool begins_part = false;          ///< a section, or a rule: an empty line stands before it
};

bool same_tree(const YamlNode& a, const YamlNode& b) {
    if (a.type != b.type || a.scalar != b.scalar || a.items.size() != b.items.size() ||
        a.entries.size() != b.entries.size())
        return false;
    for (std::size_t i = 0; i < a.items.size(); ++i)
        if (!same_tree(a.items[i], b.items[i])) return false;
    for (std::size_t i = 0; i < a.entries.size(); ++i)
        if (!same_tree(a.entries[i].key, b.entries[i].key) ||
            !same_tree(a.entries[i].value, b.entries[i].value))
            return false;
    return true;
}

class PackFormatter {
public:
    PackFormatter(std::string_view text, const YamlNode& root) : text_(text) {
        cut();
        see(root, 0, true);
        protect_blocks();
        for (Line& line : lines_) {
            line.is_empty =
                !line.is_text && line.text.find_first_not_of(" \t") == std::string::npos;
            line.is_comment =
                !line.is_text && !line.is_empty && !line.target && line.text[line.indent] == '#';
        }
    }

    std::string run() {
        std::string out;
        std::size_t empty = 0;
        long shift = 0; // of the last line that begins something
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const Line& line = lines_[i];
            if (line.is_empty) {
                ++empty;
                continue;
            }
            if (wants_space(i) || (empty > 0 && !after_head(i)))
                if (!out.empty()) out += '\n';
            empty = 0;
            if (line.target) {
                shift = static_cast<long>(*line.target) - static_cast<long>(line.indent);
                out += std::string(*line.target, ' ') + head(line);
            } else if (line.is_comment) {
                out += std::string(comment_indent(i), ' ') + trimmed(line.text.substr(line.indent));
            } else {
                out += moved(line, shift);
            }
            out += '\n';
        }
        return out;
    }

private:
    void cut() {
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t end = std::min(text_.find('\n', at), text_.size());
            Line line;
            line.start = at;
            line.text = std::string(text_.substr(at, end - at));
            if (line.text.ends_with('\r')) line.text.pop_back();
            line.indent = std::min(line.text.find_first_not_of(' '), line.text.size());
            lines_.push_back(std::move(line));
            at = end + 1;
        }
    }

    std::size_t line_at(std::size_t offset) const {
        const auto after = std::upper_bound(
            lines_.begin(), lines_.end(), offset,
            [](std::size_t wanted, const Line& line) { return wanted < line.start; });
        return static_cast<std::size_t>(after - lines_.begin()) - 1;
    }

    bool is_flow(const YamlNode& node) const {
        return node.offset < text_.size() &&
               (text_[node.offset] == '{' || text_[node.offset] == '[');
    }

    /// Whether only blanks and dashes stand before `offset` on its line, and how many dashes.
    std::optional<std::size_t> dashes_before(const Line& line, std::size_t offset) const {
        std::size_t dashes = 0;
        for (const char c : std::string_view(line.text).substr(0, offset - line.start)) {
            if (c == '-')
                ++dashes;
            else if (c != ' ')
                return std::nullopt;
        }
        return dashes;
    }

    /// A dash alone on its line: what it holds begins on the next.
    static bool is_dash(const Line& line) {
        return std::string_view(line.text).substr(line.indent) == "-";
    }

    /// A node that begins at `offset`, at `indent` where it is first on its line.
    void begin(std::size_t offset, std::size_t indent, bool begins_part) {
        const std::size_t index = line_at(offset);
        Line& line = lines_[index];
        if (line.target) return; // the item that it is the first entry of has set it
        const auto dashes = dashes_before(line, offset);
        if (!dashes || line.is_text) return;
        if (*dashes == 0 && index > 0 && !lines_[index - 1].target && is_dash(lines_[index - 1])) {
            lines_[index - 1].target = indent - std::min(indent, step);
            lines_[index - 1].begins_part = begins_part;
            begins_part = false;
        }
        line.dashes = *dashes;
        line.target = indent - std::min(indent, *dashes * step);
        line.begins_part = begins_part;
    }

    void see(const YamlNode& node, std::size_t indent, bool is_root) {
        if (node.is_scalar()) return protect(node);
        if (is_flow(node)) return see_flow(node);
        for (const auto& [key, value] : node.entries) {
            protect(key);
            const bool is_section = is_root && !value.is_scalar();
            begin(key.offset, indent, is_section);
            const bool has_parts = is_root && (key.scalar == "rules" || key.scalar == "relations");
            see_value(value, indent + step, has_parts);
        }
        for (const YamlNode& item : node.items) { // a list within a list
            begin(item.offset, indent + step, false);
            see(item, indent + step, false);
        }
    }

    void see_value(const YamlNode& node, std::size_t indent, bool has_parts) {
        if (!node.is_sequence() || is_flow(node)) return see(node, indent, false);
        for (const YamlNode& item : node.items) {
            // The dash stands at `indent`, what it holds behind it.
            begin(item.offset, indent + step, has_parts && &item != &node.items.front());
            see(item, indent + step, false);
        }
    }

    void see_flow(const YamlNode& node) {
        for (const auto& [key, value] : node.entries) {
            protect(key);
            see_inner(value);
        }
        for (const YamlNode& item : node.items)
            see_inner(item);
    }

    void see_inner(const YamlNode& node) {
        if (node.is_scalar())
            protect(node);
        else
            see_flow(node);
    }

    /// A quoted scalar over several lines: those after its first are text.
    void protect(const YamlNode& scalar) {
        if (!scalar.is_scalar() || scalar.offset >= text_.size()) return;
        const char mark = text_[scalar.offset];
        if (mark != '\'' && mark != '"') return;
        std::size_t end = scalar.offset + 1;
        while (end < text_.size() && text_[end] != mark) {
            if (mark == '"' && text_[end] == '\\') ++end;
            ++end;
            if (mark == '\'' && end + 1 < text_.size() && text_[end] == '\'' &&
                text_[end + 1] == '\'')
                end += 2;
        }
        for (std::size_t i = line_at(scalar.offset) + 1;
             i <= line_at(std::min(end, text_.size() - 1)); ++i)
            lines_[i].is_text = true;
    }

    /// Blocks of text, `|` and `>`: all lines below that are set in deeper, and empty ones between.
    void protect_blocks() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!lines_[i].target || !opens_block(lines_[i].text)) continue;
            const std::size_t outer = lines_[i].indent + lines_[i].dashes * step;
            std::size_t last = i;
            for (std::size_t k = i + 1; k < lines_.size(); ++k) {
                const bool blank = lines_[k].text.find_first_not_of(' ') == std::string::npos;
                if (!blank && lines_[k].indent <= outer && lines_[k].indent <= lines_[i].indent)
                    break;
                if (lines_[k].target) break;
                if (!blank) last = k;
            }
            for (std::size_t k = i + 1; k <= last; ++k)
                lines_[k].is_text = true;
        }
    }

    /// "help: >-", "- |2 # why".
    static bool opens_block(std::string_view text) {
        const std::size_t comment = text.find(" #");
        std::string_view rest = text.substr(0, comment);
        while (rest.ends_with(' '))
            rest.remove_suffix(1);
        while (!rest.empty() &&
               std::string_view("+-0123456789").find(rest.back()) != std::string_view::npos)
            rest.remove_suffix(1);
        if (!rest.ends_with('|') && !rest.ends_with('>')) return false;
        rest.remove_suffix(1);
        return rest.ends_with(": ") || rest.ends_with("- ") || rest.ends_with(':');
    }

    // --- what is written

    static std::string trimmed(std::string text) {
        text.erase(text.find_last_not_of(" \t") + 1);
        return text;
    }

    /// The line from its first mark on, one blank behind each dash.
    static std::string head(const Line& line) {
        std::string_view rest = std::string_view(line.text).substr(line.indent);
        std::string out;
        for (std::size_t i = 0; i < line.dashes; ++i) {
            rest.remove_prefix(1);
            rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
            out += "- ";
        }
        return trimmed(out + std::string(rest));
    }

    /// A line that goes along with the one before it.
    static std::string moved(const Line& line, long shift) {
        const long indent = std::max(0L, static_cast<long>(line.indent) + shift);
        if (line.is_text) {
            if (line.text.find_first_not_of(' ') == std::string::npos) return line.text;
            return std::string(static_cast<std::size_t>(indent), ' ') +
                   line.text.substr(line.indent);
        }
        return trimmed(std::string(static_cast<std::size_t>(indent), ' ') +
                       line.text.substr(line.indent));
    }

    /// A comment that is set in no deeper than the line below it belongs to that one; else to the
    /// last line above that it is not set in less than.
    std::size_t comment_indent(std::size_t index) const {
        const std::size_t own = lines_[index].indent;
        std::size_t below = index;
        while (below < lines_.size() && !lines_[below].target)
            ++below;
        if (below < lines_.size() && own <= lines_[below].indent) return *lines_[below].target;
        for (std::size_t i = index; i-- > 0;) {
            const Line& above = lines_[i];
            if (!above.target || above.indent > own) continue;
            const bool in_item = above.dashes > 0 && own >= above.indent + step;
            return *above.target + (in_item ? above.dashes * step : 0);
        }
        return 0;
    }

    /// The section or rule that the comments from here on stand right above; nothing where one of
    /// them belongs elsewhere.
    const Line* part_below(std::size_t index) const {
        while (index < lines_.size() && lines_[index].is_comment)
            ++index;
        return index < lines_.size() && lines_[index].begins_part ? &lines_[index] : nullptr;
    }

    bool is_above_part(std::size_t index) const {
        if (!lines_[index].is_comment) return false;
        const Line* part = part_below(index);
        return part != nullptr && comment_indent(index) == *part->target;
    }

    /// Whether an empty line must stand before this one: it begins a section or a rule, or the
    /// comments right above one.
    bool wants_space(std::size_t index) const {
        const bool comments_above = index > 0 && is_above_part(index - 1);
        if (comments_above) return false; // they have it
        return lines_[index].begins_part || is_above_part(index);
    }

    /// Whether the last line that is no empty one opens a list or mapping, as "rules:" does.
    bool after_head(std::size_t index) const {
        for (std::size_t i = index; i-- > 0;) {
            if (lines_[i].is_empty) continue;
            return lines_[i].target && trimmed(lines_[i].text).ends_with(':');
        }
        return true;
    }

    std::string_view text_;
    std::vector<Line> lines_;
};

} // namespace

Result<std::string> formatted_pack(const SourceText& file) {
    const auto root = read_yaml(file);
    if (!root) return root.error();
    const Diagnostic refusal{{file.name(), 0, 0},
                             "this layout can't be mended safely, the file stays as it is",
                             "lay it out as docs/rules.md shows, in lines of 'key: value'",
                             Severity::error};
    if (root->is_null())
        return Diagnostic{{file.name(), 1, 1},
                          "the file is empty",
                          "start it with 'tally: 1' and 'pack: name'",
                          Severity::error};
    std::string out = PackFormatter(file.text(), *root).run();
    const SourceText laid_out(file.name(), out);
    const auto again = read_yaml(laid_out);
    if (!again || !same_tree(*root, *again)) return refusal;
    if (PackFormatter(out, *again).run() != out) return refusal;
    return out;
}

} // namespace tally
