// Rules and texts come from the same forms. A form has a pattern of the rule language, the same
// spelled out in PCRE2, and a text that both match; V and N in it are filled with words of the
// lists below, which stand in them from common to rare.
#include "bench/news.h"

#include "claims/base/json.h"

#include <array>
#include <sstream>
#include <string_view>

#include "bench/random.h"

namespace tally::bench {

namespace {

constexpr std::string_view noun_list = "worker resident soldier school house bridge company bank "
                                       "factory hospital village road ship train vehicle "
                                       "plane border city region court prison police minister "
                                       "union member voter student teacher doctor patient "
                                       "farmer driver family refugee protester officer judge "
                                       "lawyer reporter witness investor customer owner "
                                       "budget project programme contract agreement treaty "
                                       "sanction deal merger loan debt tax fund share price "
                                       "profit loss sale export import salary pension wage grant "
                                       "subsidy penalty fine bond deposit insurance "
                                       "storm flood quake fire drought explosion crash attack raid "
                                       "strike protest riot siege battle ceasefire "
                                       "truce election vote poll party seat coalition cabinet "
                                       "parliament senate council committee commission "
                                       "inquiry trial verdict sentence appeal lawsuit charge "
                                       "arrest warrant hearing ruling ban permit licence "
                                       "harbour airport railway tunnel dam canal pipeline refinery "
                                       "mine quarry mill plant reactor station "
                                       "grid cable satellite rocket engine turbine battery sensor "
                                       "network server computer phone device "
                                       "vaccine virus outbreak infection clinic nurse surgeon "
                                       "ambulance medicine drug trial laboratory "
                                       "museum theatre festival concert stadium match league "
                                       "champion medal record race marathon tournament "
                                       "forest river lake coast island mountain glacier valley "
                                       "desert wetland reef harvest crop wheat maize "
                                       "rice cotton coffee sugar cattle sheep fishery trawler "
                                       "ferry tanker freighter barge container cargo "
                                       "warehouse market shop restaurant hotel tower apartment "
                                       "suburb district province county canton parish "
                                       "church mosque temple monastery archive library university "
                                       "college kindergarten orphanage shelter "
                                       "convoy battalion brigade garrison outpost checkpoint "
                                       "barricade militia rebel hostage detainee captive "
                                       "migrant smuggler trafficker poacher pirate hacker "
                                       "whistleblower informant courier envoy diplomat consul "
                                       "embassy delegation summit accord protocol memorandum "
                                       "referendum petition amendment statute decree "
                                       "ordinance tariff quota levy surcharge rebate dividend "
                                       "buyback flotation takeover bankruptcy default "
                                       "shortfall surplus deficit stimulus bailout mortgage "
                                       "foreclosure lease tenancy landlord tenant squatter "
                                       "landslide avalanche mudslide wildfire heatwave blizzard "
                                       "cyclone typhoon tornado tsunami eruption crater "
                                       "aquifer reservoir levee sluice aqueduct viaduct overpass "
                                       "roundabout tramway funicular monorail depot "
                                       "hangar runway terminal jetty lighthouse buoy shipyard "
                                       "drydock foundry smelter tannery brewery distillery "
                                       "vineyard orchard greenhouse silo granary abattoir dairy "
                                       "bakery cannery sawmill loom kiln furnace boiler "
                                       "transformer substation dynamo inverter electrolyser "
                                       "catalyst enzyme genome fossil meteorite telescope";

constexpr std::string_view verb_list = "killed injured arrested expelled evacuated rescued hired "
                                       "dismissed fined charged sentenced released "
                                       "built closed opened sold bought raised cut lost won spent "
                                       "paid borrowed invested donated approved "
                                       "rejected postponed cancelled extended signed ratified "
                                       "suspended imposed lifted seized returned delivered "
                                       "shipped exported imported produced recalled repaired "
                                       "replaced destroyed damaged flooded burned attacked "
                                       "bombed shelled captured freed detained deported sheltered "
                                       "vaccinated treated infected tested admitted "
                                       "trained recruited deployed withdrew stationed armed "
                                       "questioned searched raided blocked stormed occupied "
                                       "surveyed counted registered licensed audited inspected "
                                       "certified restored demolished renovated relocated "
                                       "expanded leased acquired merged refinanced privatised "
                                       "nationalised subsidised taxed exempted pardoned "
                                       "acquitted convicted indicted extradited summoned "
                                       "subpoenaed impeached nominated appointed elected "
                                       "reshuffled disbanded boycotted picketed blockaded besieged "
                                       "ambushed torpedoed salvaged dredged quarried "
                                       "harvested planted irrigated culled quarantined immunised "
                                       "transplanted sequenced launched docked refuelled "
                                       "grounded rerouted derailed electrified insulated rewired "
                                       "decommissioned mothballed commissioned auctioned "
                                       "bequeathed embezzled laundered counterfeited smuggled "
                                       "trafficked poached plundered vandalised defaced "
                                       "excavated unearthed catalogued digitised broadcast "
                                       "televised syndicated translated annotated redacted";

constexpr std::string_view adjective_list = "new old large small local foreign young former early "
                                            "late public private military civil national "
                                            "regional rural urban northern southern eastern "
                                            "western heavy light strong weak rich poor quiet busy "
                                            "wooden narrow remote central distant famous modest "
                                            "steep sudden gradual fragile sturdy spare idle "
                                            "coastal alpine inland seasonal temporary permanent "
                                            "official unpaid retired disputed crowded empty "
                                            "ancient modern costly cheap rapid slow bitter "
                                            "peaceful stubborn hasty careful reluctant eager weary";

/// Words of news that no rule asks for: most words of real text are such.
constexpr std::string_view other_noun_list =
    "street corner window garden kitchen table letter photograph "
    "answer question doubt hope fear anger patience silence rumour story "
    "speech argument quarrel promise mistake reason habit custom language accent "
    "neighbour stranger cousin uncle daughter brother widow crowd audience guest "
    "colleague rival critic spokesman chairman secretary adviser expert scholar writer "
    "painter singer actor director editor publisher columnist historian economist engineer "
    "idea plan purpose method result effort attempt chance risk advantage "
    "problem trouble crisis row scandal affair matter subject detail example "
    "opinion view belief doctrine principle policy strategy approach measure reform "
    "government opposition leadership movement generation community society public majority "
    "weather rain wind snow fog sunshine season holiday "
    "suit jacket coat hat shoe bag bottle glass chair lamp "
    "newspaper magazine broadcast programme interview statement remark comment joke smile "
    "gesture handshake applause welcome farewell absence presence influence reputation career "
    "memory dream childhood youth age death birth marriage divorce funeral";

constexpr std::string_view other_verb_list =
    "seen heard known understood forgotten remembered expected feared hoped wanted "
    "liked loved hated trusted doubted blamed praised mocked ignored followed "
    "watched greeted invited visited left found kept held shown hidden "
    "written read sung painted filmed described explained discussed debated questioned "
    "begun finished continued resumed delayed avoided prevented allowed forced persuaded "
    "changed improved weakened strengthened shaped managed handled led run governed";

std::vector<std::string> split(std::string_view list) {
    std::istringstream words{std::string(list)};
    std::vector<std::string> out;
    for (std::string word; words >> word;)
        out.push_back(word);
    return out;
}

struct Vocabulary {
    std::vector<std::string> nouns = split(noun_list);
    std::vector<std::string> verbs = split(verb_list);
    std::vector<std::string> adjectives = split(adjective_list);
    std::vector<std::string> other_nouns = split(other_noun_list);
    std::vector<std::string> other_verbs = split(other_verb_list);
};

const Vocabulary& vocabulary() {
    static const Vocabulary words;
    return words;
}

constexpr std::string_view raw_hedge =
    R"((?:(?:about|around|more than|less than|at least|nearly|almost|some|up to|over|roughly)\s+)?)";
constexpr std::string_view raw_digits = R"(\d[\d,]*(?:\.\d+)?)";
constexpr std::string_view raw_words =
    R"((?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a\s+dozen|a\s+hundred|several|dozens|hundreds|thousands)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|million|billion))*)";
constexpr std::string_view raw_scale = R"((?:\s?(?:thousand|million|billion|trillion|bn|m|k)\b)?)";
constexpr std::string_view raw_months =
    R"((?:January|February|March|April|May|June|July|August|September|October|November|December))";

std::string raw_value(std::string_view kind) {
    const std::string hedge(raw_hedge), digits(raw_digits), words(raw_words), scale(raw_scale),
        months(raw_months);
    const std::string number = hedge + "(?:" + digits + scale + "|" + words + ")";
    if (kind == "number") return number;
    if (kind == "money") return hedge + R"([$€£]\s?)" + digits + scale;
    if (kind == "percent") return number + R"((?:\s?%|\s(?:percent|per\s+cent)\b))";
    if (kind == "quantity") return number + R"(\s(?:kilometres?|miles?|metres?|km|tonnes?|feet)\b)";
    if (kind == "duration")
        return number + R"(\s(?:minutes?|hours?|days?|weeks?|months?|years?)\b)";
    return "(?:" + months +
           R"((?:\s+\d{1,2}\b)?(?:,?\s+\d{4}\b)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{4}\b))";
}

/// V, W: verbs; N, M: nouns; {kind}: a slot; _: up to three words.
struct Form {
    std::string_view pattern; ///< of the rule language, but for gaps and slots also PCRE2
    std::string_view kind;
    std::string_view text; ///< with {value}, {name}, {adjective}
};

constexpr std::array<Form, 12> forms = {{
    {R"((?:V|W) {value} (?:\w+ )?(?:N|M)s)", "number", "{name} V {value} {adjective} Ns"},
    {R"({value} (?:\w+ ){0,2}(?:N|M)s (?:were|had been|have been) (?:V|W))", "number",
     "{value} {adjective} Ns were V"},
    {R"({value} (?:for|in|on) (?:the |a |new )?(?:N|M))", "money",
     "{name} set aside {value} for the N"},
    {R"((?:N|M)s? (?:worth|valued at|costing) {value})", "money", "{name} V a N worth {value}"},
    {R"((?:N|M)s? {gap}(?:fell|rose|grew|shrank|dropped) (?:by )?{value})", "percent",
     "the number of {adjective} Ns in {name} rose by {value}"},
    {R"((?:V|W) (?:on|by|until|since|in) {value})", "date", "the N was V in {value}"},
    {R"((?:N|M) (?:\w+ ){0,3}{value})", "quantity", "{name} has a N of about {value}"},
    {R"((?:V|W) (?:the|its|their) (?:N|M) (?:for|after|within) {value})", "duration",
     "{name} V its N after {value}"},
    {R"((?:N|M) {gap}{value} (?:people|men|women))", "number",
     "the N near {name} feeds {value} people"},
    {R"((?:N|M)s? (?:between|of|with) {value} Vs?)", "number", "a {adjective} N of {value} V"},
    {R"(V {gap}(?:N|M)s? {gap}{value})", "money", "{name} V the {adjective} N and paid {value}"},
    {R"({value} of (?:all |the )?(?:N|M)s)", "percent", "{value} of all Ns had been V by then"},
}};

/// The words of one rule.
struct Choice {
    const Form* form = nullptr;
    std::string verb, other_verb, noun, other_noun;
};

Choice choice(std::size_t rule) {
    const Vocabulary& words = vocabulary();
    // How deep into the lists the rules of a set reach.
    const std::size_t tier = rule < 10 ? 10 : rule < 50 ? 30 : rule < 200 ? 60 : 100;
    Random random(rule + 17);
    const auto one = [&](const std::vector<std::string>& list) {
        return list[random.below(list.size() * tier / 100)];
    };
    Choice out;
    out.form = &forms[rule % forms.size()];
    out.verb = one(words.verbs);
    out.other_verb = one(words.verbs);
    out.noun = one(words.nouns);
    out.other_noun = one(words.nouns);
    return out;
}

void replace(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

std::string filled(std::string_view form, const Choice& words) {
    std::string out;
    for (const char c : form) {
        if (c == 'V')
            out += words.verb;
        else if (c == 'W')
            out += words.other_verb;
        else if (c == 'N')
            out += words.noun;
        else if (c == 'M')
            out += words.other_noun;
        else
            out += c;
    }
    return out;
}

class Writer {
public:
    explicit Writer(std::size_t seed) : random_(seed) {}

    std::string article() {
        std::string text = capital(name() + " counts the cost of its " + noun()) + "\n\n";
        const std::size_t sentences = 17 + random_.below(8);
        for (std::size_t i = 0; i < sentences; ++i) {
            text += random_.below(100) < 24 ? of_rule() : plain();
            text += i % 3 == 2 ? "\n\n" : " ";
        }
        return text;
    }

private:
    std::string one(const std::vector<std::string>& list) {
        return list[random_.below(list.size())];
    }
    /// Common words often, rare ones seldom.
    std::string skewed(const std::vector<std::string>& list) {
        return list[random_.below(1 + random_.below(1 + random_.below(list.size())))];
    }
    std::string noun() {
        const Vocabulary& words = vocabulary();
        return skewed(random_.below(100) < 42 ? words.nouns : words.other_nouns);
    }
    std::string verb() {
        const Vocabulary& words = vocabulary();
        return skewed(random_.below(100) < 42 ? words.verbs : words.other_verbs);
    }
    std::string adjective() { return skewed(vocabulary().adjectives); }

    std::string name() {
        static constexpr std::array<std::string_view, 28> syllables = {
            "ba",  "der", "kol", "mar", "ni",   "os",  "pra",  "qui", "ran", "sel",
            "tor", "ul",  "ven", "wes", "ya",   "zem", "lin",  "gor", "hal", "fen",
            "dru", "esk", "io",  "jan", "ched", "by",  "tham", "lo"};
        std::string word;
        for (std::size_t parts = 2 + random_.below(3); parts > 0; --parts)
            word += syllables[random_.below(syllables.size())];
        word[0] = static_cast<char>(word[0] - 'a' + 'A');
        return word;
    }

    static std::string capital(std::string text) {
        if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
        return text;
    }

    std::string digits() {
        const std::size_t sort = random_.below(4);
        if (sort == 0) return std::to_string(2 + random_.below(30));
        if (sort == 1) return std::to_string(30 + random_.below(900));
        if (sort == 2)
            return std::to_string(1 + random_.below(90)) + "." + std::to_string(random_.below(10));
        std::string out = std::to_string(1000 + random_.below(90000));
        return out.insert(out.size() - 3, ",");
    }

    std::string number() {
        static const std::vector<std::string> spelled = {"two", "three",  "five",      "seven",
                                                         "ten", "twenty", "forty-two", "a hundred"};
        static const std::vector<std::string> hedges = {"about ",  "more than ", "at least ",
                                                        "nearly ", "some ",      "up to "};
        const std::string hedge = random_.below(3) == 0 ? one(hedges) : "";
        return hedge + (random_.below(4) == 0 ? one(spelled) : digits());
    }

    std::string value(std::string_view kind) {
        static const std::vector<std::string> months = {"January", "March",   "May",     "June",
                                                        "August",  "October", "December"};
        static const std::vector<std::string> days = {"Monday", "Tuesday", "Thursday", "Saturday"};
        static const std::vector<std::string> signs = {"$", "€", "£"};
        if (kind == "number") return number();
        if (kind == "money") return one(signs) + digits() + one({" million", " billion", "", ""});
        if (kind == "percent") return digits() + one({" percent", "%", " per cent"});
        if (kind == "quantity")
            return number() + one({" kilometres", " miles", " metres", " tonnes"});
        if (kind == "duration") return number() + one({" days", " weeks", " months", " years"});
        switch (random_.below(4)) {
        case 0: return one(days);
        case 1: return one(months) + " " + std::to_string(1 + random_.below(28));
        case 2: return one(months) + " " + std::to_string(1950 + random_.below(75));
        default: return std::to_string(1950 + random_.below(75));
        }
    }

    /// What one rule of a thousand looks for: of ten of them a seventh of all, of the first 200
    /// four fifths.
    std::string of_rule() {
        const std::size_t share = random_.below(100);
        const std::size_t rule = share < 12   ? random_.below(10)
                                 : share < 24 ? 10 + random_.below(40)
                                 : share < 78 ? 50 + random_.below(150)
                                              : 200 + random_.below(800);
        const Choice words = choice(rule);
        std::string text = filled(words.form->text, words);
        replace(text, "{value}", value(words.form->kind));
        replace(text, "{name}", name());
        replace(text, "{adjective}", adjective());
        static const std::vector<std::string> before = {
            "", "", "", "According to {n}, ", "In {n}, ", "By then ", "It was the year in which "};
        static const std::vector<std::string> behind = {
            "", ", {n} said", ", and the {a} {o} went on", " while the {o} of {n} {v} little",
            ", which took the {o} by surprise"};
        return finished(one(before) + text + one(behind) + clause());
    }

    /// More of the same sentence.
    std::string clause() {
        static const std::vector<std::string> clauses = {
            ", while the {a} {o} of {n} waits for a {o} that somebody {v}",
            ", and the {o}s who {v} it are the ones who paid for it, as {n} likes to say",
            "; the {a} {o}, {v} and {a}, is all that is left of the {o} there",
            ", though {n} would rather have the {o} {v} and the {o} left as it was",
            " because the {o} between {n} and the {a} {o} was {v} in part",
            ", which is more than the {o}s of {n} had hoped for when the {o} was {v}",
            ", according to the {o} of {n}, who has {v} more than one {a} {o}",
            ", a {o} that {n} called {a}, {a} and not at all what the {o} had {v}",
            "; in {n}, where the {o} is {a}, people think otherwise of the {o}",
        };
        return random_.below(10) < 3 ? "" : one(clauses);
    }

    std::string plain() {
        static const std::vector<std::string> silent = {
            "The {a} {o} of {n} was {v} long before the {a} {o}, and everybody knew why",
            "“We have seldom {v} a {o} like this,” {n} told the {o}",
            "{n} had {v} the {a} {o}, but the {o} stayed {a}",
            "What the {o} wants from the {a} {o} is hard to say, {n} wrote",
            "In {n} they still speak of the {o} that {n} {v}",
            "“The {o} is {a},” said {n}, who {v} it before anybody else did",
            "{n} is a {a} place, and its {o} is much like it",
            "Those who {v} the {o} early were {a}; those who came later were not",
            "Whatever the {o} {v} will change the {a} {o}, a {o} in {n} said",
            "It is unclear whether the {a} {o} knew of the {o} that {n} had {v}",
        };
        static const std::vector<std::string> telling = {
            "It has taken the {o} {duration} to find a {a} {o} and it ends on {date}",
            "A {o} of {quantity} joins {n} with the {a} {o} in the hills, {duration} from here",
            "The {o} was {v} in {date} and has {v} little since {date}",
            "{n} and {n} share a {a} {o}, {number} {o}s and a quarrel of {duration}",
            "“The {o} is {a},” said {n}, who {v} it for {duration} and paid {money}",
            "On {date} the {o} met the {number} {a} {o}s of {n} behind closed doors",
            "Its {a} {o} cost {money}, twice what {n} had in mind in {date}",
            "Of the {number} {o}s in {n}, {percent} are {a} and {percent} are {a}",
            "The {a} {o} has {number} windows and looks over the {o} of {n} and its {number} {o}s",
            "Between {date} and {date} the {o} of {n} was {v} by {percent} of its {o}s",
        };
        return finished(one(random_.below(100) < 42 ? telling : silent) + clause());
    }

    /// A sentence with its braces filled.
    std::string finished(const std::string& form) {
        std::string out;
        std::size_t at = 0;
        for (std::size_t open = form.find('{'); open != std::string::npos;
             open = form.find('{', at)) {
            const std::size_t close = form.find('}', open);
            out += form.substr(at, open - at) + drawn(form.substr(open + 1, close - open - 1));
            at = close + 1;
        }
        return capital(out + form.substr(at) + ".");
    }

    std::string drawn(const std::string& what) {
        if (what == "n") return name();
        if (what == "o") return noun();
        if (what == "v") return verb();
        if (what == "a") return adjective();
        return value(what);
    }

    Random random_;
};

} // namespace

std::vector<MadeRule> made_rules(std::size_t count) {
    std::vector<MadeRule> out;
    for (std::size_t i = 0; i < count; ++i) {
        const Choice words = choice(i);
        std::string pattern = filled(words.form->pattern, words);
        std::string raw = pattern;
        replace(pattern, "{gap}", "{{gap:3}} ");
        replace(pattern, "{value}", "{{n:" + std::string(words.form->kind) + "}}");
        replace(raw, "{gap}", R"((?:\S+\s+){0,3}?)");
        replace(raw, " ", R"(\s+)");
        replace(raw, "{value}", "(" + raw_value(words.form->kind) + ")");
        const std::string number = std::to_string(i);
        out.push_back({"  - id: r" + number + "\n    match: '" + pattern +
                           "'\n    fact: {subject: the " + words.noun + ", attribute: a" + number +
                           "}\n",
                       (words.form->pattern.starts_with("{value}") ? "" : R"(\b)") + raw});
    }
    return out;
}

std::string made_pack(const std::vector<MadeRule>& rules) {
    std::string out = "tally: 1\npack: made\nrules:\n";
    for (const MadeRule& rule : rules)
        out += rule.yaml;
    return out;
}

std::vector<std::string> made_news(std::size_t bytes, std::size_t seed) {
    Writer writer(seed);
    std::vector<std::string> articles;
    for (std::size_t made = 0; made < bytes; made += articles.back().size())
        articles.push_back(writer.article());
    return articles;
}

std::string as_json_lines(const std::vector<std::string>& articles) {
    std::string out;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        JsonWriter json(out);
        json.begin_object().member("id", "a" + std::to_string(i));
        json.member("source", "paper " + std::to_string(i % 20));
        json.member("published", std::string_view("2021-06-16")).member("text", articles[i]);
        json.end_object();
        out += '\n';
    }
    return out;
}

} // namespace tally::bench
