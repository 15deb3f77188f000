// Reads JSON Lines with one sentence a paragraph, until the readers of articles/ take its place.
#include "claims/commands/input.h"

#include <simdjson.h>

#include <fstream>
#include <iterator>
#include <utility>

namespace tally {

namespace {

std::string text_of(simdjson::dom::element record, const char* name) {
    std::string_view text;
    return record[name].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::vector<Sentence> sentences_of(std::string_view text) {
    std::vector<Sentence> sentences;
    std::size_t start = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const bool line = at == text.size() || text[at] == '\n';
        const bool stop = !line && text[at] == ' ' && at >= 3 && text[at - 1] == '.' &&
                          at + 1 < text.size() && text[at + 1] >= 'A' && text[at + 1] <= 'Z' &&
                          text[at - 2] >= 'a' && text[at - 3] >= 'a';
        if (!line && !stop) continue;
        if (at > start) sentences.push_back({{start, at}, sentences.size(), false});
        start = at + 1;
    }
    return sentences;
}

} // namespace

Result<Corpus> read_input(const std::vector<std::string>& paths) {
    Corpus corpus;
    simdjson::dom::parser parser;
    for (const std::string& path : paths) {
        std::ifstream file(path, std::ios::binary);
        if (!file) return Diagnostic{{path, 0, 0}, "cannot be read", "", Severity::error};
        std::string line;
        for (std::size_t number = 1; std::getline(file, line); ++number) {
            simdjson::dom::element record;
            if (line.empty()) continue;
            if (parser.parse(line).get(record) != simdjson::SUCCESS)
                return Diagnostic{{path, number, 0}, "not a JSON object", "", Severity::error};
            Article article;
            article.id = text_of(record, "id");
            article.path = path;
            article.source = text_of(record, "source");
            article.source_given = !article.source.empty();
            if (!article.source_given) article.source = path;
            article.published = text_of(record, "published");
            article.day = parse_iso_date(article.published);
            article.text = text_of(record, "text");
            article.record_line = number;
            article.sentences = sentences_of(article.text);
            corpus.articles.push_back(std::move(article));
        }
    }
    return corpus;
}

[[gnu::weak]] Position Article::position(std::size_t) const { return {record_line, 1}; }

} // namespace tally
