#include "claims/base/files.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <unistd.h>

namespace fs = std::filesystem;
using tally::tests::read_file;

namespace {

struct Folder {
    Folder() {
        std::string name = (fs::temp_directory_path() / "tally-files-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
        path = name;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    std::string operator/(const char* name) const { return (path / name).string(); }
    std::size_t count() const {
        std::size_t out = 0;
        for (const auto& entry : fs::directory_iterator(path)) {
            (void)entry;
            ++out;
        }
        return out;
    }
    fs::path path;
};

} // namespace

BOOST_AUTO_TEST_SUITE(files)

BOOST_AUTO_TEST_CASE(a_new_file_makes_its_folders_and_overwrites_nothing) {
    const Folder folder;
    const std::string path = folder / "a/b/c.txt";
    BOOST_TEST(tally::write_new_file(path, "one").empty());
    BOOST_TEST(read_file(path) == "one");
    BOOST_TEST(!tally::write_new_file(path, "two").empty());
    BOOST_TEST(read_file(path) == "one");
    BOOST_TEST(!tally::write_new_file(folder / "a/b/c.txt/d.txt", "three").empty());
}

BOOST_AUTO_TEST_CASE(a_file_is_replaced_at_once_and_keeps_its_permissions) {
    const Folder folder;
    const std::string path = folder / "a.txt";
    BOOST_TEST(tally::write_new_file(path, "old").empty());
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
    fs::create_symlink("a.txt", folder / "link.txt");
    BOOST_TEST(tally::replace_file(folder / "link.txt", std::string(100'000, 'x')).empty());
    BOOST_TEST(read_file(path).size() == 100'000U);
    BOOST_TEST((fs::status(path).permissions() ==
                (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read)));
    BOOST_TEST(fs::is_symlink(folder / "link.txt"));
    BOOST_TEST(folder.count() == 2U); // nothing is left beside them
}

BOOST_AUTO_TEST_CASE(what_is_not_there_or_no_file_is_told) {
    const Folder folder;
    BOOST_TEST(!tally::replace_file(folder / "none.txt", "x").empty());
    fs::create_directory(folder / "sub");
    BOOST_TEST(!tally::replace_file(folder / "sub", "x").empty());
    BOOST_TEST(folder.count() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
