// Asks each library for its version and for nothing else: the one file beside each library's own
// that sees it.
#include "claims/base/libraries.h"

#include <CLI/Version.hpp>
#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/version.hpp>
#include <fmt/core.h>
#include <simdjson.h>
#include <sqlite3.h>
#include <utf8proc.h>
#include <xxhash.h>
#include <zlib.h>
#include <zstd.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace tally {

namespace {

/// 90100 as "9.1.0".
std::string dotted(unsigned long number, unsigned long step) {
    return std::to_string(number / (step * step)) + '.' + std::to_string(number / step % step) +
           '.' + std::to_string(number % step);
}

std::string pcre2_version() {
    char text[64] = {};
    pcre2_config(PCRE2_CONFIG_VERSION, text);
    return text;
}

} // namespace

std::string_view program_version() { return TALLY_VERSION; }

std::vector<Library> libraries() {
    return {
        {"Boost", std::to_string(BOOST_VERSION / 100'000) + '.' +
                      std::to_string(BOOST_VERSION / 100 % 1'000) + '.' +
                      std::to_string(BOOST_VERSION % 100)},
        {"CLI11", CLI11_VERSION},
        {"PCRE2", pcre2_version()},
        {"SQLite", sqlite3_libversion()},
        {"SQLiteCpp", SQLITECPP_VERSION},
        {"fmt", dotted(FMT_VERSION, 100)},
        {"md4c", TALLY_MD4C_VERSION},
        {"simdjson", std::to_string(simdjson::SIMDJSON_VERSION_MAJOR) + '.' +
                         std::to_string(simdjson::SIMDJSON_VERSION_MINOR) + '.' +
                         std::to_string(simdjson::SIMDJSON_VERSION_REVISION)},
        {"utf8proc", utf8proc_version()},
        {"xxHash", dotted(XXH_versionNumber(), 100)},
        {"yaml-cpp", TALLY_YAML_CPP_VERSION},
        {"zlib", zlibVersion()},
        {"zstd", ZSTD_versionString()},
    };
}

} // namespace tally
