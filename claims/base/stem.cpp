#include "claims/base/stem.h"

#include <libstemmer.h>
#include <memory>
#include <new>

namespace tally {

namespace {

struct Deleted {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

/// A stemmer keeps its result in itself, so each thread has its own.
sb_stemmer* english() {
    thread_local const std::unique_ptr<sb_stemmer, Deleted> stemmer(
        sb_stemmer_new("english", "UTF_8"));
    if (!stemmer) throw std::bad_alloc();
    return stemmer.get();
}

} // namespace

std::string stem_of(std::string_view folded_word) {
    sb_stemmer* stemmer = english();
    const sb_symbol* stem =
        sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(folded_word.data()),
                        static_cast<int>(folded_word.size()));
    if (stem == nullptr) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(stem),
            static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

} // namespace tally
