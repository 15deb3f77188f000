#pragma once

#include "claims/values/interval.h"

#include <string>
#include <string_view>

namespace tally {

/// What a claim allows, as the two keys that its summary is made of; see Interval::min_key. Byte
/// order is the order of the values, so one value satisfies a set of ranges iff the greatest `low`
/// is no more than the least `high`.
struct KeyRange {
    std::string low, high;

    friend auto operator<=>(const KeyRange&, const KeyRange&) = default;
};

/// The keys of no bound at all.
KeyRange unbounded_keys();

KeyRange keys_of(const Interval& interval);

/// The keys of a name or of quoted words: low and high are one key, so equal texts meet and
/// different ones do not. Text keys stand above all numbers.
KeyRange keys_of_text(std::string_view text);

/// The keys of a version: it meets those that it is a release of, and its own releases. 3.10 meets
/// 3.10.2 and 3, and neither 3.1 nor 3.11.
KeyRange keys_of_version(std::string_view version);

/// The keys that every text meets.
KeyRange any_text_keys();

/// Whether a range is one of names or quoted words.
bool is_text_key(const KeyRange& range);

/// The least lower key beyond an upper key: what is left above a range that is ruled out.
std::string key_after(std::string_view high);

/// The upper key that ends just below a lower key.
std::string key_before(std::string_view low);

/// The interval that these keys were made of. std::invalid_argument for keys of text, keys in no
/// such form, and ranges without a value.
Interval interval_of(const KeyRange& keys);

} // namespace tally
