// The SQL may be anybody's (db/query.h). What that can't stop, one call of a function on very long
// text, ends with the process: nothing was written, so nothing is lost.
#include "claims/commands/asking.h"

#include "claims/base/decimal.h"
#include "claims/base/utf8.h"
#include "claims/commands/database.h"
#include "claims/commands/terminal.h"
#include "claims/reports/table.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unistd.h>
#include <utility>

namespace tally {

namespace {

constexpr std::chrono::seconds grace{2};

/// Ends the process where it lives longer than it may.
class Deadline {
public:
    explicit Deadline(std::chrono::milliseconds time) {
        if (time.count() == 0) return;
        const auto end = std::chrono::steady_clock::now() + time + grace;
        watch_ = std::thread([this, end] {
            std::unique_lock lock(mutex_);
            if (over_.wait_until(lock, end, [this] { return done_; })) return;
            constexpr std::string_view told =
                "SQL: error: the query was stopped, it ran past its time in one function\n";
            if (::write(STDERR_FILENO, told.data(), told.size()) < 0) {
            } // nobody is left to tell
            std::_Exit(static_cast<int>(ExitStatus::failed));
        });
    }
    ~Deadline() {
        {
            const std::lock_guard lock(mutex_);
            done_ = true;
        }
        over_.notify_all();
        if (watch_.joinable()) watch_.join();
    }
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

private:
    std::mutex mutex_;
    std::condition_variable over_;
    bool done_ = false;
    std::thread watch_;
};

Diagnostic bad_option(std::string_view option, const std::string& value, const std::string& of,
                      const char* cure) {
    return {{std::string(option)}, "'" + value + "' is no number of " + of, cure};
}

Result<std::size_t> row_limit(const Given& given) {
    const std::string text = given.text("--limit", "1000");
    std::size_t rows = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rows);
    if (error != std::errc() || end != text.data() + text.size())
        return bad_option("--limit", text, "rows", "give a whole number, 0 for all");
    return rows;
}

Result<std::chrono::milliseconds> time_limit(const Given& given) {
    const std::string text = given.text("--timeout", "5");
    const auto seconds = Decimal::parse(text);
    const auto milliseconds = seconds && !seconds->is_negative() && *seconds <= Decimal(1'000'000)
                                  ? (*seconds * Decimal(1000)).to_whole(Rounding::up)
                                  : std::nullopt;
    if (!milliseconds)
        return bad_option("--timeout", text, "seconds", "give one from 0 on, 0 for no limit");
    return std::chrono::milliseconds(*milliseconds);
}

/// The one format that was asked for.
Result<const TableFormat*> format_of(const Given& given) {
    const TableFormat* chosen = nullptr;
    for (const TableFormat& format : table_formats()) {
        if (!given.has("--" + std::string(format.name))) continue;
        if (chosen != nullptr)
            return Diagnostic{{"--" + std::string(format.name)},
                              "another format was asked for too, --" + std::string(chosen->name),
                              "give one of them"};
        chosen = &format;
    }
    return chosen != nullptr ? chosen : &table_formats().front();
}

ExitStatus failed(Environment& environment, const Diagnostics& why) {
    tell_all(environment, why);
    return ExitStatus::failed;
}

} // namespace

std::vector<Option> with_answer_options(std::vector<Option> own) {
    own.push_back(database_option());
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        for (const TableFormat& format : table_formats())
            out.push_back("--" + std::string(format.name));
        return out;
    }();
    for (std::size_t i = 0; i < names.size(); ++i)
        own.push_back({names[i], "", table_formats()[i].about});
    own.push_back({"--limit", "N", "at most so many rows, 0 for all [1000]"});
    own.push_back({"--timeout", "S", "stop after so many seconds, 0 for never [5]"});
    own.push_back({"--raw", "", "CSV as it is, not made safe for spreadsheets"});
    return own;
}

std::vector<Option> with_asking_options(std::vector<Option> own) {
    std::vector<Option> all = with_answer_options(std::move(own));
    all.push_back({"--config", "FILE", "this tally.yaml instead of the one found"});
    all.push_back({"--no-config", "", "no tally.yaml"});
    return with_common_options(std::move(all));
}

bool has_format(const Given& given) {
    return std::any_of(
        table_formats().begin(), table_formats().end(),
        [&](const TableFormat& format) { return given.has("--" + std::string(format.name)); });
}

bool is_for_people(const Given& given) {
    const auto format = format_of(given);
    return format && (*format)->for_people;
}

ExitStatus print_table(const Given& given, Environment& environment, const ResultTable& table) {
    const auto format = format_of(given);
    if (!format) return failed(environment, format.error());
    const TableOptions options{text_width(environment, environment.out), given.has("--raw")};
    std::string out;
    (*format)->write(out, table, options);
    // Raw text is for programs; whatever it holds, it does not steer somebody's terminal.
    environment.out.write(environment.out.is_terminal() ? visible(out, "\t\r\n") : out);
    return ExitStatus::clean;
}

ExitStatus ask_database(const Given& given, Environment& environment, std::string_view sql,
                        const std::vector<QueryParameter>& parameters,
                        std::string_view nothing_found, bool* found_any) {
    const auto path = database_path(given, environment);
    if (!path) return failed(environment, path.error());
    const auto rows = row_limit(given);
    if (!rows) return failed(environment, rows.error());
    const auto time = time_limit(given);
    if (!time) return failed(environment, time.error());
    if (const auto format = format_of(given); !format) return failed(environment, format.error());

    std::optional<Deadline> deadline(std::in_place, *time);
    const Result<QueryResult> result = query(*path, sql, {*rows, *time}, parameters);
    deadline.reset();
    if (!result) return failed(environment, result.error());
    if (found_any != nullptr) *found_any = !result->table.rows.empty();
    if (result->table.rows.empty() && !nothing_found.empty()) environment.say(nothing_found);
    if (!result->table.rows.empty() || nothing_found.empty() || !is_for_people(given))
        print_table(given, environment, result->table);
    if (result->cut)
        environment.tell("tally: note: there are more than " + std::to_string(*rows) +
                         " rows, the rest is left out; --limit N gives more, --limit 0 all");
    return ExitStatus::clean;
}

} // namespace tally
