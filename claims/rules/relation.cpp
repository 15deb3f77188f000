#include "claims/rules/relation.h"

#include <optional>
#include <utility>

namespace tally {

namespace {

constexpr int max_depth = 8;

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    Relation relation() {
        Relation out;
        out.left = side(0);
        out.comparison = comparison();
        out.right = side(0);
        skip_blanks();
        if (at_ < text_.size()) fail("more follows the right side", "compare two sides only");
        return out;
    }

private:
    [[noreturn]] void fail(std::string what, std::string cure) const {
        throw RelationMistake{at_, std::move(what), std::move(cure)};
    }

    void skip_blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n'))
            ++at_;
    }
    bool take(std::string_view word) {
        skip_blanks();
        if (!text_.substr(at_).starts_with(word)) return false;
        at_ += word.size();
        return true;
    }
    /// An operator stands between blanks: "arms-control" is one word.
    bool take_operator(std::string_view word) {
        skip_blanks();
        const std::string_view rest = text_.substr(at_);
        if (!rest.starts_with(word)) return false;
        if (rest.size() > word.size() && rest[word.size()] != ' ') return false;
        at_ += word.size();
        return true;
    }

    Comparison comparison() {
        if (take("!=")) return Comparison::not_equal;
        if (take("<=")) return Comparison::at_most;
        if (take(">=")) return Comparison::at_least;
        if (take("=")) return Comparison::equal;
        if (take("<")) return Comparison::less;
        if (take(">")) return Comparison::more;
        fail("no comparison stands here", "write 'left = right', or != < <= > >=");
    }

    RelationTerm side(int depth) {
        if (depth > max_depth) fail("nested too deeply", "flatten it");
        RelationTerm out = term(depth);
        for (;;) {
            const std::size_t start = at_;
            if (take_operator("+")) {
                if (out.sort != RelationTerm::Sort::sum) {
                    RelationTerm sum{RelationTerm::Sort::sum, "", {}, {}, out.offset};
                    sum.parts.push_back(std::move(out));
                    out = std::move(sum);
                }
                out.parts.push_back(term(depth));
            } else if (take_operator("-")) {
                RelationTerm difference{RelationTerm::Sort::difference, "", {}, {}, out.offset};
                difference.parts.push_back(std::move(out));
                difference.parts.push_back(term(depth));
                out = std::move(difference);
            } else {
                at_ = start;
                return out;
            }
        }
    }

    RelationTerm term(int depth) {
        skip_blanks();
        RelationTerm out;
        out.offset = at_;
        const std::pair<std::string_view, RelationTerm::Sort> functions[] = {
            {"years(", RelationTerm::Sort::years},
            {"months(", RelationTerm::Sort::months},
            {"days(", RelationTerm::Sort::days}};
        for (const auto& [name, sort] : functions)
            if (take(name)) {
                out.sort = sort;
                out.parts.push_back(side(depth + 1));
                if (!take(",")) fail("a comma is missing", "write years(from, to)");
                out.parts.push_back(side(depth + 1));
                if (!take(")")) fail("the parenthesis is not closed", "write ')'");
                return out;
            }
        const std::string_view words = words_here();
        if (words.empty()) fail("a term is missing", "name an attribute or a number");
        if (const auto amount = parse_amount(words)) {
            out.sort = RelationTerm::Sort::amount;
            out.amount = *amount;
        }
        out.text = words;
        return out;
    }

    /// Up to the next operator, comma, parenthesis or comparison.
    std::string_view words_here() {
        const std::size_t start = at_;
        std::size_t last = at_;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == ',' || c == '(' || c == ')' || c == '=' || c == '<' || c == '>' || c == '!')
                break;
            const bool alone = at_ > start && text_[at_ - 1] == ' ' &&
                               (at_ + 1 == text_.size() || text_[at_ + 1] == ' ');
            if ((c == '+' || c == '-') && (alone || c == '+')) break;
            ++at_;
            if (c != ' ' && c != '\n') last = at_;
        }
        return text_.substr(start, last - start);
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

void collect(const RelationTerm& term, std::vector<std::pair<std::string, std::size_t>>& out) {
    if (term.sort == RelationTerm::Sort::attribute) out.emplace_back(term.text, term.offset);
    for (const RelationTerm& part : term.parts)
        collect(part, out);
}

} // namespace

std::variant<Relation, RelationMistake> parse_relation(std::string_view text) {
    try {
        return Parser(text).relation();
    } catch (const RelationMistake& mistake) {
        return mistake;
    }
}

std::vector<std::pair<std::string, std::size_t>> attributes_of(const Relation& relation) {
    std::vector<std::pair<std::string, std::size_t>> out;
    collect(relation.left, out);
    collect(relation.right, out);
    return out;
}

} // namespace tally
