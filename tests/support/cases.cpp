#include "tests/support/cases.h"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace tally::tests {

namespace {

std::vector<CaseSuite>& registered() {
    static std::vector<CaseSuite> suites;
    return suites;
}

} // namespace

bool add_case_suite(CaseSuite suite) {
    registered().push_back(std::move(suite));
    return true;
}

const std::vector<CaseSuite>& case_suites() { return registered(); }

std::string read_file(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace tally::tests
