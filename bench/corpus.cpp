// Each sentence is a template whose braces name a list or a number to draw. Invented words (see
// make_word) stand for the long tail of names in real text, so that caches are not flattered by a
// small vocabulary.
#include "bench/corpus.h"

#include <array>
#include <string_view>

#include "bench/random.h"

namespace tally::bench {

namespace {

template <std::size_t N>
using Words = std::array<std::string_view, N>;

constexpr Words<24> value_sentences = {
    "{Name} said on {day} that {hedge} {n} {people} were {harm} when the {thing} in {Name} "
    "{failed}.",
    "The {body} has spent {money} on the {thing} since {year}, {share} more than it had planned.",
    "“We will not wait for the {body},” {Name} told reporters, and left by a side door.",
    "On {date} the {body} of {Name} voted {n} to {n} for the {plan}, which takes effect on {date}.",
    "Nobody in {Name} had seen a {thing} like it, an old {person} said – least of all in {month}.",
    "Shares of {Name} {rose} {percent} to {money}, their {best} level in {few} years.",
    "The {plan} was first proposed by {Name}, a {person} from the north of the country.",
    "{Hedge} {n} {people} left their homes in {Name}, and {few} {thing}s were {harm2} overnight.",
    "It is {km} from {Name} to the border, a drive of {few} hours on most days.",
    "A {person} who asked not to be named called the {plan} ‘a gamble that the {body} can’t win’.",
    "The {body} denied that the {thing} had ever belonged to {Name}.",
    "{Name}’s {person} put the {damage} at {money}; insurers expect {hedge} {money}.",
    "For {few} years the {thing} stood empty, and then, in {month} {year}, {Name} bought it.",
    "Critics say that the {plan} helps those who already own a {thing} and nobody else.",
    "The quake measured {small} on the Richter scale and struck at {time} at a depth of {km}.",
    "According to the {body}, {share} of the {people} had never heard of the {plan}.",
    "“It was {few} minutes, no more,” the {person} recalled, looking at the {thing} behind her.",
    "{Name} pleaded guilty to {few} charges and faces up to {few} years in prison.",
    "More on the {plan} and its {damage} will be known when the {body} meets again in {month}.",
    "The new {thing} holds {n} {people} and cost {money}, or {money} a seat.",
    "Rain is expected through {date}, with winds of {km} an hour along the coast of {Name}.",
    "{Name} and {Name} have argued over the {thing} since their {persons} were children.",
    "Unemployment {fell} to {percent} in {month} from {percent} a year earlier, the {body} said.",
    "What the {body} will do about the {thing} is anyone’s guess, {Name} wrote in a letter to the "
    "{body}.",
};
/// Half of all sentences tell no value. With them there are about 7 values a KB and one a sentence:
/// 6 600 values and 6 700 sentences a MB were counted in the 2 708 news articles of TempEval-3
/// (UzZaman et al. 2013).
constexpr Words<24> plain_sentences = {
    "The {person} argued that nothing in the {plan} would keep a {body} from closing a {thing} "
    "which "
    "the people of {Name} had built with their own hands and still thought of as theirs.",
    "Officials of the {body} would not say whether the {thing} had been inspected before it "
    "{failed}, "
    "and a spokeswoman for {Name} referred all questions to lawyers in the capital.",
    "“I never believed them when they said that the {thing} was safe,” said {Name}, a {person} "
    "whose "
    "family has lived beside it for as long as anybody in the village can remember.",
    "Opponents of the {plan}, among them several former allies of {Name}, accuse the {body} of "
    "hiding "
    "what it knew about the state of the {thing} until the vote was over.",
    "It was not clear who had given the order, but the {body} said that it was looking into "
    "reports "
    "of a quarrel between {Name} and the {person} who had run the {thing} before.",
    "While the {plan} has made {Name} popular abroad, voters at home complain about rising prices, "
    "bad roads and a {body} that seems to answer to no one but itself.",
    "The {body} of {Name} declined to comment on the decision, saying only that talks with the "
    "owners "
    "of the {thing} were under way and that it hoped for a friendly end to them.",
    "Neighbours described {Name} as a quiet {person} who kept to the house, greeted everybody on "
    "the "
    "stairs and could often be heard playing the piano with the windows open.",
    "Under the terms of the {plan}, the {thing} will stay in public hands, though a private "
    "company "
    "is to run it and may keep whatever it earns above the agreed rent.",
    "Because the {body} has no power to punish those who ignore its advice, the {person} added, "
    "the "
    "{plan} depends above all on the good will of firms such as {Name}.",
    "Smoke hung over the {thing} for hours and was seen as far away as {Name}, where schools were "
    "closed and residents were told to keep their doors and windows shut.",
    "That view is shared by {Name}, who teaches history at the university and has written a book "
    "about the {plan} and the people who fought for it against the will of their own {body}.",
    "Asked about the {damage} of the {thing}, the {person} smiled, shrugged and said that "
    "beautiful "
    "things had always been expensive and that ugly ones were more expensive still.",
    "The storm tore roofs from houses along the coast, uprooted trees in the parks of {Name} and "
    "left "
    "boats lying in the streets, but nobody there was reported to be seriously hurt.",
    "After the meeting {Name} left without speaking to the press, and the {body} put out a short "
    "statement which praised the {person} and said nothing at all of the {plan}.",
    "Whether the {plan} survives now depends on {Name}, whose party could bring down the {body} at "
    "any moment and whose members have grown tired of waiting for what they were promised.",
    "Most of those who work at the {thing} have known each other since school, and when it "
    "{failed} "
    "they went back in to look for friends before the police could stop them.",
    "The {person} is best known for a campaign against the {thing} in {Name}, which made enemies "
    "in "
    "the {body} but also won the support of farmers, doctors and the local church.",
    "In a speech at the opening of the {thing}, {Name} thanked the workers, recalled the hard "
    "winter "
    "in which the foundations were laid and called on the {body} to finish what it had begun.",
    "The film, which was shot in and around {Name}, follows a young {person} who discovers that "
    "the "
    "{body} has been listening to her calls and decides to turn the trick against it.",
    "Lawyers for {Name} rejected the charges as an attempt by the {body} to silence a {person} who "
    "had asked too many questions about the {plan} and those who stood to gain from it.",
    "No trace of the missing {person} was found near the {thing}, and the {body} has asked anyone "
    "who "
    "was walking along the river that evening to come forward with pictures or other evidence.",
    "Relations between {Name} and its neighbours have been tense since the {body} refused to sign "
    "the "
    "{plan}, and the latest row over the {thing} is unlikely to make them any warmer.",
    "The coach blamed himself for the defeat, said that the team had been better in everything but "
    "luck and promised the supporters of {Name} that their patience would be rewarded.",
};
constexpr Words<10> hedges = {"about", "more than", "at least", "nearly", "some",
                              "up to", "around",    "almost",   "",       ""};
constexpr Words<8> peoples = {"people",   "workers",  "residents", "soldiers",
                              "children", "families", "officials", "miners"};
constexpr Words<6> harms = {"killed",   "injured",           "missing",
                            "arrested", "taken to hospital", "trapped"};
constexpr Words<14> things = {"bridge", "school",  "tunnel",   "harbour", "power station",
                              "market", "stadium", "pipeline", "museum",  "ferry",
                              "dam",    "theatre", "mine",     "airport"};
constexpr Words<6> failures = {"collapsed",    "caught fire", "flooded",
                               "was attacked", "exploded",    "broke apart"};
constexpr Words<10> bodies = {
    "council", "ministry",   "parliament", "central bank",        "company",
    "police",  "commission", "union",      "regional government", "court"};
constexpr Words<8> plans = {"budget",    "treaty", "reform",   "merger",
                            "ceasefire", "tax",    "election", "inquiry"};
constexpr Words<8> persons = {"mayor",    "lawyer",  "driver",   "teacher",
                              "minister", "witness", "engineer", "farmer"};
constexpr Words<7> days = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                           "Friday", "Saturday", "Sunday"};
constexpr Words<12> months = {"January",   "February", "March",    "April",
                              "May",       "June",     "July",     "August",
                              "September", "October",  "November", "December"};
constexpr Words<10> numbers = {"two",     "three",   "five",    "seven",     "ten",
                               "a dozen", "several", "fifteen", "forty-two", "a hundred"};

std::string make_word(Random& random) {
    static constexpr Words<20> syllables = {"ba",  "der", "kol", "mar", "ni",  "os",  "pra",
                                            "qui", "ran", "sel", "tor", "ul",  "ven", "wes",
                                            "ya",  "zem", "lin", "gor", "hal", "fen"};
    std::string word;
    const std::size_t parts = 2 + random.below(3);
    for (std::size_t i = 0; i < parts; ++i)
        word += syllables[random.below(syllables.size())];
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
}

std::string with_commas(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits;
}

template <std::size_t N>
std::string_view one(Random& random, const Words<N>& words) {
    return words[random.below(N)];
}

std::string drawn(std::string_view what, Random& random) {
    const auto number = [&](std::size_t least, std::size_t most) {
        return least + random.below(most - least + 1);
    };
    const auto decimal = [&] {
        return std::to_string(number(1, 90)) + "." + std::to_string(number(0, 9));
    };
    if (what == "Name") return make_word(random);
    if (what == "hedge") return std::string(one(random, hedges));
    if (what == "Hedge") return random.below(2) == 0 ? "More than" : "At least";
    if (what == "n")
        return random.below(4) == 0 ? std::string(one(random, numbers))
                                    : with_commas(number(2, 60000));
    if (what == "few")
        return random.below(2) == 0 ? std::string(one(random, numbers))
                                    : std::to_string(number(2, 40));
    if (what == "people") return std::string(one(random, peoples));
    if (what == "harm") return std::string(one(random, harms));
    if (what == "harm2") return random.below(2) == 0 ? "damaged" : "destroyed";
    if (what == "thing") return std::string(one(random, things));
    if (what == "failed") return std::string(one(random, failures));
    if (what == "body") return std::string(one(random, bodies));
    if (what == "plan") return std::string(one(random, plans));
    if (what == "person") return std::string(one(random, persons));
    if (what == "persons") return std::string(one(random, persons)) + "s";
    if (what == "damage") return random.below(2) == 0 ? "damage" : "cost";
    if (what == "best") return random.below(2) == 0 ? "highest" : "lowest";
    if (what == "rose") return random.below(2) == 0 ? "rose" : "climbed";
    if (what == "fell") return random.below(2) == 0 ? "fell" : "dropped";
    if (what == "day") return std::string(one(random, days));
    if (what == "month") return std::string(one(random, months));
    if (what == "year") return std::to_string(number(1950, 2025));
    if (what == "date")
        return std::string(one(random, months)) + " " + std::to_string(number(1, 28));
    if (what == "time")
        return std::to_string(number(1, 12)) + ":" + std::to_string(number(10, 59)) + " a.m.";
    if (what == "percent") return decimal() + (random.below(2) == 0 ? "%" : " percent");
    if (what == "share") return std::to_string(number(2, 98)) + " percent";
    if (what == "small") return std::to_string(number(2, 7)) + "." + std::to_string(number(0, 9));
    if (what == "km")
        return std::to_string(number(5, 400)) + (random.below(2) == 0 ? " kilometres" : " miles");
    if (what == "money") {
        static constexpr Words<3> signs = {"$", "€", "£"};
        static constexpr Words<4> scales = {" million", " billion", "m", ""};
        const std::string_view scale = one(random, scales);
        return std::string(one(random, signs)) +
               (scale.empty() ? with_commas(number(100, 99999)) : decimal()) + std::string(scale);
    }
    return "{" + std::string(what) + "}"; // a slip in a template shows itself
}

std::string sentence(Random& random) {
    const std::string_view form =
        one(random, random.below(2) == 0 ? value_sentences : plain_sentences);
    std::string out;
    std::size_t at = 0;
    for (std::size_t open = form.find('{'); open != std::string_view::npos;
         open = form.find('{', at)) {
        const std::size_t close = form.find('}', open);
        out += form.substr(at, open - at);
        out += drawn(form.substr(open + 1, close - open - 1), random);
        at = close + 1;
    }
    out += form.substr(at);
    return out;
}

} // namespace

std::vector<std::string> made_articles(std::size_t bytes, std::uint64_t seed) {
    Random random(seed);
    std::vector<std::string> articles;
    for (std::size_t made = 0; made < bytes; made += articles.back().size()) {
        std::string text =
            make_word(random) + " waits for its " + std::string(one(random, plans)) + "\n\n";
        const std::size_t sentence_count = 18 + random.below(8);
        for (std::size_t i = 0; i < sentence_count; ++i) {
            text += sentence(random);
            text += i % 4 == 3 ? "\n\n" : " ";
        }
        articles.push_back(std::move(text));
    }
    return articles;
}

} // namespace tally::bench
