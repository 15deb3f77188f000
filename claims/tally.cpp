#include "claims/tally.h"

#include "claims/base/parallel.h"
#include "claims/extract/extract.h"
#include "claims/extract/surnames.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tally {

namespace {

/// Makes room for `coming` more and for all that the rest of the corpus then promises: a list that
/// doubles when it is full is in memory twice. What is never filled costs nothing.
template <class T>
void make_room(std::vector<T>& list, std::size_t coming, std::size_t done, std::size_t all) {
    const std::size_t size = list.size() + coming;
    if (size > list.capacity()) list.reserve(size + size * (all - done) / done * 5 / 4);
}

template <class T>
void append(std::vector<T>& to, std::vector<T>&& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

} // namespace

std::vector<Value> values_of(const Article& article, const HedgeWidths& hedges) {
    std::vector<Span> sentences;
    sentences.reserve(article.sentences.size());
    for (const Sentence& sentence : article.sentences)
        sentences.push_back(sentence.span);
    std::vector<Value> out = recognise(article.text, sentences, {article.day, article.language});
    apply_widths(hedges, out);
    return out;
}

Extracted extract_all(const Corpus& corpus, const std::vector<Pack>& packs, std::size_t jobs,
                      std::atomic<std::size_t>* done, const HedgeWidths& hedges) {
    // Articles whose values are in memory together; so few, and they stay in the cache.
    constexpr std::size_t at_once = 64;
    const Extractor extractor(packs);
    Extracted out;
    for (std::size_t first = 0; first < corpus.articles.size(); first += at_once) {
        const std::size_t count = std::min(at_once, corpus.articles.size() - first);
        std::vector<std::vector<Value>> values(count);
        std::vector<Extraction> found(count);
        for_each_index(count, jobs, [&](std::size_t i) {
            const Article& article = corpus.articles[first + i];
            values[i] = values_of(article, hedges);
            found[i] = extractor.extract_by_rule(article, first + i, values[i]);
            if (done != nullptr) ++*done;
        });
        std::size_t claims = 0;
        for (const Extraction& one : found)
            claims += one.claims.size();
        make_room(out.claims, claims, first + count, corpus.articles.size());
        for (std::size_t i = 0; i < count; ++i) {
            out.coverage.add(first + i, values[i], found[i].claimed);
            append_in_order(out.claims, std::move(found[i].claims));
            for (Diagnostic& limit : found[i].limits)
                out.limits.push_back({corpus.articles[first + i].id, std::move(limit)});
            append(out.notes, std::move(found[i].notes));
        }
    }
    resolve_surnames(out.claims);
    return out;
}

} // namespace tally
