#include "claims/base/sha256.h"

#include <boost/test/unit_test.hpp>

#include <string>

using tally::sha256_base64;

BOOST_AUTO_TEST_SUITE(base)
BOOST_AUTO_TEST_SUITE(sha256)

// The examples of NIST (FIPS 180-4, and a million letters), in base64.
BOOST_AUTO_TEST_CASE(it_gives_the_examples_of_the_standard) {
    BOOST_TEST(sha256_base64("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    BOOST_TEST(sha256_base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    BOOST_TEST(sha256_base64("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
               "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=");
    BOOST_TEST(sha256_base64(std::string(1'000'000, 'a')) ==
               "zcduXJkU+5KBocfihNc+Z/GAmkiklyAOBG05zMcRLNA=");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
