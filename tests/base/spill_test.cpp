// Bytes that are kept in memory or in a file come back the same, and groups are found whole.
#include "claims/base/spill.h"
#include "claims/base/spilled_groups.h"
#include "claims/base/text_numbers.h"
#include "tests/articles/folder.h"
#include "tests/support/own_mounts.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tally;

namespace {

std::string failure_of(Spill& spill, std::size_t bytes) {
    try {
        for (std::size_t done = 0; done < bytes; done += 4096)
            spill.add(std::string(4096, 'x'));
    } catch (const SpillError& error) {
        return error.what();
    }
    return "";
}

/// The rest of `bytes` in pieces of any size.
std::vector<std::string> pieces_of(std::string_view bytes) {
    std::vector<std::string> out;
    while (!bytes.empty()) {
        const std::size_t size =
            std::min<std::size_t>(bytes.size(), *rc::gen::inRange<std::size_t>(1, 40));
        out.emplace_back(bytes.substr(0, size));
        bytes.remove_prefix(size);
    }
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(base)
BOOST_AUTO_TEST_SUITE(spill)

BOOST_AUTO_TEST_CASE(what_is_added_is_read_from_memory_and_from_the_file) {
    const tests::Folder folder;
    Spill spill(folder.path(""), 10);
    BOOST_TEST(spill.add("12345") == 0U);
    BOOST_TEST(spill.add("67890") == 5U);
    BOOST_TEST(!spill.is_in_file());
    BOOST_TEST(spill.add("abc") == 10U);
    BOOST_TEST(spill.is_in_file());
    std::string read(8, ' ');
    spill.read(4, read.data(), read.size());
    BOOST_TEST(read == "567890ab");
    BOOST_CHECK_THROW(spill.read(10, read.data(), 4), std::out_of_range);
    // The file has no name that could be left behind.
    BOOST_TEST(std::filesystem::is_empty(folder.path("")));
}

BOOST_AUTO_TEST_CASE(bytes_in_blocks_are_one_sequence) {
    const tests::Folder folder;
    BOOST_TEST(rc::check([&] {
        const auto text = *rc::gen::container<std::string>(rc::gen::inRange('a', 'z'));
        Spill shared(folder.path(""), *rc::gen::inRange<std::size_t>(0, 60));
        SpilledBytes one(shared, *rc::gen::inRange<std::size_t>(1, 30));
        SpilledBytes other(shared, 7);
        for (const std::string& piece : pieces_of(text)) {
            one.add(piece);
            other.add("something else");
        }
        RC_ASSERT(one.size() == text.size());
        const auto from = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
        const auto size = *rc::gen::inRange<std::size_t>(0, text.size() - from + 1);
        std::string read(size, ' ');
        one.read(from, read.data(), size);
        RC_ASSERT(read == text.substr(from, size));

        SpillReader reader(one);
        std::string whole;
        for (const std::string& piece : pieces_of(text))
            whole += reader.next(piece.size());
        RC_ASSERT(whole == text);
        RC_ASSERT(reader.at_end());
        RC_ASSERT_THROWS_AS(reader.next(1), std::out_of_range);
    }));
}

BOOST_AUTO_TEST_CASE(members_of_one_key_are_found_together) {
    const tests::Folder folder;
    BOOST_TEST(rc::check([&] {
        const auto words = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 20));
        Spill shared(folder.path(""), *rc::gen::element<std::size_t>(0, 100'000));
        SpilledGroups groups(shared);
        std::map<int, std::vector<std::size_t>> expected;
        const int repeats = *rc::gen::inRange(1, 200); // more than a block has
        for (int i = 0; i < repeats; ++i)
            for (const int word : words) {
                const std::size_t member = 3 * expected[word].size();
                expected[word].push_back(member);
                groups.add(hash_128(std::to_string(word)), member);
            }
        std::multiset<std::vector<std::size_t>> wanted, found;
        for (const auto& [word, members] : expected)
            if (members.size() > 1) wanted.insert(members);
        groups.for_each([&](const std::vector<std::size_t>& members) { found.insert(members); });
        RC_ASSERT(found == wanted);
    }));
}

BOOST_AUTO_TEST_CASE(texts_have_their_numbers) {
    BOOST_TEST(rc::check([](const std::vector<std::string>& texts) {
        TextNumbers numbers;
        std::map<std::string, std::size_t> expected;
        for (const std::string& text : texts) {
            const auto [at, is_new] = expected.try_emplace(text, expected.size());
            RC_ASSERT(numbers.add(text) == std::pair(at->second, is_new));
        }
        for (const auto& [text, number] : expected)
            RC_ASSERT(numbers[number] == text);
        RC_ASSERT(numbers.size() == expected.size());
    }));
    TextNumbers numbers;
    const std::string long_text(100'000, 'x'); // longer than a block
    for (int i = 0; i < 3; ++i)
        numbers.add(long_text + std::to_string(i));
    numbers.add("");
    BOOST_TEST((numbers[1] == long_text + "1"));
    BOOST_TEST(numbers[3].empty());
}

BOOST_AUTO_TEST_CASE(a_folder_that_takes_no_file_is_told) {
    const tests::Folder folder;
    Spill spill(folder.path("none"), 0);
    BOOST_TEST(failure_of(spill, 1) == "a temporary file in '" + folder.path("none") +
                                           "' can't be made: No such file or directory; TMPDIR "
                                           "names another folder for it");
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_told) {
    const std::string wrong = tests::in_own_mounts(
        [] {
            const tests::Folder folder;
            tests::mount_memory(folder.path(""), 64 * 1024);
            std::string told;
            {
                Spill spill(folder.path(""), 0);
                told = failure_of(spill, 1024 * 1024);
            }
            tests::unmount(folder.path(""));
            return told.find("can't be written: No space left on device") == std::string::npos
                       ? "told: '" + told + "'\n"
                       : "";
        },
        "a full disk is not tried");
    BOOST_TEST(wrong.empty(), wrong);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
