#pragma once

#include "claims/base/calendar.h"
#include "claims/values/tokens.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tally {

/// The days that an article tells its happenings of, by their sort in words/happenings.yml:
/// "killing" is of 23 October behind "he was shot on Oct. 23". They are likely, not said, where
/// another sentence speaks of "the murder".
class Happenings {
public:
    /// Keeps the day that the tokens [first, last) name for what their sentence tells of it: the
    /// nearest happening before them, behind the date before (which ends at `date_end`), or one
    /// that they stand before, as in "Friday's bombing". Nothing where no happening stands there.
    void remember(const TokenisedSentence& sentence, std::size_t first, std::size_t last,
                  std::size_t date_end, Day day);

    /// The day of the happening that the tokens from `at` name, as in "the shooting", "his violent
    /// death"; nothing where none stands there, or none is known.
    std::optional<Day> named_at(const TokenisedSentence& sentence, std::size_t at) const;

    /// The day of the happening told of before a token: "was shot to death at".
    std::optional<Day> told_before(const TokenisedSentence& sentence, std::size_t at) const;

private:
    std::optional<Day> day_of(std::string_view sort) const;

    std::map<std::string, Day, std::less<>> days_;
};

} // namespace tally
