#include "db/network_disk.h"
#include "tests/articles/folder.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace tally;
using namespace tally::tests;

BOOST_AUTO_TEST_SUITE(network_disk)

BOOST_AUTO_TEST_CASE(is_told_by_the_magic_number) {
    BOOST_TEST(network_file_system(0x6969UL) == "NFS");
    BOOST_TEST(network_file_system(0x517BUL) == "SMB");
    BOOST_TEST(network_file_system(0xFF534D42UL) == "SMB");
    BOOST_TEST(network_file_system(0xFFFFFFFFFE534D42UL) == "SMB"); // where f_type is signed
    BOOST_TEST(network_file_system(0x01021997UL) == "9P");
    BOOST_TEST(network_file_system(0xEF53UL) == "");     // ext4
    BOOST_TEST(network_file_system(0x01021994UL) == ""); // tmpfs
}

BOOST_AUTO_TEST_CASE(is_looked_for_where_the_file_will_be) {
    const Folder folder;
    BOOST_TEST(network_file_system(folder.path("none-yet.db")) == "");
    BOOST_TEST(network_file_system(std::string("/no/such/folder/claims.db")) == "");
    BOOST_TEST(network_file_system(std::string("claims.db")) == "");
}

BOOST_AUTO_TEST_SUITE_END()
