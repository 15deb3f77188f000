// Tables for people (aligned, a block a row, Markdown) and for machines (CSV, JSON, JSON Lines).
#include "claims/reports/table.h"

#include "claims/base/decimal.h"
#include "claims/base/json.h"
#include "claims/base/layout.h"
#include "claims/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tally {

namespace {

constexpr std::size_t least_width = 4;    // of a column that is cut
constexpr std::size_t short_width = 13;   // of one that is not: ids, days, verdicts
constexpr std::size_t readable_width = 8; // of a column that is cut
constexpr std::size_t most_stumps = 2;    // columns narrower than that, else a block a row
constexpr std::string_view gap = "  ";
constexpr std::string_view cut_mark = "…";

bool is_number(const TableCell& cell) {
    return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<double>(cell);
}

bool is_null(const TableCell& cell) { return std::holds_alternative<std::monostate>(cell); }

/// Shortest text that reads back as the same number.
std::string number_text(double number) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, number);
    return {text, end.ptr};
}

std::string hex(const std::string& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4U];
        out += digits[byte & 0xFU];
    }
    return out;
}

/// A cell as text, as it is; nothing is empty.
std::string text_of(const TableCell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
    if (const auto* number = std::get_if<double>(&cell)) return number_text(*number);
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    if (const auto* bytes = std::get_if<Bytes>(&cell)) return hex(bytes->bytes);
    return "";
}

void pad(std::string& out, std::size_t width, const std::string& text, bool right) {
    const std::size_t used = display_width(text);
    const std::size_t blanks = used < width ? width - used : 0;
    if (right) out.append(blanks, ' ');
    out += text;
    if (!right) out.append(blanks, ' ');
}

/// What a column would like to have, and what it must have: a number is never cut, for half of it
/// is another number.
struct Width {
    std::size_t wanted = 0, least = 0;

    std::size_t under(std::size_t cap) const { return std::max(least, std::min(wanted, cap)); }
};

/// The columns with all that is short kept whole, if that fits into `all` columns of the terminal.
std::vector<Width> with_short_ones_whole(std::vector<Width> columns, std::size_t all) {
    const std::vector<Width> before = columns;
    std::size_t least = gap.size() * (columns.size() - 1);
    for (Width& column : columns) {
        if (column.wanted <= short_width) column.least = column.wanted;
        least += std::max(column.least, least_width);
    }
    return least <= all ? columns : before;
}

/// The widths of columns so that they fit into `all` columns of the terminal, if that can be: the
/// widest give way first.
std::vector<std::size_t> fitting(const std::vector<Width>& columns, std::size_t all) {
    std::size_t cap = 0;
    for (const Width& column : columns)
        cap = std::max(cap, column.wanted);
    const auto used = [&](std::size_t below) {
        std::size_t sum = gap.size() * (columns.size() - 1);
        for (const Width& column : columns)
            sum += column.under(below);
        return sum;
    };
    if (all != 0 && used(cap) > all) {
        std::size_t fits = 0; // or nothing does
        while (cap - fits > 1) {
            const std::size_t middle = fits + (cap - fits) / 2;
            (used(middle) <= all ? fits : cap) = middle;
        }
        cap = fits;
    }
    std::size_t spare = all > used(cap) ? all - used(cap) : 0;
    std::vector<std::size_t> out;
    for (const Width& column : columns) {
        out.push_back(column.under(cap));
        if (out.back() == column.wanted || spare == 0) continue;
        ++out.back();
        --spare;
    }
    return out;
}

void end_line(std::string& out) {
    out.erase(out.find_last_not_of(' ') + 1);
    out += '\n';
}

bool is_numeric(const ResultTable& table, std::size_t column) {
    return !table.rows.empty() &&
           std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
               return is_number(row[column]) || is_null(row[column]);
           });
}

using Lines = std::vector<std::vector<std::string>>;

/// The names and all cells as they are shown.
Lines shown(const ResultTable& table) {
    Lines out{{}};
    for (const std::string& name : table.columns)
        out.front().push_back(visible(name));
    for (const auto& row : table.rows) {
        out.emplace_back();
        for (const TableCell& cell : row)
            out.back().push_back(visible(text_of(cell)));
    }
    return out;
}

Width width_of(const ResultTable& table, const Lines& texts, std::size_t column) {
    Width out;
    for (std::size_t n = 0; n < texts.size(); ++n) {
        const std::size_t width = display_width(texts[n][column]);
        const bool whole = n > 0 && is_number(table.rows[n - 1][column]);
        out.wanted = std::max(out.wanted, width);
        out.least = std::max(out.least, whole ? width : std::min(width, least_width));
    }
    return out;
}

void write_long(std::string& out, const ResultTable& table, const TableOptions& /*options*/) {
    std::size_t widest = 0;
    for (const std::string& name : table.columns)
        widest = std::max(widest, display_width(visible(name)));
    for (std::size_t n = 0; n < table.rows.size(); ++n) {
        if (n > 0) out += '\n';
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            pad(out, widest, visible(table.columns[i]), true);
            out += ": " + visible(text_of(table.rows[n][i]));
            end_line(out);
        }
    }
}

