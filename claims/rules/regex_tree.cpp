// Which characters an atom takes PCRE2 itself tells: it is asked for each of a few candidates.
#include "claims/rules/regex_tree.h"

#include "claims/base/regex.h"
#include "claims/base/utf8.h"
#include "claims/rules/slots.h"
#include "claims/rules/translate.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <map>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t max_depth = 200;
constexpr std::size_t often = 16; // repeats from here on are worth pumping

/// What an atom may be made of, the likeliest first.
std::vector<std::string> candidates() {
    std::vector<std::string> out;
    for (const char c : std::string_view("aebox knstAByz\t,.-'\"():;%$/1230"))
        out.emplace_back(1, c);
    for (const std::string_view text : {"é", "–", "’", "“", "€"})
        out.emplace_back(text);
    for (char32_t slot = first_slot_character; slot <= last_slot_character; ++slot) {
        out.emplace_back();
        append_utf8(out.back(), slot);
    }
    return out;
}

/// Those of them that an atom takes.
std::vector<std::string> taken_by(const std::string& atom) {
    if (atom != "." && atom.size() == code_point_at(atom, 0).size) return {atom};
    const auto regex = Regex::compile("\\A(?:" + atom + ")\\z");
    const auto* compiled = std::get_if<Regex>(&regex);
    std::vector<std::string> out;
    if (compiled == nullptr) return out;
    static const std::vector<std::string> all = candidates();
    RegexMatch match;
    for (const std::string& one : all)
        if (compiled->find(one, 0, match) == RegexOutcome::match) out.push_back(one);
    if (out.empty() && atom.size() == 2 && atom[0] == '\\') out.emplace_back(1, atom[1]);
    return out;
}

class RegexParser {
public:
    explicit RegexParser(std::string_view text) : text_(text) {}

    std::optional<RegexTree> parse() {
        auto node = alternatives(0);
        if (!node || at_ != text_.size()) return std::nullopt;
        return RegexTree{std::move(*node), asserts_};
    }

private:
    bool more() const { return at_ < text_.size(); }
    char here() const { return text_[at_]; }
    bool take(std::string_view what) {
        if (!text_.substr(at_).starts_with(what)) return false;
        at_ += what.size();
        return true;
    }

    std::optional<RegexNode> alternatives(std::size_t depth) {
        if (depth > max_depth) return std::nullopt;
        RegexNode out;
        out.sort = RegexNode::Sort::alternatives;
        do {
            auto one = sequence(depth);
            if (!one) return std::nullopt;
            out.parts.push_back(std::move(*one));
        } while (take("|"));
        if (out.parts.size() == 1) return std::move(out.parts.front());
        return out;
    }

    std::optional<RegexNode> sequence(std::size_t depth) {
        RegexNode out;
        out.sort = RegexNode::Sort::sequence;
        while (more() && here() != '|' && here() != ')') {
            auto one = part(depth);
            if (!one || !quantified(*one)) return std::nullopt;
            out.parts.push_back(std::move(*one));
        }
        return out;
    }

    std::optional<RegexNode> part(std::size_t depth) {
        const char c = here();
        if (take(word_edge)) return RegexNode{};
        if (c == '(') return group(depth);
        if (c == '^' || c == '$') {
            ++at_;
            return RegexNode{};
        }
        if (c == '\\') return escape();
        if (c == '[') return character_class();
        const std::size_t size = code_point_at(text_, at_).size;
        return atom(size);
    }

    RegexNode atom(std::size_t size) {
        RegexNode out;
        out.sort = RegexNode::Sort::atom;
        const std::string text(text_.substr(at_, size));
        const auto [entry, is_new] = taken_.try_emplace(text);
        if (is_new) entry->second = taken_by(text);
        out.texts = entry->second;
        at_ += size;
        return out;
    }

    std::optional<RegexNode> escape() {
        if (at_ + 1 >= text_.size()) return std::nullopt;
        const char c = text_[at_ + 1];
        if (std::string_view("bBAzZG").find(c) != std::string_view::npos) {
            at_ += 2;
            return RegexNode{};
        }
        // References, quoted text and what matches more than one character.
        if ((c >= '0' && c <= '9') ||
            std::string_view("kgQERXKCc").find(c) != std::string_view::npos)
            return std::nullopt;
        std::size_t size = 1 + code_point_at(text_, at_ + 1).size;
        const bool braces = at_ + 2 < text_.size() && text_[at_ + 2] == '{';
        if (braces && (c == 'x' || c == 'p' || c == 'P' || c == 'o' || c == 'N')) {
            const std::size_t close = text_.find('}', at_);
            if (close == std::string_view::npos) return std::nullopt;
            size = close + 1 - at_;
        } else if (c == 'p' || c == 'P') {
            size = 3;
        } else if (c == 'x') {
            while (size < 4 && at_ + size < text_.size() &&
                   std::isxdigit(static_cast<unsigned char>(text_[at_ + size])) != 0)
                ++size;
        }
        if (at_ + size > text_.size()) return std::nullopt;
        return atom(size);
    }

    std::optional<RegexNode> character_class() {
        std::size_t end = at_ + 1;
        if (end < text_.size() && text_[end] == '^') ++end;
        if (end < text_.size() && text_[end] == ']') ++end;
        while (end < text_.size() && text_[end] != ']') {
            if (text_[end] == '\\') {
                end += 2;
            } else if (text_.substr(end).starts_with("[:")) {
                const std::size_t close = text_.find(":]", end);
                end = close == std::string_view::npos ? end + 1 : close + 2;
            } else {
                ++end;
            }
        }
        if (end >= text_.size()) return std::nullopt;
        return atom(end + 1 - at_);
    }

