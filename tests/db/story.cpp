#include "tests/db/story.h"

#include "db/query.h"

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tally::tests {

namespace {

/// Builds a corpus and its claims sentence by sentence.
class Teller {
public:
    explicit Teller(std::string town) : town_(std::move(town)) {}

    void article(Story& story, const std::string& source, const std::string& published,
                 const std::string& text) {
        Article article;
        article.id = source + "-" + town_;
        article.path = "articles/" + article.id + ".txt";
        article.source = source;
        article.source_given = true;
        article.published = published;
        article.day = parse_iso_date(published);
        article.text = text;
        article.sentences = {{{0, text.size()}, 0, false}};
        index_lines(article);
        story.corpus.articles.push_back(std::move(article));
        story.checked.origins.push_back(story.corpus.articles.back().id);
    }

    /// A claim of the last article; `words` is its value as it stands in the text.
    std::size_t claim(Story& story, const std::string& rule, const std::string& words, Value value,
                      const std::string& attribute) {
        const Article& article = story.corpus.articles.back();
        Claim claim;
        const std::size_t start = article.text.find(words);
        if (start == std::string::npos) throw std::logic_error("no '" + words + "'");
        auto terms = std::make_shared<RuleTerms>();
        terms->id = "dam/" + rule;
        claim.rule = std::move(terms);
        claim.article = story.corpus.articles.size() - 1;
        value.span = value.core = {start, start + words.size()};
        claim.value = std::move(value);
        claim.sentence = {0, article.text.size()};
        claim.subject = town_;
        claim.attribute = attribute;
        claim.as_of = article.day;
        claim.id = "c:" + article.id + "/" + rule;
        story.checked.claims.push_back(claim);
        Compared compared;
        compared.claim = story.checked.claims.size() - 1;
        compared.source = article.source;
        compared.origin = article.id;
        compared.interval = compared.own = claim.value.allows;
        compared.min_key = compared.interval.min_key();
        compared.max_key = compared.interval.max_key();
        story.checked.compared.push_back(compared);
        return compared.claim;
    }

    Fact& fact(Story& story, const std::string& rule, const std::string& attribute, Verdict verdict,
               std::vector<std::size_t> claims) {
        Fact fact;
        const Claim& first = story.checked.claims[claims.front()];
        fact.id = "f:" + town_ + "/" + rule;
        fact.subject = town_;
        fact.attribute = attribute;
        fact.qualifiers = {{"event", "the \"flood\" of 2031"}};
        fact.kind = first.value.kind;
        fact.unit = first.value.unit;
        fact.verdict = verdict;
        fact.independent_sources = claims.size();
        for (const std::size_t claim : claims) {
            story.checked.compared[claim].fact = story.checked.facts.size();
            story.checked.claims[claim].qualifiers = fact.qualifiers;
        }
        fact.claims = std::move(claims);
        story.checked.facts.push_back(std::move(fact));
        return story.checked.facts.back();
    }

private:
    std::string town_;
};

Value count(std::int64_t number, const std::string& unit) {
    Value value;
    value.kind = Kind::count;
    value.value = Decimal(number);
    value.allows = Interval::exactly(Decimal(number));
    value.unit = unit;
    value.unit_text = unit;
    return value;
}

Value more_than(std::int64_t number, const std::string& unit) {
    Value value = count(number, unit);
    value.allows = Interval::more_than(Decimal(number));
    value.change = Change::more;
    return value;
}

Value money(const char* number) {
    Value value;
    value.kind = Kind::money;
    value.value = Decimal::parse(number);
    value.allows = Interval::exactly(*value.value);
    value.unit = "EUR";
    return value;
}

Value date(const char* text) {
    Value value;
    value.kind = Kind::date;
    value.allows = Interval::exactly(Decimal(day_number(*parse_iso_date(text))));
    value.timex3 = Timex3{"DATE", text};
    return value;
}

void tell(Story& story, const std::string& town) {
    Teller teller(town);
    teller.article(story, "courier", "2031-03-02",
                   "Crews at " + town + " led more than 60 villagers to safety on 2 March 2031.");
    const auto courier = teller.claim(story, "rescued", "more than 60 villagers",
                                      more_than(60, "villager"), "villagers led to safety");
    const auto day = teller.claim(story, "day", "2 March 2031", date("2031-03-02"), "day");
    teller.article(story, "ledger", "2031-03-03",
                   "Some 41 villagers left " + town +
                       "; mending the dam costs 2.50 million euros.");
    const auto ledger = teller.claim(story, "rescued", "41 villagers", count(41, "villager"),
                                     "villagers led to safety");
    const auto cost =
        teller.claim(story, "cost", "2.50 million euros", money("2500000"), "cost of repair");
    teller.article(story, "post", "2031-04-01",
                   "At " + town + " 75 villagers were saved. Repairs: 2.5 million euros.");
    const auto post = teller.claim(story, "rescued", "75 villagers", count(75, "villager"),
                                   "villagers led to safety");
    const auto same =
        teller.claim(story, "cost", "2.5 million euros", money("2500000"), "cost of repair");

    Fact& agreed = teller.fact(story, "cost", "cost of repair", Verdict::agreement, {cost, same});
    agreed.strength = Strength::exact;
    agreed.common = Interval::exactly(Decimal(2'500'000));
    Fact& alone = teller.fact(story, "day", "day", Verdict::single_source, {day});
    alone.common = story.checked.claims[day].value.allows;
    Fact& contested = teller.fact(story, "rescued", "villagers led to safety", Verdict::conflict,
                                  {courier, ledger, post});
    contested.conflicts = {{courier, ledger, "no number is both above 60 and 41", {}},
                           {ledger, post, "41 is not 75", {}}};
    contested.conflicts_total = 2;
    contested.independent_sources = 3;
    contested.time = "both speak for March 2031";

    auto rule = std::make_shared<RelationRule>();
    rule->id = "dam/nobody-left";
    rule->expect = "villagers led to safety = villagers";
    RelationResult left;
    left.id = "r:" + town;
    left.relation = rule;
    left.subject = town;
    left.why = "no article says 'villagers'";
    story.checked.relations.push_back(left);
    rule = std::make_shared<RelationRule>();
    rule->id = "dam/day-of-the-flood";
    rule->expect = "day >= first day";
    rule->severity = RuleSeverity::error;
    RelationResult early = left;
    early.id = "r:day/" + town;
    early.relation = rule;
    early.verdict = RelationVerdict::fails;
    early.qualifiers = {{"event", "the \"flood\" of 2031"}};
    early.left = {"2 March 2031", {story.checked.claims[day].value.allows}};
    early.right = {"3 March 2031", {Interval::exactly(Decimal(22342))}};
    early.message = "2 March 2031 is before 3 March 2031";
    early.why = "the most that the left side can be is 2 March 2031";
    early.facts = {story.checked.compared[day].fact};
    early.claims = {day};
    story.checked.relations.push_back(early);
}

Story with_info(Story story) {
    story.info.at = "2031-04-02T09:00:00Z";
    story.info.tool = "0.1.0";
    story.info.rules = "d1";
    story.info.sources = {{"courier", "The Courier", "wire", {}}, {"ledger", "", "", {}}};
    Decision on_a_fact;
    on_a_fact.fact = story.checked.facts.back().id;
    on_a_fact.accept = "75";
    on_a_fact.because = "the rescue service counted them";
    on_a_fact.by = "desk@example.org";
    on_a_fact.until = "2031-12-31";
    Decision on_a_claim;
    on_a_claim.claim = "c:0000000000000000";
    on_a_claim.because = "a draft";
    story.info.rulings = {{on_a_fact, RulingState::in_force, ""},
                          {on_a_claim, RulingState::stale, "there is no such claim"}};
    story.info.known = {
        {{story.checked.facts.back().id, "conflict", {"(60, ...)", "41", "75"}}, KnownState::known},
        {{"r:gone", "fails", {}}, KnownState::gone}};
    for (std::size_t i = 0; i < story.corpus.articles.size(); ++i)
        story.info.coverage.by_article.push_back({i, Kind::count, 3, 1});
    return story;
}

std::string cell_text(const TableCell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
    if (const auto* number = std::get_if<double>(&cell)) return std::to_string(*number);
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    if (const auto* bytes = std::get_if<Bytes>(&cell)) return bytes->bytes;
    return "";
}

} // namespace

Story dam_story() {
    Story story;
    tell(story, "Elmford");
    return with_info(std::move(story));
}

Story large_story(std::size_t copies) {
    Story story;
    for (std::size_t i = 0; i < copies; ++i)
        tell(story, "Town" + std::to_string(i));
    return with_info(std::move(story));
}

std::string ask(const std::string& path, const std::string& sql) {
    const Result<QueryResult> result = query(path, sql);
    if (!result) throw std::runtime_error(to_string(result.error().front()));
    std::string out;
    for (const auto& row : result->table.rows) {
        if (!out.empty()) out += '\n';
        for (std::size_t i = 0; i < row.size(); ++i)
            out += (i == 0 ? "" : "|") + cell_text(row[i]);
    }
    return out;
}

} // namespace tally::tests
