// Texts against rules: the first byte takes one of 256 packs of random rules, the others are an
// article. ASCII stands for itself; a byte above stands for a word, value or mark that rules ask
// for. What the rules find where they may match is what they find tried everywhere, and each span
// holds.
#include "claims/base/source_text.h"
#include "claims/rules/read.h"
#include "tests/support/extract_oracle.h"
#include "tests/support/rule_maker.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>

namespace {

using namespace tally;

/// Random rules made ready both ways, and the parts that texts are made of.
struct Bench {
    explicit Bench(unsigned seed) {
        std::mt19937 random(seed);
        tests::RuleMaker maker([&random] { return static_cast<unsigned>(random()); });
        std::string source = tests::RuleMaker::head;
        std::vector<std::string> texts;
        while (texts.size() < 8) {
            std::vector<std::string> more;
            const std::string rule = maker.rule("r" + std::to_string(texts.size()), more);
            if (!read_packs({SourceText("t.yaml", tests::RuleMaker::head + rule)})) continue;
            source += rule;
            texts.insert(texts.end(), more.begin(), more.end());
        }
        packs = read_packs({SourceText("t.yaml", source)}).value();
        fast = std::make_unique<Extractor>(packs);
        plain = std::make_unique<Extractor>(packs, Trying::everywhere);
        for (std::size_t i = 0; i < parts.size(); ++i)
            parts[i] = i % 4 == 0   ? texts[i / 4 % texts.size()]
                       : i % 4 == 1 ? maker.value()
                       : i % 4 == 2 ? maker.article(texts)
                                    : maker.word();
    }

    std::vector<Pack> packs;
    std::unique_ptr<const Extractor> fast, plain;
    std::array<std::string, 128> parts;
};

const Bench& bench_of(std::uint8_t seed) {
    static std::array<std::unique_ptr<const Bench>, 256> made;
    if (!made[seed]) made[seed] = std::make_unique<Bench>(seed);
    return *made[seed];
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const Bench& bench = bench_of(data[0]);
    std::string text;
    for (std::size_t i = 1; i < size && text.size() < 4000; ++i)
        if (data[i] < 0x80)
            text += static_cast<char>(data[i]);
        else
            text += bench.parts[data[i] - 0x80U];
    const Article article = tests::article_of(std::move(text), "asks 12 members");
    const std::string wrong = tests::difference(*bench.fast, *bench.plain, article);
    if (!wrong.empty()) {
        std::fprintf(stderr, "%s\n", wrong.c_str());
        std::abort();
    }
    return 0;
}
