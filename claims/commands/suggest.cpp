#include "claims/extract/suggest.h"

#include "claims/articles/read.h"
#include "claims/articles/sentences.h"
#include "claims/base/utf8.h"
#include "claims/commands/commands.h"
#include "claims/commands/input.h"
#include "claims/rules/node_reader.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace tally {

namespace {

Diagnostic misuse(std::string what, std::string cure) {
    return {{"tally", 0, 0}, std::move(what), std::move(cure), Severity::error};
}

/// "articles/a.txt:5" and "articles/a.txt:5:34", where there is such a file.
struct Place {
    std::string path;
    std::size_t line = 0;
};

std::optional<Place> place_of(const std::string& operand) {
    const auto number = [](std::string_view text) -> std::optional<std::size_t> {
        std::size_t out = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
        if (error != std::errc() || end != text.data() + text.size() || out == 0)
            return std::nullopt;
        return out;
    };
    Place place;
    std::string_view rest = operand;
    for (int parts = 0; parts < 2; ++parts) { // the last number is a column if two are given
        const std::size_t colon = rest.rfind(':');
        if (colon == std::string_view::npos) break;
        const auto value = number(rest.substr(colon + 1));
        if (!value) break;
        place.line = *value;
        rest = rest.substr(0, colon);
        std::error_code unseen;
        if (std::filesystem::is_regular_file(std::string(rest), unseen)) {
            place.path = std::string(rest);
            return place;
        }
    }
    return std::nullopt;
}

/// The article with those of its sentences that stand on a line.
std::optional<Article> article_at(const Place& place, const Given& given,
                                  Environment& environment) {
    const std::optional<Config> config = read_config_choice(given, environment);
    if (!config) return std::nullopt;
    Given paths = given;
    paths.operands = {place.path};
    std::optional<Input> input = read_input(paths, *config, environment);
    if (!input) return std::nullopt;
    for (Article& article : input->corpus.articles) {
        std::erase_if(article.sentences, [&](const Sentence& sentence) {
            const std::size_t first = article.position(sentence.span.start).line;
            const std::size_t last = article.position(sentence.span.end - 1).line;
            return (place.line < first || place.line > last) && !is_head(sentence);
        });
        if (!std::all_of(article.sentences.begin(), article.sentences.end(), is_head))
            return std::move(article);
    }
    if (input->corpus.unread.empty())
        tell_all(environment, {{{place.path, place.line, 0},
                                "no sentence stands on this line",
                                "name a line of the article's text",
                                Severity::error}});
    return std::nullopt;
}

std::optional<Article> article_of_text(const std::string& text, const Given& given,
                                       Environment& environment) {
    Article article;
    if (const auto bad = first_invalid_utf8(text)) {
        tell_all(environment, {misuse("the text is not UTF-8, from byte " + std::to_string(*bad),
                                      "give it in UTF-8")});
        return std::nullopt;
    }
    article.id = article.path = article.source = "text";
    article.published = given.text("--published");
    article.day = parse_iso_date(article.published);
    if (!article.published.empty() && !article.day) {
        tell_all(environment,
                 {misuse("'" + article.published + "' is no date", "write it as 2021-06-10")});
        return std::nullopt;
    }
    article.text = text;
    article.sentences = sentences_of(article.text);
    index_lines(article);
    return article;
}

ExitStatus run_suggest(const Given& given, Environment& environment) {
    const std::string& operand = given.operands.front();
    const std::string name = given.text("--name", "draft");
    if (!is_identifier(name)) {
        tell_all(environment,
                 {misuse("'" + name + "' cannot name a pack",
                         "use lower-case letters, digits and hyphens, a letter first")});
        return ExitStatus::failed;
    }
    const std::optional<Place> place = place_of(operand);
    const std::optional<Article> article = place ? article_at(*place, given, environment)
                                                 : article_of_text(operand, given, environment);
    if (!article) return ExitStatus::failed;
    const std::string wanted = given.text("--value");
    std::vector<Draft> drafts = suggest_rules(*article, wanted);
    if (drafts.empty()) {
        std::error_code unseen;
        const bool is_file = std::filesystem::is_regular_file(operand, unseen);
        tell_all(
            environment,
            {misuse(wanted.empty() ? "no rule is found for this text"
                                   : "no rule is found for '" + wanted + "' in this text",
                    is_file ? "name a line of the file too, " + operand + ":1"
                            : "it needs a value with words right beside it; tally values shows "
                              "what is recognised")});
        return ExitStatus::failed;
    }
    environment.out.write(draft_pack(name, std::move(drafts)));
    environment.say("tally: save it as a file, try it with tally test FILE, and edit it");
    return ExitStatus::clean;
}

} // namespace

Command suggest_command() {
    std::vector<Option> options = {
        {"--value", "WORDS", "the value whose words hold these, where a sentence has several"},
        {"--name", "NAME", "the pack's name [draft]"}};
    return {{"suggest",
             "Drafts a rule from a sentence: its pattern with a slot for the value, its fact, and "
             "a test that passes.",
             {"TEXT|PATH:LINE", 1, 1},
             {{"tally suggest 'The bridge cost $4 million.' > rules/bridge.yaml", "from words"},
              {"tally suggest articles/ledger/a.txt:5 --value 40", "from a line of an article"}},
             with_common_options(with_reading_options(std::move(options)))},
            run_suggest};
}

} // namespace tally
