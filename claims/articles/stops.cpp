// Where a sentence ends. A stop is taken for the end unless its neighbours speak against it: the
// word before may be an abbreviation ("Mr. Biden", "No. 5", "Inc. said"), the text after may go on
// in lower case ("p.m. on Friday") or name the speaker of a question ("“Why?” Ivanov asked").
#include "claims/articles/stops.h"

#include "claims/articles/abbreviations.h"
#include "claims/base/many_bytes.h"
#include "claims/base/utf8.h"

#include <bit>
#include <cstdint>

namespace tally {

namespace {

constexpr std::size_t longest_word = 64; // bytes looked at to either side of a stop

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Letters of the Latin, Greek and Cyrillic blocks with their case; the rest has none that matters
/// here. Blocks of Unicode 15: in U+0100–017F and most of U+0460–052F capitals and small letters
/// alternate.
enum class Case { none, lower, upper };

Case case_of(char32_t c) {
    if (c >= 'a' && c <= 'z') return Case::lower;
    if (c >= 'A' && c <= 'Z') return Case::upper;
    if (c < 0xC0 || c == 0xD7 || c == 0xF7) return Case::none;
    if (c <= 0xDE) return Case::upper;
    if (c <= 0xFF) return Case::lower;
    if (c <= 0x17F) {
        const bool odd_capitals = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
        return (c % 2 == 1) == odd_capitals ? Case::upper : Case::lower;
    }
    if (c >= 0x386 && c <= 0x3CE) return c < 0x3AC && c != 0x390 ? Case::upper : Case::lower;
    if (c >= 0x400 && c <= 0x42F) return Case::upper;
    if (c >= 0x430 && c <= 0x45F) return Case::lower;
    if (c >= 0x460 && c <= 0x52F) return c % 2 == 0 ? Case::upper : Case::lower;
    return Case::none;
}

/// Mostly a byte of its own.
char32_t character_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? byte : code_point_at(text, at).value;
}

/// U+2010–201F: most of what is not ASCII in English text.
bool is_dash_or_quote(std::string_view text, std::size_t at) {
    return at + 2 < text.size() && text[at] == '\xE2' && text[at + 1] == '\x80' &&
           (static_cast<unsigned char>(text[at + 2]) & 0xF0U) == 0x90U;
}

/// Bytes of a stop at `at`, or 0.
std::size_t mark_at(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == '.' || c == '!' || c == '?') return 1;
    if (static_cast<unsigned char>(c) < 0x80 || is_dash_or_quote(text, at)) return 0;
    const CodePoint point = code_point_at(text, at);
    switch (point.value) {
    case U'…':
    case U'。':
    case U'！':
    case U'？':
    case U'‼':
    case U'⁇':
    case U'⁈':
    case U'⁉': return point.size;
    default: return 0;
    }
}

/// One stop, and nothing behind it that could belong to it: as nearly always a blank or the end.
bool is_lone_stop(std::string_view text, std::size_t at, std::size_t limit) {
    const char c = text[at];
    if (c != '.' && c != '!' && c != '?') return false;
    return at + 1 == limit || (at + 2 < limit && text[at + 1] == ' ' &&
                               static_cast<unsigned char>(text[at + 2]) < 0x80);
}

/// Bytes of a closing quotation mark or bracket at `at`, or 0.
std::size_t closer_at(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == '"' || c == '\'' || c == ')' || c == ']' || c == '}') return 1;
    if (static_cast<unsigned char>(c) < 0x80) return 0;
    const CodePoint point = code_point_at(text, at);
    switch (point.value) {
    case U'»':
    case U'”':
    case U'’':
    case U'›':
    case U'」':
    case U'』':
    case U'）': return point.size;
    default: return 0;
    }
}

/// Bytes of a blank and the "»" that French and Russian text puts after it, or 0.
std::size_t spaced_closer_at(std::string_view text, std::size_t at, std::size_t limit) {
    if (text[at] == ' ' && at + 1 < limit && static_cast<unsigned char>(text[at + 1]) < 0x80)
        return 0; // nearly always
    const std::size_t blank = blank_at(text, at);
    if (blank == 0 || at + blank + 2 > limit || text.substr(at + blank, 2) != "»") return 0;
    return blank + 2;
}

/// Bytes of a note number "[12]" at `at`, or 0.
std::size_t note_at(std::string_view text, std::size_t at, std::size_t limit) {
    if (text[at] != '[') return 0;
    std::size_t end = at + 1;
    while (end < limit && end < at + 5 && is_digit(text[end]))
        ++end;
    return end > at + 1 && end < limit && text[end] == ']' ? end + 1 - at : 0;
}

