#include "claims/extract/surnames.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace tally;

namespace {

std::vector<Claim> quoted_by(const std::vector<std::string>& speakers) {
    std::vector<Claim> claims;
    for (const std::string& speaker : speakers) {
        Claim claim;
        claim.value.kind = Kind::quote;
        claim.attribution = speaker;
        claim.qualifiers = {{"by", speaker}};
        claims.push_back(claim);
    }
    return claims;
}

/// The speakers that the quotations have afterwards; the same in the reverse order.
std::vector<std::string> resolved(std::vector<std::string> speakers) {
    std::vector<std::string> out[2];
    for (std::vector<std::string>& names : out) {
        std::vector<Claim> claims = quoted_by(speakers);
        resolve_surnames(claims);
        for (const Claim& claim : claims) {
            BOOST_TEST(claim.qualifiers.front().second == claim.attribution);
            names.push_back(claim.attribution);
        }
        std::reverse(speakers.begin(), speakers.end());
    }
    std::reverse(out[1].begin(), out[1].end());
    BOOST_TEST(out[0] == out[1], boost::test_tools::per_element());
    return out[0];
}

using Names = std::vector<std::string>;

} // namespace

BOOST_AUTO_TEST_SUITE(surnames)

BOOST_AUTO_TEST_CASE(a_surname_is_the_one_speaker_of_that_name) {
    BOOST_TEST((resolved({"Berg", "Anna Berg", "Olaf Lund"}) ==
                Names{"Anna Berg", "Anna Berg", "Olaf Lund"}));
    BOOST_TEST((resolved({"Leyen", "von der Leyen", "Ursula von der Leyen"}) ==
                Names{"Ursula von der Leyen", "Ursula von der Leyen", "Ursula von der Leyen"}));
}

BOOST_AUTO_TEST_CASE(a_surname_of_two_speakers_stays_open) {
    BOOST_TEST(
        (resolved({"Berg", "Anna Berg", "Olaf Berg"}) == Names{"Berg", "Anna Berg", "Olaf Berg"}));
}

BOOST_AUTO_TEST_CASE(a_body_is_no_surname) {
    BOOST_TEST((resolved({"House", "White House"}) == Names{"House", "White House"}));
    BOOST_TEST((resolved({"police", "Lund police"}) == Names{"police", "Lund police"}));
    BOOST_TEST((resolved({"officials", "Arcadian officials"}) ==
                Names{"officials", "Arcadian officials"}));
    BOOST_TEST((resolved({"Berg", "Lindberg"}) == Names{"Berg", "Lindberg"}));
}

BOOST_AUTO_TEST_SUITE_END()
