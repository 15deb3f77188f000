#include "claims/extract/token_text.h"

#include "claims/base/utf8.h"
#include "claims/rules/slots.h"

#include <algorithm>

namespace tally {

namespace {

bool is_reserved(char32_t c) { return c >= first_slot_character && c <= last_slot_character; }

constexpr char reserved_lead = '\xF3'; // of the reserved characters in UTF-8

void append_slot(std::string& out, char32_t c) {
    const char bytes[] = {reserved_lead, '\xB0', '\x80', static_cast<char>(0x80U | (c & 0x3FU))};
    static_assert(first_slot_character == 0xF0000 && last_slot_character < 0xF0040);
    out.append(bytes, sizeof bytes);
}

/// Appends bytes of the article; a reserved character among them becomes the neutral one. All of
/// those are four bytes from 0xF3 on, so that plain text is copied whole.
void append_neutralised(std::string& out, std::string_view bytes) {
    std::size_t copied = 0;
    for (std::size_t at = bytes.find(reserved_lead); at != std::string_view::npos;
         at = bytes.find(reserved_lead, at + 1)) {
        if (!is_reserved(code_point_at(bytes, at).value)) continue;
        out.append(bytes.substr(copied, at - copied));
        append_utf8(out, slot_neutral);
        copied = at + 4;
    }
    out.append(bytes.substr(copied));
}

} // namespace

KindSet kinds_of(const Value& value) {
    const bool dated = value.kind == Kind::time && slot_character(value) == dated_time_character;
    return bit_of(value.kind) | (dated ? bit_of(Kind::date) : 0U);
}

void TokenText::see(std::string_view article, Span stretch, const std::vector<const Value*>& values,
                    KindSet seen) {
    stretch_ = stretch;
    text_.clear();
    text_.reserve(stretch.size());
    pieces_.clear();
    const bool has_rare = stretch.of(article).find(reserved_lead) != std::string_view::npos;
    std::size_t source = stretch.start;
    const auto copy_up_to = [&](std::size_t end) {
        if (source == end) return;
        pieces_.push_back({text_.size(), source, nullptr});
        const std::string_view bytes = article.substr(source, end - source);
        if (has_rare)
            append_neutralised(text_, bytes);
        else
            text_ += bytes;
        source = end;
    };
    const auto first = std::lower_bound(
        values.begin(), values.end(), stretch.start,
        [](const Value* value, std::size_t offset) { return value->core.start < offset; });
    for (auto at = first; at != values.end() && (*at)->core.start < stretch.end; ++at) {
        const Value* value = *at;
        if ((kinds_of(*value) & seen) == 0) continue;
        if (value->core.start < source || value->core.end > stretch.end || value->core.empty())
            continue;
        copy_up_to(value->core.start);
        pieces_.push_back({text_.size(), source, value});
        append_slot(text_, slot_character(*value));
        source = value->core.end;
    }
    copy_up_to(stretch.end);
    pieces_.push_back({text_.size(), stretch.end, nullptr});
}

std::size_t TokenText::piece_at_token(std::size_t token) const {
    const auto after =
        std::upper_bound(pieces_.begin(), pieces_.end(), token,
                         [](std::size_t at, const Piece& piece) { return at < piece.token; });
    return static_cast<std::size_t>(after - pieces_.begin()) - 1;
}

Span TokenText::source_of(Span token) const {
    const auto start_of = [&](std::size_t at) {
        const Piece& piece = pieces_[piece_at_token(at)];
        return piece.value ? piece.source : piece.source + (at - piece.token);
    };
    const std::size_t start = start_of(token.start);
    if (token.empty()) return {start, start};
    // The end is that of the last character: where a value ends, the text goes on at its core's
    // end, which is also where the next piece starts.
    return {start, start_of(token.end)};
}

std::size_t TokenText::token_of(std::size_t source) const {
    const auto after =
        std::upper_bound(pieces_.begin(), pieces_.end(), source,
                         [](std::size_t at, const Piece& piece) { return at < piece.source; });
    if (after == pieces_.begin()) return 0;
    const Piece& piece = *(after - 1);
    if (piece.value) return piece.token;
    return std::min(piece.token + (source - piece.source), text_.size());
}

std::optional<std::size_t> TokenText::text_at(std::size_t source) const {
    const Piece* held = nullptr;
    for (const Piece& piece : pieces_) { // of which there are few
        if (piece.source > source) break;
        held = &piece;
    }
    if (held == nullptr || held->value != nullptr) return std::nullopt;
    return held->token + (source - held->source);
}

void TokenText::add_values(std::vector<std::size_t>& tokens) const {
    for (const Piece& piece : pieces_)
        if (piece.value != nullptr) tokens.push_back(piece.token);
}

const Value* TokenText::value_at(std::size_t token) const {
    if (token >= text_.size()) return nullptr;
    const Piece& piece = pieces_[piece_at_token(token)];
    return piece.token == token ? piece.value : nullptr;
}

} // namespace tally
