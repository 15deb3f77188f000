#include "claims/articles/input.h"

#include "claims/base/utf8.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace tally {

namespace {

/// Bytes that one read asks for: few for a small file, more as it goes on.
constexpr std::size_t least_chunk = std::size_t{16} * 1024;
constexpr std::size_t most_chunk = std::size_t{64} * 1024;

std::string reason_of(int error) { return std::generic_category().message(error); }

std::string as_hex(unsigned char byte) {
    char out[8];
    std::snprintf(out, sizeof out, "0x%02X", byte);
    return out;
}

/// Line and column of a byte; what stands before it is valid.
UnreadInput unread_at(const std::string& path, std::string_view bytes, std::size_t offset,
                      std::string what) {
    const std::string_view before = bytes.substr(0, offset);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n') + 1; // npos + 1 is 0
    return {{},
            path,
            static_cast<std::size_t>(lines) + 1,
            code_points(before.substr(start)) + 1,
            std::move(what)};
}

/// UTF-16 without its byte order mark as UTF-8; the offset of the first lone surrogate or half unit
/// otherwise.
std::variant<std::string, std::size_t> from_utf16(std::string_view bytes, bool big_endian) {
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(big_endian ? first << 8U | second : second << 8U | first);
    };
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        if (at + 1 >= bytes.size()) return at;
        const char32_t high = unit(at);
        if (high < 0xD800 || high > 0xDFFF) {
            append_utf8(out, high);
            continue;
        }
        if (high > 0xDBFF || at + 3 >= bytes.size()) return at;
        const char32_t low = unit(at + 2);
        if (low < 0xDC00 || low > 0xDFFF) return at;
        append_utf8(out, 0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00));
        at += 2;
    }
    return out;
}

} // namespace

InputFile::InputFile(std::string path, int descriptor, bool owned, Packing packing)
    : path_(std::move(path)), descriptor_(descriptor), owned_(owned) {
    if (packing != Packing::none) unpacker_ = std::make_unique<Unpacker>(packing);
}

InputFile::~InputFile() {
    if (owned_) ::close(descriptor_);
}

/// Reads the file's next bytes; how many, 0 at the end or where reading fails.
std::size_t InputFile::read_some(char* to, std::size_t most) {
    ssize_t got = 0;
    do {
        got = ::read(descriptor_, to, most);
    } while (got < 0 && errno == EINTR);
    if (got < 0) failure_ = "cannot be read: " + reason_of(errno);
    if (got <= 0) at_end_ = true;
    const auto size = static_cast<std::size_t>(std::max<ssize_t>(got, 0));
    if (hasher_) hasher_->add({to, size});
    return size;
}

/// Adds the next bytes to the buffer; false at the end or where reading fails.
bool InputFile::fill() {
    if (unpacker_) return fill_unpacked();
    if (at_end_) return false;
    const std::size_t most = buffer_.empty() ? least_chunk : most_chunk;
    if (buffer_.size() < end_ + most) buffer_.resize(end_ + most);
    const std::size_t got = read_some(buffer_.data() + end_, most);
    end_ += got;
    return got > 0;
}

bool InputFile::fill_unpacked() {
    const std::size_t had = end_;
    buffer_.resize(end_);
    while (buffer_.size() == had && failure_.empty()) {
        if (used_ == packed_.size() && !at_end_) {
            packed_.resize(most_chunk);
            packed_.resize(read_some(packed_.data(), most_chunk));
            used_ = 0;
        }
        std::string_view rest = std::string_view(packed_).substr(used_);
        // At the end too: what is unpacked may be more than had room before.
        if (!unpacker_->unpack(rest, buffer_, most_chunk)) failure_ = unpacker_->failure();
        used_ = packed_.size() - rest.size();
        if (at_end_ && rest.empty() && buffer_.size() == had) {
            if (failure_.empty()) failure_ = unpacker_->failure_at_end();
            break;
        }
    }
    end_ = buffer_.size();
    return end_ > had;
}

std::variant<std::string, UnreadInput> InputFile::read_all() {
    while (fill())
        if (end_ > largest_article)
            return UnreadInput{
                {}, path_, 0, 0, "is larger than 64 MB, the most that one article may be"};
    if (!failure_.empty()) return UnreadInput{{}, path_, 0, 0, failure_};
    buffer_.resize(end_);
    return std::move(buffer_);
}

std::optional<InputFile::Line> InputFile::next_line() {
    // Moving the rest for each line would be quadratic; once half is used up it is not.
    if (start_ > 0 && start_ >= end_ / 2) {
        std::copy(buffer_.data() + start_, buffer_.data() + end_, buffer_.data());
        end_ -= std::exchange(start_, 0);
    }
    std::size_t searched = start_;
    bool too_long = false;
    for (;;) {
        const std::string_view read = std::string_view(buffer_).substr(0, end_);
        const std::size_t end = read.find('\n', searched);
        if (end != std::string::npos) {
            const std::size_t from = std::exchange(start_, end + 1);
            too_long = too_long || end - from > longest_record;
            ++line_;
            if (too_long) return Line{{}, line_, true};
            return Line{read.substr(from, end - from), line_, false};
        }
        if (end_ - start_ > longest_record) { // forget it up to its end
            too_long = true;
            start_ = end_ = 0;
        }
        searched = end_;
        if (fill()) continue;
        if (!failure_.empty() || (start_ == end_ && !too_long)) return std::nullopt;
        const std::size_t from = std::exchange(start_, end_);
        ++line_;
        if (too_long) return Line{{}, line_, true};
        return Line{std::string_view(buffer_).substr(from, end_ - from), line_, false};
    }
}

std::variant<DecodedText, UnreadInput> decode(const std::string& path, std::string bytes) {
    const bool little = bytes.starts_with("\xFF\xFE");
    const bool big = bytes.starts_with("\xFE\xFF");
    if (little || big) {
        auto converted = from_utf16(std::string_view(bytes).substr(2), big);
        if (const auto* bad = std::get_if<std::size_t>(&converted))
            return UnreadInput{{},
                               path,
                               0,
                               0,
                               "is not valid UTF-16: byte " + std::to_string(*bad + 3) +
                                   " begins no character; save it as UTF-8"};
        std::string text = std::get<std::string>(std::move(converted));
        if (text.find('\0') != std::string::npos)
            return UnreadInput{{}, path, 0, 0, "holds NUL characters, so it is taken for binary"};
        return DecodedText{std::move(text), "UTF-16"};
    }
    if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos) {
        const auto bad = first_invalid_utf8(std::string_view(bytes).substr(0, nul));
        return unread_at(path, bytes, bad.value_or(nul),
                         "holds NUL bytes, so it is taken for binary");
    }
    if (const auto bad = first_invalid_utf8(bytes))
        return unread_at(path, bytes, *bad,
                         "is not UTF-8: byte " + as_hex(static_cast<unsigned char>(bytes[*bad])) +
                             " (offset " + std::to_string(*bad) + "); save it as UTF-8");
    return DecodedText{std::move(bytes), {}};
}

} // namespace tally
