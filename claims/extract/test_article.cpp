#include "claims/extract/test_article.h"

#include "claims/articles/formats.h"
#include "claims/articles/sentences.h"
#include "claims/base/calendar.h"

#include <string>

namespace tally {

Article article_of(const TestText& test, std::size_t index) {
    Article article;
    const std::string letter =
        index < 26 ? std::string(1, static_cast<char>('a' + index)) : std::to_string(index + 1);
    article.id = article.path = "test-" + letter;
    article.source = test.source.empty() ? "source-" + letter : test.source;
    article.source_given = true;
    article.published = test.published.empty() ? test.as_of : test.published;
    article.day = parse_iso_date(article.published);
    article.title = test.title;
    if (test.markdown) {
        article.file_text = test.text;
        if (!read_markdown_text(article, 0)) article.text.clear();
    } else {
        article.text = test.text;
        article.sentences = sentences_of(article.text);
    }
    index_lines(article);
    return article;
}

std::vector<Value> values_in(const Article& article) {
    std::vector<Span> sentences;
    for (const Sentence& sentence : article.sentences)
        sentences.push_back(sentence.span);
    return recognise(article.text, sentences, {article.day, article.language});
}

Extraction extract_test(const Extractor& extractor, const TestText& test, const Article& article,
                        std::size_t index) {
    Extraction out = extractor.extract(article, index, values_in(article));
    if (const auto day = parse_iso_date(test.as_of))
        for (Claim& claim : out.claims)
            if (claim.rule->moves != Moves::never) claim.as_of = day;
    return out;
}

std::string place(const Location& where) {
    return where.file + ":" + std::to_string(where.line) + ":" + std::to_string(where.column);
}

} // namespace tally
