#include "db/insert.h"

#include "claims/base/stable_id.h"

#include <SQLiteCpp/Database.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <variant>

namespace tally {

Insert::Insert(SQLite::Database& database, const char* sql)
    : database_(database), statement_(database, sql) {}

Insert& Insert::put(std::int64_t number) {
    statement_.bind(++index_, number);
    return *this;
}

Insert& Insert::put(std::optional<std::int64_t> number) {
    if (number) return put(*number);
    statement_.bind(++index_);
    return *this;
}

Insert& Insert::put(const std::string& text) {
    statement_.bindNoCopy(++index_, text);
    return *this;
}

Insert& Insert::put(OrNull text) {
    if (!text.text.empty()) return put(text.text);
    statement_.bind(++index_);
    return *this;
}

Insert& Insert::put(const std::optional<std::string>& text) {
    if (text) return put(*text);
    statement_.bind(++index_);
    return *this;
}

Insert& Insert::put(const TableCell& cell) {
    ++index_;
    if (const auto* whole = std::get_if<std::int64_t>(&cell))
        statement_.bind(index_, *whole);
    else if (const auto* number = std::get_if<double>(&cell))
        statement_.bind(index_, *number);
    else if (const auto* text = std::get_if<std::string>(&cell))
        statement_.bindNoCopy(index_, *text);
    else if (const auto* bytes = std::get_if<Bytes>(&cell))
        statement_.bindNoCopy(index_, bytes->bytes.data(), static_cast<int>(bytes->bytes.size()));
    else
        statement_.bind(index_);
    return *this;
}

std::int64_t Insert::run() {
    index_ = 0;
    statement_.exec();
    statement_.reset();
    return database_.getLastInsertRowid();
}

std::optional<std::int64_t> Insert::find() {
    index_ = 0;
    std::optional<std::int64_t> found;
    if (statement_.executeStep()) found = statement_.getColumn(0).getInt64();
    statement_.reset();
    return found;
}

std::optional<std::int64_t> Insert::next() {
    index_ = 0;
    if (statement_.executeStep()) return statement_.getColumn(0).getInt64();
    statement_.reset();
    return std::nullopt;
}

RowBytes& RowBytes::put(std::int64_t number) {
    char raw[sizeof number];
    std::memcpy(raw, &number, sizeof number);
    bytes_ += 'i';
    bytes_.append(raw, sizeof raw);
    return *this;
}

RowBytes& RowBytes::put(std::optional<std::int64_t> number) {
    if (number) return put(*number);
    bytes_ += '-';
    return *this;
}

RowBytes& RowBytes::put(std::string_view text) {
    bytes_ += 't';
    put(text.size());
    bytes_ += text;
    return *this;
}

RowBytes& RowBytes::put(const std::optional<std::string>& text) {
    if (text) return put(*text);
    bytes_ += '-';
    return *this;
}

RowBytes& RowBytes::put(const TableCell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return put(*whole);
    if (const auto* text = std::get_if<std::string>(&cell)) return put(*text);
    if (const auto* bytes = std::get_if<Bytes>(&cell)) return put(bytes->bytes);
    if (const auto* number = std::get_if<double>(&cell)) {
        std::int64_t raw = 0;
        std::memcpy(&raw, number, sizeof raw);
        bytes_ += 'r';
        return put(raw);
    }
    bytes_ += '-';
    return *this;
}

std::string RowBytes::digest() const { return content_hash(bytes_); }

} // namespace tally