bool is_word_byte(char c) {
    return is_digit(c) || is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// The word at `at`: letters, digits, and apostrophes or hyphens within.
std::string_view word_from(std::string_view text, std::size_t at, std::size_t limit) {
    std::size_t end = at;
    while (end < limit && end < at + longest_word) {
        if (blank_at(text, end) > 0 || mark_at(text, end) > 0) break;
        const std::size_t closing = closer_at(text, end);
        if (closing > 0) { // an apostrophe is a closer too: "It’s"
            const bool within = end + closing < limit && is_word_byte(text[end + closing]);
            if (!within) break;
            end += closing;
            continue;
        }
        if (!is_word_byte(text[end]) && text[end] != '-') break;
        end += code_point_at(text, end).size;
    }
    return text.substr(at, end - at);
}

/// The word that ends where the stop starts, its inner stops included: "U.S", "v1.2.3", "Mr".
std::string_view word_before(std::string_view text, std::size_t from, std::size_t stop) {
    std::size_t start = stop;
    while (start > from && stop - start < longest_word) {
        const char c = text[start - 1];
        if (static_cast<unsigned char>(c) >= 0x80) {
            std::size_t lead = start - 1;
            while (lead > from && (static_cast<unsigned char>(text[lead]) & 0xC0U) == 0x80U)
                --lead;
            const char32_t point = code_point_at(text, lead).value;
            if (blank_at(text, lead) > 0 ||
                (point >= 0x2010 && point <= 0x203A && point != 0x2019) || point < 0xC0)
                break;
            start = lead;
        } else if (is_word_byte(c) || c == '.' || c == '\'' || c == '-' || c == '@' || c == '/') {
            --start;
        } else {
            break;
        }
    }
    return text.substr(start, stop - start);
}

/// The sentence's own number, "1." or "b." at its start, ends nothing.
bool is_list_number(std::string_view text, Span block, std::size_t stop) {
    if (stop - block.start > 3) return false;
    std::size_t at = block.start;
    while (at < stop && is_digit(text[at]))
        ++at;
    return at == stop && at > block.start;
}

/// Whether words that name a speaker follow: "Ivanov asked", "the spokesman said".
bool speaker_follows(std::string_view text, std::size_t at, std::size_t limit) {
    for (int words = 0; words < 5 && at < limit; ++words) {
        const std::string_view word = word_from(text, at, limit);
        if (word.empty()) return false;
        if (words > 0 && is_speech_verb(word)) return true;
        at = skip_blanks(text, at + word.size(), limit);
    }
    return false;
}

/// What the word before a single full stop says, where a capital or a digit follows.
bool full_stop_ends(std::string_view text, Span block, std::size_t stop, std::size_t next) {
    const std::string_view word = word_before(text, block.start, stop);
    if (word.empty()) return true;
    if (word.size() == 1 && !is_digit(word[0]) &&
        is_upper_at(word, 0)) // "J. K. Rowling", "Plan B. The"
        return opens_sentences(word_from(text, next, block.end));
    const bool digit_follows = is_digit(text[next]);
    switch (abbreviation_kind(word)) {
    case Abbreviation::none: return !is_list_number(text, block, stop);
    case Abbreviation::title:
    case Abbreviation::inner: return false;
    case Abbreviation::counted: return !digit_follows;
    case Abbreviation::tail:
        return !digit_follows && opens_sentences(word_from(text, next, block.end));
    case Abbreviation::clock: // "10:35 a.m. (0735 GMT) Friday"
        if (digit_follows && text[next - 1] == '(') return false;
        return !follows_clock(word_from(text, next, block.end));
    }
    return true;
}

/// "the end.The next": no blank, but a common opening word with a blank after it.
bool glued_sentence_follows(std::string_view text, Span block, const Stop& stop) {
    if (!is_upper_at(text, stop.end) || stop.start < block.start + 3) return false;
    for (std::size_t back = 1; back <= 3; ++back)
        if (!is_lower_at(text, stop.start - back)) return stop.end > stop.marks_end;
    const std::string_view word = word_from(text, stop.end, block.end);
    const std::size_t after = stop.end + word.size();
    return opens_sentences(word) && after < block.end && blank_at(text, after) > 0;
}

bool ends_at(std::string_view text, Span block, const Stop& stop) {
    if (stop.end >= block.end) return true;
    const std::size_t next_word = skip_blanks(text, stop.end, block.end);
    if (next_word >= block.end) return true;
    const bool wide = static_cast<unsigned char>(text[stop.start]) >= 0x80 &&
                      text.substr(stop.start, 3) != "…"; // East Asian stops need no blank
    if (next_word == stop.end && !wide) {
        const bool one_full_stop = stop.marks_end - stop.start == 1 && text[stop.start] == '.';
        return one_full_stop && glued_sentence_follows(text, block, stop);
    }
    std::size_t next = next_word;
    for (std::size_t size = 1; size > 0 && next < block.end; next += size)
        size = opener_at(text, next);
    if (next >= block.end) return true;
    if (is_lower_at(text, next)) { // "p.m. on Friday", "he said"; but "ended. iPhone sales"
        const std::size_t second = next + code_point_at(text, next).size;
        const bool brand = second < block.end && is_upper_at(text, second);
        if (!brand) return false;
    }
    if (mark_at(text, next) > 0 || text[next] == ',' || text[next] == ';' || text[next] == ':')
        return false; // ". . ." and "Inc., "
    const bool single = stop.marks_end - stop.start == 1 && text[stop.start] == '.';
    if (single && stop.end == stop.marks_end) return full_stop_ends(text, block, stop.start, next);
    const bool asks = text[stop.marks_end - 1] == '?' || text[stop.marks_end - 1] == '!';
    if (asks && stop.end > stop.marks_end) return !speaker_follows(text, next_word, block.end);
    return true;
}

/// As most sentences end: a word of two to fifteen letters that is no abbreviation, a full stop, a
/// blank, a capital. Sixteen bytes tell, and ends_at() would say so too.
bool ends_plainly(std::string_view text, Span block, std::size_t at) {
    if (text[at] != '.' || at + 2 >= block.end || text[at + 1] != ' ' || text[at + 2] < 'A' ||
        text[at + 2] > 'Z' || at < block.start + 16)
        return false;
    const Sixteen from_a = (sixteen_bytes(text, at - 16) | 0x20) - 'a';
    const auto letters = static_cast<std::uint16_t>(
        high_bits_of(reinterpret_cast<Sixteen>(from_a < 26))); // the last is the highest bit
    const auto size = static_cast<std::size_t>(std::countl_one(letters));
    return size > 1 && size < 16 && text[at - size - 1] == ' ' &&
           abbreviation_kind(text.substr(at - size, size)) == Abbreviation::none;
}

} // namespace