    std::optional<RegexNode> group(std::size_t depth) {
        ++at_;
        bool is_assertion = false;
        bool is_atomic = false;
        if (take("?")) {
            if (take(":") || take("|")) {
            } else if (take(">")) {
                is_atomic = true;
            } else if (take("=") || take("!") || take("<=") || take("<!")) {
                is_assertion = true;
            } else if (take("#")) {
                const std::size_t close = text_.find(')', at_);
                if (close == std::string_view::npos) return std::nullopt;
                at_ = close + 1;
                return RegexNode{};
            } else if (take("<") || take("P<") || take("'")) {
                const std::size_t close = text_.find_first_of(">'", at_);
                if (close == std::string_view::npos) return std::nullopt;
                at_ = close + 1;
            } else {
                const std::size_t end = text_.find_first_not_of("imsxnJU^-", at_);
                if (end == at_ || end == std::string_view::npos) return std::nullopt;
                at_ = end;
                if (take(")")) return RegexNode{};
                if (!take(":")) return std::nullopt;
            }
        } else if (more() && here() == '*') {
            return std::nullopt;
        }
        auto inner = alternatives(depth + 1);
        if (!inner || !take(")")) return std::nullopt;
        asserts_ = asserts_ || is_assertion;
        if (is_assertion) return RegexNode{};
        if (is_atomic) {
            RegexNode out;
            out.sort = RegexNode::Sort::repeat;
            out.possessive = true;
            out.parts.push_back(std::move(*inner));
            return out;
        }
        return inner;
    }

    /// Puts a quantifier around the part before it, if one follows.
    bool quantified(RegexNode& node) {
        while (more()) {
            std::size_t least = 0;
            std::size_t most = SIZE_MAX;
            if (take("?")) {
                most = 1;
            } else if (take("+")) {
                least = 1;
            } else if (!take("*")) {
                if (here() != '{' || !bounds(least, most)) return true;
            }
            RegexNode out;
            out.sort = RegexNode::Sort::repeat;
            out.least = least;
            out.most = most;
            if (!take("?")) out.possessive = take("+");
            out.parts.push_back(std::move(node));
            node = std::move(out);
        }
        return true;
    }

    /// "{2}", "{2,}", "{2,5}"; anything else in braces is text.
    bool bounds(std::size_t& least, std::size_t& most) {
        const std::size_t close = text_.find('}', at_);
        if (close == std::string_view::npos) return false;
        const std::string_view inside = text_.substr(at_ + 1, close - at_ - 1);
        const auto number = [](std::string_view digits, std::size_t& into) {
            const auto [end, error] =
                std::from_chars(digits.data(), digits.data() + digits.size(), into);
            return error == std::errc() && end == digits.data() + digits.size();
        };
        const std::size_t comma = inside.find(',');
        if (!number(inside.substr(0, comma), least)) return false;
        if (comma == std::string_view::npos)
            most = least;
        else if (comma + 1 < inside.size() && !number(inside.substr(comma + 1), most))
            return false;
        at_ = close + 1;
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool asserts_ = false;
    std::map<std::string, std::vector<std::string>> taken_; ///< by atoms met before
};

} // namespace

std::optional<RegexTree> parse_regex(std::string_view pcre) { return RegexParser(pcre).parse(); }

/// One text being made.
struct RegexSampler::Walk {
    std::uint64_t state;
    const RegexNode* pump = nullptr;
    std::size_t times = 0;
    std::string out = {};
    bool stopped = false;

    /// 0 to count - 1, by Knuth's MMIX generator.
    std::size_t choose(std::size_t count) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>((state >> 33U) % count);
    }

    void make(const RegexNode& node) {
        if (stopped || out.size() > 4096) return;
        switch (node.sort) {
        case RegexNode::Sort::nothing: return;
        case RegexNode::Sort::atom:
            if (!node.texts.empty())
                out += node.texts[choose(std::min<std::size_t>(node.texts.size(), 8))];
            return;
        case RegexNode::Sort::sequence:
            for (const RegexNode& part : node.parts)
                make(part);
            return;
        case RegexNode::Sort::alternatives: make(node.parts[choose(node.parts.size())]); return;
        case RegexNode::Sort::repeat: repeat(node); return;
        }
    }

    void repeat(const RegexNode& node) {
        if (&node == pump) {
            const std::size_t start = out.size();
            pump = nullptr;
            make(node.parts.front());
            const std::string once = out.substr(start);
            for (std::size_t i = 1; i < times; ++i)
                out += once;
            stopped = true;
            return;
        }
        const std::size_t most = std::min(node.most, node.least + 2);
        // A part that may be missing is there where the pump is within it.
        std::size_t count = node.least + choose(most - node.least + 1);
        if (pump != nullptr && count == 0) count = 1;
        for (std::size_t i = 0; i < count && !stopped; ++i)
            make(node.parts.front());
    }
};

RegexSampler::RegexSampler(const RegexNode& root) : root_(root) { collect(root); }

void RegexSampler::collect(const RegexNode& node) {
    if (node.sort == RegexNode::Sort::repeat && node.most >= often && !node.possessive)
        repeats_.push_back(&node);
    for (const RegexNode& part : node.parts)
        collect(part);
}

std::string RegexSampler::sample(std::size_t seed) const {
    Walk walk{seed * 2 + 1};
    walk.choose(2);
    walk.make(root_);
    return std::move(walk.out);
}

std::string RegexSampler::pumped(const RegexNode* repeat, std::size_t times,
                                 std::size_t seed) const {
    Walk walk{seed * 2 + 1, repeat, times};
    walk.choose(2);
    walk.make(root_);
    return walk.stopped ? std::move(walk.out) : std::string();
}

} // namespace tally