/// Whether so many columns are cut to stumps that nobody could read the table.
bool is_too_narrow(const std::vector<Width>& columns, const std::vector<std::size_t>& widths) {
    std::size_t stumps = 0;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (widths[i] < columns[i].wanted && widths[i] < readable_width) ++stumps;
    return stumps > most_stumps;
}

void write_aligned(std::string& out, const ResultTable& table, const TableOptions& options) {
    const Lines texts = shown(table);
    std::vector<Width> columns;
    std::vector<bool> numeric;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        columns.push_back(width_of(table, texts, i));
        numeric.push_back(is_numeric(table, i));
    }
    const std::vector<std::size_t> widths =
        fitting(with_short_ones_whole(columns, options.width), options.width);
    if (is_too_narrow(columns, widths)) return write_long(out, table, options);
    const auto line = [&](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) out += gap;
            pad(out, widths[i], fitted(cells[i], widths[i], cut_mark), numeric[i]);
        }
        end_line(out);
    };
    line(texts.front());
    std::vector<std::string> rule;
    for (const std::size_t width : widths)
        rule.emplace_back(width, '-');
    line(rule);
    std::for_each(texts.begin() + 1, texts.end(), line);
}

bool starts_like_formula(std::string_view text) {
    return !text.empty() &&
           std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string csv_text(const std::string& text, bool raw) {
    if (raw) {
        const bool must = text.empty() || text.find_first_of(",\"\r\n") != std::string::npos;
        return must ? quoted(text) : text;
    }
    const std::string shown = visible(text, "\t\r\n");
    return quoted(starts_like_formula(shown) ? "'" + shown : shown);
}

std::string csv_cell(const TableCell& cell, bool raw) {
    if (is_null(cell)) return "";
    return is_number(cell) ? text_of(cell) : csv_text(text_of(cell), raw);
}

void write_csv(std::string& out, const ResultTable& table, const TableOptions& options) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        out += (i > 0 ? "," : "") + csv_text(table.columns[i], options.raw);
    out += "\r\n";
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            out += (i > 0 ? "," : "") + csv_cell(row[i], options.raw);
        out += "\r\n";
    }
}

void write_json_cell(JsonWriter& json, const TableCell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        json.value(*whole);
    } else if (const auto* number = std::get_if<double>(&cell)) {
        const auto decimal =
            std::isfinite(*number) ? Decimal::parse(number_text(*number)) : std::nullopt;
        decimal ? json.value(*decimal) : json.null();
    } else if (is_null(cell)) {
        json.null();
    } else {
        json.value(std::string_view(text_of(cell)));
    }
}

/// The columns' names, a repeated one numbered ("a", "a_2"): a JSON object has each name once.
std::vector<std::string> distinct_names(const std::vector<std::string>& columns) {
    std::set<std::string> taken(columns.begin(), columns.end());
    std::set<std::string> met;
    std::vector<std::string> out;
    for (const std::string& column : columns) {
        std::string name = column;
        if (!met.insert(column).second)
            for (std::size_t n = 2; !taken.insert(name).second; ++n)
                name = column + '_' + std::to_string(n);
        out.push_back(std::move(name));
    }
    return out;
}

void write_json_row(JsonWriter& json, const std::vector<std::string>& names,
                    const std::vector<TableCell>& row) {
    json.begin_object();
    for (std::size_t i = 0; i < row.size(); ++i) {
        json.key(names[i]);
        write_json_cell(json, row[i]);
    }
    json.end_object();
}

void write_json(std::string& out, const ResultTable& table, const TableOptions& /*options*/) {
    const std::vector<std::string> names = distinct_names(table.columns);
    JsonWriter json(out, 2);
    json.begin_array();
    for (const auto& row : table.rows)
        write_json_row(json, names, row);
    json.end_array();
    out += '\n';
}

void write_jsonl(std::string& out, const ResultTable& table, const TableOptions& /*options*/) {
    const std::vector<std::string> names = distinct_names(table.columns);
    for (const auto& row : table.rows) {
        JsonWriter json(out);
        write_json_row(json, names, row);
        out += '\n';
    }
}

/// Text that Markdown shows as it is.
std::string markdown_text(const std::string& text) {
    std::string out;
    for (const char c : visible(text)) {
        if (c == '<') {
            out += "&lt;";
            continue;
        }
        if (std::string_view("\\`*_[]|&~#!").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

void write_markdown(std::string& out, const ResultTable& table, const TableOptions& /*options*/) {
    out += '|';
    for (const std::string& name : table.columns)
        out += " " + markdown_text(name) + " |";
    out += "\n|";
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        out += is_numeric(table, i) ? " ---: |" : " --- |";
    out += '\n';
    for (const auto& row : table.rows) {
        out += '|';
        for (const TableCell& cell : row)
            out += " " + (is_number(cell) ? text_of(cell) : markdown_text(text_of(cell))) + " |";
        out += '\n';
    }
}

} // namespace

const std::vector<TableFormat>& table_formats() {
    static const std::vector<TableFormat> formats = {
        {"table", "columns that line up, cut to the terminal's width", write_aligned, true},
        {"long", "a block a row, nothing cut", write_long, true},
        {"csv", "CSV, safe for spreadsheets; --raw for machines", write_csv},
        {"json", "an array of objects", write_json},
        {"jsonl", "an object a line", write_jsonl},
        {"markdown", "a Markdown table", write_markdown, true},
    };
    return formats;
}

} // namespace tally
