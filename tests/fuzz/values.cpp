// Any bytes through the recognisers, cut into sentences at the line ends: spans inside their
// sentence, in order, none overlapping, each holding whole characters and its core, min <= value <=
// max.
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

/// Readers refuse what is not UTF-8; here each byte that breaks it becomes a question mark, so that
/// what stands behind it is read all the same.
std::string as_utf8(const std::uint8_t* data, std::size_t size) {
    std::string out(reinterpret_cast<const char*>(data), size);
    while (const auto bad = tally::first_invalid_utf8(out))
        out[*bad] = '?';
    return out;
}

void check_bounds(const tally::Value& value) {
    const auto& low = value.allows.min();
    const auto& high = value.allows.max();
    must(!low || !high || *low <= *high);
    must(value.allows.min_key() <= value.allows.max_key());
    // A date's bounds are days, its value may be what was counted ("three years ago").
    if (!value.value || tally::is_temporal(value.kind)) return;
    must((!low || *low <= *value.value) && (!high || *value.value <= *high));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = as_utf8(data, size);
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
        const std::string held(value.span.of(text));
        must(!held.empty() && !tally::first_invalid_utf8(held));
        check_bounds(value);
        must(tally::is_temporal(value.kind) == value.timex3.has_value() ||
             !tally::is_temporal(value.kind));
        last = value.span.end;
    }
    return 0;
}
