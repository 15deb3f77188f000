// Any text through the recognisers, cut into sentences at its line ends: spans inside the sentence,
// in order, none overlapping, the core inside the span, min <= max, ends between characters.
#include "claims/base/utf8.h"
#include "claims/values/value.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

bool begins_character(const std::string& text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string text(reinterpret_cast<const char*>(data), size);
    // Readers refuse text that is not UTF-8; what is left of it here is its valid beginning.
    if (const auto bad = tally::first_invalid_utf8(text)) text.resize(*bad);
    std::vector<tally::Span> sentences;
    std::size_t start = 0;
    while (start < text.size()) {
        std::size_t end = text.find('\n', start);
        if (end == std::string::npos) end = text.size();
        if (end > start) sentences.push_back({start, end});
        start = end + 1;
    }
    tally::Setting setting;
    if (size % 2 == 0) setting.published = tally::parse_iso_date("2021-06-16");
    std::size_t last = 0;
    std::size_t sentence = 0;
    for (const tally::Value& value : tally::recognise(text, sentences, setting)) {
        must(value.span.start >= last && value.span.start < value.span.end);
        must(value.span.end <= text.size());
        while (sentence < sentences.size() && sentences[sentence].end <= value.span.start)
            ++sentence;
        must(sentence < sentences.size() && sentences[sentence].contains(value.span));
        must(value.span.contains(value.core) && !value.core.empty());
        must(begins_character(text, value.span.start) && begins_character(text, value.span.end));
        must(begins_character(text, value.core.start) && begins_character(text, value.core.end));
        const auto& low = value.allows.min();
        const auto& high = value.allows.max();
        must(!low || !high || *low <= *high);
        must(value.allows.min_key() <= value.allows.max_key());
        must(tally::is_temporal(value.kind) == value.timex3.has_value() ||
             !tally::is_temporal(value.kind));
        last = value.span.end;
    }
    return 0;
}
