#include "tests/check/builder.h"

#include "claims/values/hedge.h"

#include <algorithm>
#include <stdexcept>

namespace tally::tests {

namespace {

std::string text_of(const YamlNode& node, std::string_view key, std::string otherwise = "") {
    const YamlNode* found = node.find(key);
    return found != nullptr ? found->scalar : otherwise;
}

bool flag(const YamlNode& node, std::string_view key) { return text_of(node, key) == "true"; }

Decimal number(const std::string& text) {
    if (const auto value = Decimal::parse(text)) return *value;
    if (const auto day = parse_iso_date(text)) return Decimal(day_number(*day));
    throw std::runtime_error("not a number: " + text);
}

std::optional<Day> day(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto out = parse_iso_date(text);
    if (!out) throw std::runtime_error("not a day: " + text);
    return out;
}

/// `value: 6.0` with `scale: 9` is "6.0 billion": how it is written gives its precision.
void read_number(const YamlNode& node, Value& value) {
    const std::string written = text_of(node, "value");
    if (written.empty()) return;
    const std::string scale = text_of(node, "scale", "0");
    const int exponent = std::stoi(scale);
    value.value = number(written) * Decimal::scaled(1, exponent);
    const std::size_t point = written.find('.');
    const int places =
        point == std::string::npos ? 0 : static_cast<int>(written.size() - point - 1);
    value.precision.last_place = Decimal::scaled(1, exponent - places);
    value.precision.last_digit = Decimal::scaled(1, value.value->last_digit_exponent());
    value.precision.scale_word = scale != "0";
    value.precision.fraction = flag(node, "fraction");
    value.allows = Interval::exactly(*value.value);
}

Value built_value(const YamlNode& node) {
    Value out;
    const std::string kind = text_of(node, "kind", "count");
    const auto known = kind_named(kind);
    if (!known) throw std::runtime_error("no such kind: " + kind);
    out.kind = *known;
    out.unit = text_of(node, "unit");
    out.per = text_of(node, "per");
    out.unit_text = text_of(node, "unit_text");
    out.name = text_of(node, "name");
    if (const auto hedging = hedging_named(text_of(node, "hedge"))) out.hedge = name_of(*hedging);
    out.approximate = flag(node, "approximate");
    read_number(node, out);
    if (const YamlNode* timex = node.find("timex3"))
        out.timex3 = Timex3{out.kind == Kind::set ? "SET" : "TIME", timex->scalar};
    if (const YamlNode* allows = node.find("allows")) {
        out.allows = parse_interval(allows->scalar);
        if (out.hedge.empty() && out.value) out.hedge = "words";
    }
    return out;
}

std::shared_ptr<const RuleTerms> read_terms(const YamlNode& all, const YamlNode& claim) {
    auto terms = std::make_shared<RuleTerms>();
    const auto text = [&](std::string_view key, std::string otherwise) {
        return text_of(claim, key, text_of(all, key, std::move(otherwise)));
    };
    terms->id = text("rule", "cases/rule");
    const std::map<std::string, Moves> moves = {{"never", Moves::never},
                                                {"any", Moves::any},
                                                {"grows", Moves::grows},
                                                {"shrinks", Moves::shrinks}};
    terms->moves = moves.at(text("moves", "never"));
    const std::map<std::string, Independence> voices = {{"copy", Independence::copy},
                                                        {"publisher", Independence::publisher},
                                                        {"attribution", Independence::attribution}};
    terms->independence = voices.at(text("independence", "copy"));
    terms->same_time_days = std::stoi(text("same-time", "1"));
    const std::string precision = text("precision", "");
    if (precision == "exact") terms->precision = PrecisionRule::exact;
    if (precision == "written") terms->precision = PrecisionRule::written;
    const std::string tolerance = text("tolerance", "");
    if (tolerance.ends_with('%'))
        terms->tolerance = Tolerance{
            number(tolerance.substr(0, tolerance.size() - 1)) * Decimal::scaled(1, -2), true};
    else if (!tolerance.empty())
        terms->tolerance = Tolerance{number(tolerance), false};
    return terms;
}

/// The article that a claim names, made when it is first named.
std::size_t article_of(const YamlNode& claim, std::size_t index, Corpus& corpus) {
    const std::string source = text_of(claim, "source", "A");
    const std::string id =
        text_of(claim, "article", source + "/" + std::to_string(index + 1) + ".txt");
    for (std::size_t i = 0; i < corpus.articles.size(); ++i)
        if (corpus.articles[i].id == id) return i;
    Article article;
    article.id = article.path = id;
    article.source = source;
    article.source_given = true;
    article.published = text_of(claim, "published");
    article.day = day(article.published);
    article.text = text_of(claim, "text", "report " + std::to_string(index + 1) + " of " + source);
    corpus.articles.push_back(std::move(article));
    return corpus.articles.size() - 1;
}

Claim read_claim(const YamlNode& all, const YamlNode& node, std::size_t index, Corpus& corpus) {
    Claim claim;
    claim.article = article_of(node, index, corpus);
    claim.rule = read_terms(all, node);
    claim.value = built_value(node);
    claim.known_as = claim.value.name; // the text does not hold it
    const std::string& text = corpus.articles[claim.article].text;
    claim.value.span = {std::min(index, text.size()), text.size()};
    claim.sentence = {0, text.size()};
    if (const YamlNode* sentence = node.find("sentence")) {
        const std::size_t at = text.find(sentence->scalar);
        if (at == std::string::npos) throw std::runtime_error("no such sentence in the text");
        claim.sentence = {at, at + sentence->scalar.size()};
    }
    claim.id = text_of(node, "id", "c:" + std::to_string(1000 + index));
    claim.subject = text_of(node, "subject", "subject");
    claim.attribute = text_of(node, "attribute", "attribute");
    if (const YamlNode* qualifiers = node.find("qualifiers"))
        for (const auto& [name, value] : qualifiers->entries)
            claim.qualifiers.emplace_back(name.scalar, value.scalar);
    std::sort(claim.qualifiers.begin(), claim.qualifiers.end());
    if (flag(node, "denied")) claim.polarity = Polarity::denied;
    claim.attribution = text_of(node, "attribution");
    claim.as_of = day(text_of(node, "as_of"));
    claim.as_of_text = text_of(node, "as_of_text");
    claim.correction = flag(node, "correction");
    return claim;
}

} // namespace

Interval parse_interval(std::string_view text) {
    const std::size_t comma = text.find(", ");
    if (text.size() < 5 || comma == std::string_view::npos)
        throw std::runtime_error("not an interval: " + std::string(text));
    const std::string low(text.substr(1, comma - 1));
    const std::string high(text.substr(comma + 2, text.size() - comma - 3));
    std::optional<Decimal> min, max;
    if (low != "-inf") min = number(low);
    if (high != "inf") max = number(high);
    return Interval::of(min, text.front() == '(', max, text.back() == ')');
}

std::string show(const Interval& interval, Kind kind) {
    const auto bound = [&](const std::optional<Decimal>& number, std::string_view none) {
        if (!number) return std::string(none);
        if (kind == Kind::date)
            return iso_date(day_from_number(static_cast<int>(*number->to_whole(Rounding::down))));
        return number->to_string();
    };
    std::string out(1, interval.min_open() || !interval.min() ? '(' : '[');
    out += bound(interval.min(), "-inf") + ", " + bound(interval.max(), "inf");
    out += interval.max_open() || !interval.max() ? ')' : ']';
    return out;
}

BuiltCase build_case(const YamlNode& node) {
    BuiltCase out;
    const YamlNode* claims = node.find("claims");
    if (claims == nullptr) throw std::runtime_error("a case without claims");
    for (std::size_t i = 0; i < claims->items.size(); ++i) {
        out.claims.push_back(read_claim(node, claims->items[i], i, out.corpus));
        const bool reads = text_of(claims->items[i], "reads") != "false";
        out.says.push_back(reads ? text_of(claims->items[i], "says") : "");
    }
    if (const YamlNode* reprints = node.find("reprints"))
        for (const auto& [source, reprinted] : reprints->entries)
            out.options.sources.push_back({source.scalar, source.scalar, "", {reprinted.scalar}});
    return out;
}

Value read_value(const std::string& says, const Claim& claim, const Article& article) {
    Setting setting;
    setting.published = article.day;
    const std::vector<Value> values = recognise(says, {{0, says.size()}}, setting);
    if (values.size() != 1)
        throw std::runtime_error(std::to_string(values.size()) + " values in: " + says);
    Value out = values.front();
    if (out.kind == Kind::number || out.kind == Kind::count) out.unit = claim.value.unit;
    out.span = claim.value.span;
    return out;
}

} // namespace tally::tests
