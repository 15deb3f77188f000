#include "claims/commands/terminal.h"

#include "claims/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace tally {

namespace {

constexpr std::size_t usual_width = 100;
constexpr std::size_t least_width = 40;

bool forces(std::string_view variable) { return !variable.empty() && variable != "0"; }

} // namespace

bool wants_colour(const Environment& environment, const Output& stream, std::string_view when) {
    if (when == "always") return true;
    if (when == "never" || environment.is_set("NO_COLOR")) return false;
    if (forces(environment.variable("CLICOLOR_FORCE")) ||
        forces(environment.variable("FORCE_COLOR")))
        return true;
    return stream.is_terminal() && environment.variable("TERM") != "dumb";
}

std::size_t text_width(const Environment& environment, const Output& stream) {
    const std::string_view text = environment.variable("COLUMNS");
    std::size_t columns = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
    const bool read = error == std::errc() && end == text.data() + text.size() && columns > 0;
    if (!read) columns = stream.columns() > 0 ? stream.columns() : usual_width;
    return std::max(columns, least_width);
}

std::size_t help_width(const Environment& environment) {
    return std::min(text_width(environment, environment.out), usual_width);
}

bool speaks_utf8(const Environment& environment) {
    for (const std::string_view name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        if (!environment.is_set(name)) continue;
        const std::string locale = folded(environment.variable(name));
        return locale.find("utf-8") != std::string::npos ||
               locale.find("utf8") != std::string::npos;
    }
    return false;
}

} // namespace tally
