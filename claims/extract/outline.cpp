#include "claims/extract/outline.h"

#include <map>

namespace tally {

Outline::Outline(const std::vector<Sentence>& sentences) {
    places_.resize(sentences.size());
    std::optional<std::size_t> heading;
    std::optional<std::size_t> row;            // the cell that names it
    std::map<std::size_t, std::size_t> on_top; // the first sentence of it, by column
    std::size_t paragraph = 0;                 // of the sentence before
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const Sentence& one = sentences[i];
        const bool goes_on = i > 0 && one.paragraph == paragraph;
        paragraph = one.paragraph;
        if (one.column == 0) {
            on_top.clear();
            row.reset();
            const bool of_heading = goes_on && one.heading;
            places_[i].heading = of_heading && i > 0 ? places_[i - 1].heading : heading;
            if (one.heading && !of_heading) heading = i;
            continue;
        }
        places_[i].heading = heading;
        if (one.heading) {
            if (!goes_on) on_top.clear(); // another table right below
            on_top.try_emplace(one.column, i);
            continue;
        }
        if (!goes_on) row.reset();
        if (one.column == 1) {
            if (!row) row = i;
        } else {
            places_[i].row = row;
        }
        if (const auto top = on_top.find(one.column); top != on_top.end())
            places_[i].column = top->second;
    }
}

std::optional<std::size_t> Outline::heading_of(std::size_t sentence) const {
    return places_[sentence].heading;
}

std::optional<std::size_t> Outline::row_of(std::size_t sentence) const {
    return places_[sentence].row;
}

std::optional<std::size_t> Outline::column_of(std::size_t sentence) const {
    return places_[sentence].column;
}

} // namespace tally
