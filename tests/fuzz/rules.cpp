// Any bytes as a rule file: reading ends, and each mistake has its place.
#include "claims/rules/read.h"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const tally::SourceText file("a.yaml", std::string(reinterpret_cast<const char*>(data), size));
    const auto packs = tally::read_packs({file});
    if (packs) {
        for (const tally::Pack& pack : *packs)
            for (const tally::Rule& rule : pack.rules)
                if (rule.match.empty() || rule.claims.empty()) std::abort();
        return 0;
    }
    if (packs.error().empty()) std::abort();
    for (const tally::Diagnostic& one : packs.error())
        if (one.where.line == 0 || one.where.column == 0 || to_string(one).empty()) std::abort();
    return 0;
}
