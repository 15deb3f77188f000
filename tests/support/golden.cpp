#include "tests/support/golden.h"

#include "tests/support/cases.h"

#include <boost/test/framework.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <string>

namespace tally::tests {

bool updating_goldens() {
    const auto& suite = boost::unit_test::framework::master_test_suite();
    for (int i = 1; i < suite.argc; ++i)
        if (std::string_view(suite.argv[i]) == "--update") return true;
    return false;
}

void check_golden(const std::filesystem::path& path, std::string_view actual) {
    if (updating_goldens()) {
        if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << actual;
        return;
    }
    if (!std::filesystem::exists(path)) {
        BOOST_ERROR("no golden file " << path.string() << "; `make update` writes it");
        return;
    }
    const std::string expected = read_file(path);
    if (expected == actual) return;
    std::size_t at = 0;
    std::size_t line = 1;
    for (; at < expected.size() && at < actual.size() && expected[at] == actual[at]; ++at)
        if (expected[at] == '\n') ++line;
    const auto line_at = [&](std::string_view text) {
        const std::size_t start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
        return text.substr(start, text.find('\n', start) - start);
    };
    BOOST_ERROR(path.string() << ":" << line << ": differs from what is printed now\n  golden: "
                              << line_at(expected) << "\n  now:    " << line_at(actual));
}

} // namespace tally::tests