std::size_t wide_blank_at(std::string_view text, std::size_t at) {
    const CodePoint point = code_point_at(text, at);
    const char32_t v = point.value;
    const bool blank = v == 0x85 || v == 0xA0 || v == 0x1680 || (v >= 0x2000 && v <= 0x200B) ||
                       v == 0x2028 || v == 0x2029 || v == 0x202F || v == 0x205F || v == 0x3000 ||
                       v == 0xFEFF;
    return blank ? point.size : 0;
}

bool is_lower_at(std::string_view text, std::size_t at) {
    return case_of(character_at(text, at)) == Case::lower;
}

bool is_upper_at(std::string_view text, std::size_t at) {
    return case_of(character_at(text, at)) == Case::upper;
}

std::size_t opener_at(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == '"' || c == '\'' || c == '(' || c == '[' || c == '{') return 1;
    if (static_cast<unsigned char>(c) < 0x80) return 0;
    const CodePoint point = code_point_at(text, at);
    switch (point.value) {
    case U'«':
    case U'¿':
    case U'¡':
    case U'“':
    case U'‘':
    case U'„':
    case U'‚':
    case U'‹':
    case U'「':
    case U'『':
    case U'（': return point.size;
    default: return 0;
    }
}

std::optional<Stop> stop_at(std::string_view text, std::size_t at, std::size_t limit) {
    if (is_lone_stop(text, at, limit)) return Stop{at, at + 1, at + 1};
    Stop stop{at, at, at};
    while (stop.marks_end < limit) {
        const std::size_t size = mark_at(text, stop.marks_end);
        if (size == 0) break;
        stop.marks_end += size;
    }
    if (stop.marks_end == at) return std::nullopt;
    stop.end = stop.marks_end;
    while (stop.end < limit) {
        std::size_t size = note_at(text, stop.end, limit);
        if (size == 0) size = closer_at(text, stop.end);
        if (size == 0) size = spaced_closer_at(text, stop.end, limit);
        if (size == 0) break;
        stop.end += size;
    }
    return stop;
}

bool ends_sentence(std::string_view text, Span block, std::size_t& at) {
    if (ends_plainly(text, block, at)) {
        ++at;
        return true;
    }
    if (is_dash_or_quote(text, at)) { // as most of what only looks like a stop
        at += 3;
        return false;
    }
    const auto stop = stop_at(text, at, block.end);
    at = stop ? stop->end : at + 1;
    return stop && ends_at(text, block, *stop);
}

} // namespace tally
