#include "tests/reports/sample.h"

#include <memory>
#include <stdexcept>
#include <utility>

namespace tally::tests {

namespace {

std::string numbered(std::string_view prefix, std::size_t number) {
    std::string out = std::string(prefix) + "0000000000000000";
    out[prefix.size() + 7] = static_cast<char>('0' + number % 10);
    out[prefix.size() + 6] = static_cast<char>('0' + number / 10);
    return out;
}

} // namespace

std::size_t Sample::article(std::string path, std::string source, std::string published,
                            std::string text) {
    Article article;
    article.id = path;
    article.path = std::move(path);
    article.source = std::move(source);
    article.source_given = true;
    article.day = parse_iso_date(published);
    article.published = std::move(published);
    article.text = std::move(text);
    index_lines(article);
    corpus.articles.push_back(std::move(article));
    return corpus.articles.size() - 1;
}

Fact& Sample::fact(std::string subject, std::string attribute, Verdict verdict,
                   const RuleTerms& terms) {
    Fact fact;
    fact.id = numbered("f:", checked.facts.size() + 1);
    fact.subject = std::move(subject);
    fact.attribute = std::move(attribute);
    fact.verdict = verdict;
    fact.kind = Kind::count;
    fact.independent_sources = verdict == Verdict::agreement ? 2 : 1;
    checked.facts.push_back(std::move(fact));
    terms_ = std::make_shared<const RuleTerms>(terms);
    return checked.facts.back();
}

Claim& Sample::claim(std::size_t index, std::string_view words, const Interval& allows,
                     std::string_view origin) {
    const Article& article = corpus.articles.at(index);
    const std::size_t start = article.text.find(words);
    if (start == std::string::npos) throw std::logic_error("no such words: " + std::string(words));
    const std::size_t line = start == 0 ? 0 : article.text.rfind('\n', start - 1) + 1;
    Claim claim;
    claim.id = numbered("c:", checked.claims.size() + 1);
    claim.article = index;
    claim.rule = terms_;
    claim.value.kind = checked.facts.back().kind;
    claim.value.span = {start, start + words.size()};
    claim.value.core = claim.value.span;
    claim.value.allows = allows;
    claim.value.unit = checked.facts.back().unit;
    claim.sentence = {line, std::min(article.text.find('\n', start), article.text.size())};
    claim.subject = checked.facts.back().subject;
    claim.attribute = checked.facts.back().attribute;
    Compared compared;
    compared.claim = checked.claims.size();
    compared.fact = checked.facts.size() - 1;
    compared.source = article.source;
    compared.origin = origin.empty() ? article.id : std::string(origin);
    compared.interval = compared.own = allows;
    compared.min_key = allows.min_key();
    compared.max_key = allows.max_key();
    checked.facts.back().claims.push_back(checked.claims.size());
    checked.compared.push_back(std::move(compared));
    checked.claims.push_back(std::move(claim));
    return checked.claims.back();
}

void Sample::conflict(std::string why) {
    const std::size_t last = checked.claims.size() - 1;
    checked.facts.back().conflicts.push_back({last - 1, last, std::move(why), {}});
    checked.facts.back().conflicts_total = 1;
}

Report Sample::report(Show show) const {
    return {corpus,
            checked,
            sources,
            coverage,
            "0.1.0",
            show,
            RuleSeverity::error,
            0,
            NextCommands{"", " articles"}};
}

Sample summit_sample() {
    Sample sample;
    sample.sources = {{"chronicle", "Chronicle", "", {"meridian"}},
                      {"ledger", "Ledger", "", {}},
                      {"meridian", "Meridian Wire", "wire", {}}};
    const std::string wire =
        "Ties have been strained since spring. In April, the White House sanctioned 32 entities "
        "and individuals over election meddling and a breach of federal computers. It also "
        "expelled 10 Russian diplomats.\n"
        "Washington has given Kyiv more than $2 billion of military equipment since 2014, by the "
        "end of January.\n"
        "The opposition named 14 towns.\n";
    const auto meridian =
        sample.article("articles/meridian/2021-06-10-summit.txt", "meridian", "2021-06-10", wire);
    const auto chronicle = sample.article("articles/chronicle/2021-06-11-reprint.txt", "chronicle",
                                          "2021-06-11", wire);
    const auto ledger = sample.article(
        "articles/ledger/2021-06-14-preview.txt", "ledger", "2021-06-14",
        "Two days to go\n\nWhat to expect.\n\n"
        "In April, Washington blacklisted nearly 40 Russian people and companies and ordered ten "
        "diplomats to leave.\n"
        "The sum has reached $2.5 billion, officials said.\n"
        "Delegates booked 220 rooms.\n");
    const std::string copy = sample.corpus.articles[chronicle].id;

    RuleTerms sanctions;
    sanctions.id = "summit/sanctioned-total";
    sanctions.message = "sources disagree on how many targets one round of sanctions named";
    sanctions.help = "The published sanctions list is the primary source; count it before choosing "
                     "a side.";
    Fact& targets = sample.fact("Russia", "targets sanctioned", Verdict::conflict, sanctions);
    targets.qualifiers = {{"by", "United States"}, {"round", "2021-04"}};
    targets.time = "both speak for April 2021 (\"In April\"), so the later is not an update";
    sample.claim(chronicle, "32 entities and individuals", Interval::exactly(Decimal(32)), copy);
    sample.claim(meridian, "32 entities and individuals", Interval::exactly(Decimal(32)), copy);
    sample
        .claim(ledger, "nearly 40 Russian people and companies",
               Interval::of(Decimal(36), false, Decimal(40), true))
        .value.core.end -= 29; // "nearly 40"
    sample.conflict("no number is both 32 and from 36 up to (not including) 40; the gap is at "
                    "least 4");

    RuleTerms diplomats;
    diplomats.id = "summit/diplomats-expelled";
    Fact& expelled = sample.fact("Russia", "diplomats expelled", Verdict::agreement, diplomats);
    expelled.qualifiers = {{"by", "United States"}};
    expelled.strength = Strength::exact;
    expelled.common = expelled.common_as_written = Interval::exactly(Decimal(10));
    sample.claim(meridian, "10 Russian diplomats", *expelled.common);
    sample.claim(ledger, "ten diplomats", *expelled.common);

    RuleTerms aid;
    aid.id = "summit/military-aid";
    aid.moves = Moves::grows;
    Fact& sum = sample.fact("Ukraine", "military aid received", Verdict::update, aid);
    sum.time = "the later speaks for June 2021, and this sum grows";
    sum.kind = Kind::money;
    sum.unit = "USD";
    sample.claim(ledger, "$2.5 billion", Interval::exactly(Decimal(2'500'000'000)));
    sample.claim(meridian, "more than $2 billion", Interval::more_than(Decimal(2'000'000'000)));

    RuleTerms towns;
    towns.id = "summit/towns";
    sample.fact("opposition", "towns named", Verdict::echo, towns);
    sample.claim(chronicle, "14 towns", Interval::exactly(Decimal(14)), copy);
    sample.claim(meridian, "14 towns", Interval::exactly(Decimal(14)), copy);

    RuleTerms rooms;
    rooms.id = "summit/rooms";
    sample.fact("delegates", "rooms booked", Verdict::single_source, rooms);
    sample.claim(ledger, "220 rooms", Interval::exactly(Decimal(220)));

    sample.coverage.by_article = {{meridian, Kind::count, 5, 4}, {ledger, Kind::count, 4, 4}};
    return sample;
}

Sample hostile_sample() {
    const std::string evil = "\x1b[2J\x1b]0;owned\x07\xC2\x9B"
                             "31m\xE2\x80\xAE\xF3\xA0\x81\x81\r\b";
    Sample sample;
    sample.sources = {{"a", "A" + evil, "", {}}};
    const auto a = sample.article("a" + evil + ".txt", "a", "2021-06-10",
                                  "They" + evil + "named 32" + evil + " firms" + evil + ".");
    const auto b = sample.article("b.txt", "b" + evil, "2021-06-11", "They named 40 firms.");
    RuleTerms rule;
    rule.id = "hostile/rule" + evil;
    rule.message = "message" + evil;
    rule.help = "help" + evil;
    rule.see = "see" + evil;
    Fact& fact = sample.fact("subject" + evil, "attribute" + evil, Verdict::conflict, rule);
    fact.qualifiers = {{"q" + evil, "v" + evil}};
    fact.time = "time" + evil;
    sample.claim(a, "32" + evil + " firms", Interval::exactly(Decimal(32)));
    sample.claim(b, "40 firms", Interval::exactly(Decimal(40)));
    sample.conflict("why" + evil);
    RuleTerms one = rule;
    sample.fact("one" + evil, "thing" + evil, Verdict::single_source, one);
    sample.claim(a, "32" + evil + " firms", Interval::exactly(Decimal(32)));
    sample.corpus.unread.push_back({"x" + evil, "p" + evil, 1, 1, "what" + evil});
    return sample;
}

} // namespace tally::tests
