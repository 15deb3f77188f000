// fixtures/articles/sentences.yml: where sentences end, in texts of many kinds.
#include "claims/articles/sentences.h"
#include "claims/base/yaml.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using tally::Sentence;
using tally::SourceText;
using tally::YamlNode;
using tally::tests::Case;

namespace {

constexpr std::string_view mark = "‖";

/// The text without its marks, and where they stood.
struct Marked {
    std::string text;
    std::vector<std::size_t> cuts;
};

Marked marked(std::string_view written) {
    Marked result;
    for (std::size_t at = 0; at < written.size();) {
        if (written.substr(at).starts_with(mark)) {
            result.cuts.push_back(result.text.size());
            at += mark.size();
        } else {
            result.text += written[at++];
        }
    }
    return result;
}

std::string with_marks(std::string_view text, const std::vector<Sentence>& sentences) {
    std::string shown;
    for (const Sentence& sentence : sentences)
        shown += "\n  [" + std::string(sentence.span.of(text)) + "]";
    return shown;
}

std::string with_crlf(const std::string& text) {
    std::string out;
    for (const char c : text)
        out += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return out;
}

/// What is found, without the carriage returns that stand within a sentence.
std::string found_in(const std::string& text) {
    std::string found;
    for (const Sentence& sentence : tally::sentences_of(text)) {
        found += std::to_string(sentence.paragraph) + (sentence.heading ? "# " : "  ");
        for (const char c : sentence.span.of(text))
            if (c != '\r') found += c;
        found += '\n';
    }
    return found;
}

void check(const std::string& place, const std::string& written, const YamlNode* headings) {
    const Marked expected = marked(written);
    const auto sentences = tally::sentences_of(expected.text);
    std::vector<std::size_t> starts;
    for (const Sentence& sentence : sentences)
        if (sentence.span.start > 0) starts.push_back(sentence.span.start);
    std::vector<std::size_t> cuts;
    for (const std::size_t cut : expected.cuts)
        if (cut > 0) cuts.push_back(cut);
    BOOST_TEST(starts == cuts, place << ": " << written << with_marks(expected.text, sentences));
    const std::string found_once = found_in(expected.text);
    BOOST_TEST(found_in(with_crlf(expected.text)) == found_once, place << ": with CRLF");
    BOOST_TEST(found_in("\xEF\xBB\xBF" + expected.text) == found_once, place << ": with a mark");
    if (headings == nullptr) return;
    std::vector<std::string> found;
    for (std::size_t i = 0; i < sentences.size(); ++i)
        if (sentences[i].heading) found.push_back(std::to_string(i));
    std::vector<std::string> wanted;
    for (const YamlNode& item : headings->items)
        wanted.push_back(item.scalar);
    BOOST_TEST(found == wanted, place << ": headings" << with_marks(expected.text, sentences));
}

std::vector<Case> sentence_cases(const std::filesystem::path& path) {
    const SourceText file(path.string(), tally::tests::read_file(path));
    const auto root = tally::read_yaml(file);
    if (!root) throw std::runtime_error(tally::to_string(root.error().front()));
    std::vector<Case> cases;
    for (const YamlNode& item : root->items) {
        const std::string place =
            path.string() + ":" + std::to_string(file.location(item.offset).line);
        cases.push_back({item.find("name")->scalar, [item, place] {
                             const YamlNode& text = *item.find("text");
                             const YamlNode* headings = item.find("headings");
                             if (text.is_scalar()) check(place, text.scalar, headings);
                             for (const YamlNode& one : text.items)
                                 check(place, one.scalar, headings);
                         }});
    }
    return cases;
}

const bool registered =
    tally::tests::add_case_suite({"fixtures/articles", "sentences.yml", sentence_cases});

} // namespace
