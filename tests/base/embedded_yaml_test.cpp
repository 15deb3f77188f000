#include "claims/base/embedded_yaml.h"
#include "claims/base/yaml_bytes.h"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>

using tally::bytes_of;
using tally::SourceText;
using tally::tree_of;
using tally::YamlNode;

BOOST_AUTO_TEST_SUITE(embedded_yaml)

namespace {

bool equal(const YamlNode& a, const YamlNode& b) {
    if (a.type != b.type || a.scalar != b.scalar || a.plain != b.plain || a.offset != b.offset ||
        a.items.size() != b.items.size() || a.entries.size() != b.entries.size())
        return false;
    for (std::size_t i = 0; i < a.items.size(); ++i)
        if (!equal(a.items[i], b.items[i])) return false;
    for (std::size_t i = 0; i < a.entries.size(); ++i)
        if (!equal(a.entries[i].key, b.entries[i].key) ||
            !equal(a.entries[i].value, b.entries[i].value))
            return false;
    return true;
}

YamlNode read(const std::string& text) {
    return tally::read_yaml(SourceText("a.yaml", text)).value();
}

} // namespace

BOOST_AUTO_TEST_CASE(every_carried_tree_is_that_of_its_file) {
    BOOST_TEST(tally::embedded_trees().size() > 10U);
    for (const tally::EmbeddedFile& tree : tally::embedded_trees()) {
        BOOST_TEST_CONTEXT(tree.path) {
            const SourceText file(std::string(tree.path),
                                  std::string(tally::embedded_file(tree.path)));
            BOOST_TEST(equal(tally::embedded_yaml(tree.path), tally::read_yaml(file).value()));
        }
    }
}

BOOST_AUTO_TEST_CASE(all_sorts_of_nodes_come_back) {
    for (const std::string text : {"", "a", "'a'", "- a\n- ~\n- {b: 'c', d: [1, \"2\"]}\n",
                                   "key:\nlong: |\n  a text\n  of two lines\n"}) {
        const YamlNode tree = read(text);
        BOOST_TEST_CONTEXT(text) { BOOST_TEST(equal(tree_of(bytes_of(tree)), tree)); }
    }
    const YamlNode longer = read("- " + std::string(300, 'x') + "\n- " + std::string(20'000, 'y'));
    BOOST_TEST(equal(tree_of(bytes_of(longer)), longer));
}

BOOST_AUTO_TEST_CASE(other_bytes_are_refused) {
    const std::string bytes = bytes_of(read("{a: [b, c], d: e}"));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        BOOST_CHECK_THROW(tree_of(bytes.substr(0, size)), std::logic_error);
    BOOST_CHECK_THROW(tree_of(bytes + "x"), std::logic_error);
    BOOST_CHECK_THROW(tree_of("\x07"), std::logic_error); // no such sort
    BOOST_CHECK_THROW(tree_of(std::string("\x01\x00\x09"
                                          "a",
                                          4)),
                      std::logic_error);                                              // too long
    BOOST_CHECK_THROW(tree_of(std::string("\x03\x00\xFF\x7F", 4)), std::logic_error); // too many
    BOOST_CHECK_THROW(tree_of(std::string(20, '\xFF')), std::logic_error);
}

BOOST_AUTO_TEST_CASE(a_path_that_is_not_carried_is_our_mistake) {
    BOOST_CHECK_THROW(tally::embedded_yaml("rules/none.yaml"), std::logic_error);
}

BOOST_AUTO_TEST_CASE(a_file_that_says_something_else_is_read) {
    const std::string path(tally::embedded_trees().front().path);
    BOOST_TEST(tally::yaml_of(SourceText(path, "other: text")).value().find("other") != nullptr);
    const auto mistaken = tally::yaml_of(SourceText(path, "- a\n- [b"));
    BOOST_REQUIRE(!mistaken);
    BOOST_TEST(mistaken.error().front().where.line == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
