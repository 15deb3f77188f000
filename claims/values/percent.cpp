#include "claims/values/amount.h"
#include "claims/values/vocabulary.h"

namespace tally {

std::optional<UnitReading> percent_behind(const TokenisedSentence& sentence, std::size_t at) {
    std::size_t i = at;
    if (sentence[i].is("-") && sentence.glued(i) && sentence.glued(i + 1)) ++i;
    const auto found = Vocabulary::phrase(Table::percent, sentence, i);
    if (!found) return std::nullopt;
    const Token& sign = sentence[i];
    // "5pc" and "50bp" are written together, "pp" too; "a percentage of" counts nothing.
    if (sign.is("pc") && !sentence.glued(i)) return std::nullopt;
    UnitReading out;
    out.kind = Kind::percent;
    out.unit = vocabulary().percent(found->row);
    out.first = i;
    out.text_last = out.last = found->last;
    out.from_zero = false;
    if (const auto per = denominator_at(sentence, out.last)) {
        out.per = per->unit;
        out.text_last = out.last = per->last;
    }
    return out;
}

} // namespace tally
