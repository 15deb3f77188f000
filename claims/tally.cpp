#include "claims/tally.h"

namespace tally {

std::vector<Value> values_of(const Article& article) {
    std::vector<Span> sentences;
    sentences.reserve(article.sentences.size());
    for (const Sentence& sentence : article.sentences)
        sentences.push_back(sentence.span);
    return recognise(article.text, sentences, {article.day});
}

} // namespace tally
