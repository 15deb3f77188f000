// check_story: what the articles of many stories say together. Ten times as many articles must cost
// ten times as much, so the peer is the same work on a tenth of them, ten times over.
#include "claims/articles/sentences.h"
#include "claims/base/calendar.h"
#include "claims/check/check.h"
#include "claims/rules/packs.h"
#include "claims/tally.h"

#include <array>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "bench/bench.h"
#include "bench/random.h"

namespace tally::bench {

namespace {

constexpr std::size_t articles_a_story = 10;
constexpr std::size_t few_stories = 100;
constexpr std::size_t times = 10;

constexpr std::array<std::string_view, 24> syllables = {
    "ka",  "lo",  "mi",  "ren", "tor", "vel",  "sha", "dun", "bro", "ques", "fal", "grim",
    "hol", "jar", "nex", "pol", "rud", "sten", "tam", "ul",  "vor", "wick", "yar", "zan"};

std::string made_name(Random& random) {
    std::string out;
    for (std::size_t i = 0, count = 3 + random.below(2); i < count; ++i)
        out += syllables[random.below(syllables.size())];
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
    return out;
}

std::string number(std::size_t n) { return std::to_string(n); }

/// What the articles of one story have in common.
struct Event {
    std::string place, river, chief;
    std::size_t killed, injured, homes, arrested, millions;
};

Event made_event(Random& random) {
    Event out;
    out.place = made_name(random);
    out.river = made_name(random);
    out.chief = made_name(random) + " " + made_name(random);
    for (std::size_t* figure :
         {&out.killed, &out.injured, &out.homes, &out.arrested, &out.millions})
        *figure = 3 + random.below(90);
    return out;
}

/// One tells of each tenth figure otherwise.
std::string told(const Event& event, Random& random) {
    const auto figure = [&](std::size_t n) {
        return number(random.below(10) == 0 ? n + 1 + random.below(5) : n);
    };
    std::string text = "The flood of the " + event.river + " killed " + figure(event.killed) +
                       " people in " + event.place + ", " + event.chief +
                       " of the fire service said.\n\n";
    text += figure(event.injured) + " people were injured in " + event.place + ", and " +
            figure(event.homes) + " homes were destroyed.\n\n";
    text += "Police in " + event.place + " arrested " + figure(event.arrested) + " looters. ";
    text += "The damage on the " + event.river + " is put at $" + figure(event.millions) +
            " million, said " + event.chief + ".\n\n";
    text += made_name(random) + " " + made_name(random) + ", " + number(20 + random.below(60)) +
            ", saw it from her house. The council of " + event.place + " meets in " +
            number(2 + random.below(8)) + " days.\n";
    return text;
}

struct Prepared {
    Corpus corpus;
    std::vector<Claim> claims;
};

Corpus made_corpus(std::size_t stories) {
    Corpus out;
    for (std::size_t story = 0; story < stories; ++story) {
        Random random(story + 1);
        const Event event = made_event(random);
        const int day = 18'000 + static_cast<int>(random.below(700));
        for (std::size_t i = 0; i < articles_a_story; ++i) {
            Article article;
            article.id = number(story) + "-" + number(i);
            article.path = article.id;
            article.source = "paper " + number(i);
            article.source_given = true;
            article.day = day_from_number(day + static_cast<int>(i % 3));
            article.published = iso_date(*article.day);
            article.text = told(event, random);
            article.sentences = sentences_of(article.text);
            out.articles.push_back(std::move(article));
        }
    }
    return out;
}

std::shared_ptr<const Prepared> prepared(std::size_t stories, const std::vector<Pack>& packs) {
    auto out = std::make_shared<Prepared>();
    out->corpus = made_corpus(stories);
    out->claims = extract_all(out->corpus, packs, 0).claims;
    return out;
}

std::size_t facts_of(const Prepared& prepared) {
    return check(prepared.corpus, prepared.claims, {}).facts.size();
}

} // namespace

std::vector<Bench> check_benches(const std::vector<std::string>&) {
    // Made when first run, so that other benches do not pay for it.
    struct Material {
        std::shared_ptr<const Prepared> few, many;
    };
    auto material = std::make_shared<Material>();
    const auto prepare = [material]() -> const Material& {
        if (material->many) return *material;
        auto packs = load_packs({{"news", {}, ""}});
        if (!packs) throw std::logic_error(to_string(packs.error().front()));
        material->few = prepared(few_stories, *packs);
        material->many = prepared(times * few_stories, *packs);
        return *material;
    };
    Bench bench;
    bench.name = "check_story";
    bench.work = "stories, facts and verdicts of 10,000 articles, " + number(articles_a_story) +
                 " a story, against ten times 1,000";
    for (const Article& article : made_corpus(times * few_stories).articles)
        bench.megabytes += static_cast<double>(article.text.size()) / 1e6;
    bench.ours = {"10,000 articles", [prepare] { return facts_of(*prepare().many); }};
    bench.peer = {"1,000, ten times", [prepare] {
                      std::size_t facts = 0;
                      for (std::size_t i = 0; i < times; ++i)
                          facts += facts_of(*prepare().few);
                      return facts;
                  }};
    bench.must = 1 / 1.2; // at most 20 % more an article
    bench.rounds = 3;
    return {bench};
}

} // namespace tally::bench
