#include "claims/base/utf8.h"
#include "claims/extract/token_text.h"
#include "claims/rules/slots.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <string>
#include <vector>

using namespace tally;

namespace {

Value value_at(Kind kind, Span core) {
    Value value;
    value.kind = kind;
    value.span = value.core = core;
    return value;
}

std::vector<const Value*> pointers(const std::vector<Value>& values) {
    std::vector<const Value*> out;
    for (const Value& value : values)
        out.push_back(&value);
    return out;
}

constexpr KindSet all_kinds = ~0U;

std::string slot(Kind kind) {
    std::string out;
    append_utf8(out, slot_character(kind));
    return out;
}

/// A text of mixed characters, reserved ones among them, and the starts of its code points.
struct RandomText {
    std::string text;
    std::vector<std::size_t> starts;
};

RandomText random_text() {
    static const std::vector<char32_t> alphabet = {
        'a', ' ', '1', '"', 0xE9, 0x2019, 0x4E2D, 0x1F600, 0xF0000, 0xF000B, 0xF001F, 0xF0021};
    const auto letters = *rc::gen::container<std::vector<char32_t>>(rc::gen::elementOf(alphabet));
    RandomText out;
    for (const char32_t letter : letters) {
        out.starts.push_back(out.text.size());
        append_utf8(out.text, letter);
    }
    out.starts.push_back(out.text.size());
    return out;
}

/// Values at random places, in order, none overlapping.
std::vector<Value> random_values(const RandomText& in) {
    std::vector<Value> values;
    std::size_t at = *rc::gen::inRange<std::size_t>(0, 3);
    while (at + 1 < in.starts.size()) {
        const std::size_t end =
            std::min(in.starts.size() - 1, at + *rc::gen::inRange<std::size_t>(1, 5));
        const auto kind = static_cast<Kind>(*rc::gen::inRange(0, 12));
        values.push_back(value_at(kind, {in.starts[at], in.starts[end]}));
        at = end + *rc::gen::inRange<std::size_t>(0, 6);
    }
    return values;
}

} // namespace

BOOST_AUTO_TEST_SUITE(token_text)

BOOST_AUTO_TEST_CASE(a_value_is_one_character_and_maps_back_to_its_core) {
    const std::string text = "It expelled nearly 40 Russian envoys.";
    std::vector<Value> values = {value_at(Kind::count, {12, 21})};
    values[0].span.end = 36;
    const TokenText seen(text, {0, text.size()}, pointers(values), all_kinds);
    BOOST_TEST(seen.text() == "It expelled " + slot(Kind::count) + " Russian envoys.");
    BOOST_TEST((seen.source_of({12, 16}) == Span{12, 21}));
    BOOST_TEST((seen.source_of({3, 24}) == Span{3, 29}));
    BOOST_TEST(seen.value_at(12) == &values[0]);
    BOOST_TEST(seen.value_at(3) == nullptr);
    BOOST_TEST(seen.token_of(22) == 17U);
    BOOST_TEST(seen.token_of(15) == 12U);
}

BOOST_AUTO_TEST_CASE(only_kinds_that_are_asked_for_are_replaced) {
    const std::string text = "First, 10 left on Monday";
    const std::vector<Value> values = {value_at(Kind::ordinal, {0, 5}),
                                       value_at(Kind::number, {7, 9}),
                                       value_at(Kind::date, {18, 24})};
    const KindSet asked = bit_of(Kind::number) | bit_of(Kind::date);
    const TokenText seen(text, {0, text.size()}, pointers(values), asked);
    BOOST_TEST(seen.text() == "First, " + slot(Kind::number) + " left on " + slot(Kind::date));
}

BOOST_AUTO_TEST_CASE(values_beyond_the_stretch_are_left_out) {
    const std::string text = "10 or 20 or 30";
    const std::vector<Value> values = {value_at(Kind::number, {0, 2}),
                                       value_at(Kind::number, {6, 8}),
                                       value_at(Kind::number, {12, 14})};
    const TokenText seen(text, {3, 13}, pointers(values), all_kinds);
    BOOST_TEST(seen.text() == "or " + slot(Kind::number) + " or 3");
}

BOOST_AUTO_TEST_CASE(a_reserved_character_of_the_article_stands_for_no_value) {
    const std::string text = "sent " + slot(Kind::money) + " home";
    const TokenText seen(text, {0, text.size()}, {}, all_kinds);
    BOOST_TEST(seen.text().find(slot(Kind::money)) == std::string::npos);
    BOOST_TEST(seen.text().size() == text.size());
    BOOST_TEST(seen.value_at(5) == nullptr);
}

BOOST_AUTO_TEST_CASE(an_empty_stretch_is_an_empty_text) {
    const TokenText seen("abc", {1, 1}, {}, all_kinds);
    BOOST_TEST(seen.text().empty());
    BOOST_TEST((seen.source_of({0, 0}) == Span{1, 1}));
}

BOOST_AUTO_TEST_CASE(every_character_maps_back_exactly) {
    const bool holds = rc::check("offsets map back", [] {
        const RandomText in = random_text();
        const std::vector<Value> values = random_values(in);
        const std::size_t first = *rc::gen::inRange<std::size_t>(0, in.starts.size());
        const std::size_t last = *rc::gen::inRange(first, in.starts.size());
        const Span stretch{in.starts[first], in.starts[last]};
        const KindSet asked = *rc::gen::arbitrary<KindSet>();
        const TokenText seen(in.text, stretch, pointers(values), asked);

        RC_ASSERT(!first_invalid_utf8(seen.text()));
        std::size_t source = stretch.start;
        for (std::size_t at = 0; at < seen.text().size();) {
            const CodePoint point = code_point_at(seen.text(), at);
            const Span back = seen.source_of({at, at + point.size});
            RC_ASSERT(back.start == source); // side by side, nothing lost
            RC_ASSERT(seen.token_of(back.start) == at);
            if (const Value* value = seen.value_at(at)) {
                RC_ASSERT(back == value->core);
                RC_ASSERT(point.value == slot_character(*value));
            } else {
                const char32_t there = code_point_at(in.text, back.start).value;
                const bool reserved = there >= first_slot_character && there <= last_slot_character;
                RC_ASSERT(point.value == (reserved ? slot_neutral : there));
                RC_ASSERT(back.size() == point.size);
            }
            source = back.end;
            at += point.size;
        }
        RC_ASSERT(source == stretch.end);
        RC_ASSERT(seen.source_of({0, seen.text().size()}) == stretch);
    });
    BOOST_TEST(holds);
}

BOOST_AUTO_TEST_SUITE_END()
