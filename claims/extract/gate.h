#pragma once

#include "claims/extract/views.h"
#include "claims/rules/rule.h"

#include <cstddef>

namespace tally {

/// What a stretch must hold before a pattern is tried on it: of the slots that the rule's claims
/// take their values from, at least one must find a value of its kind. Never lets a match pass by:
/// what it turns away could give no claim.
class Gate {
public:
    Gate() = default; ///< lets nothing pass
    Gate(const Rule& rule, const Pattern& pattern);

    /// Makes it let pass what another one does, too.
    void let_also(const Gate& other) {
        open_ = open_ || other.open_;
        kinds_ |= other.kinds_;
    }

    bool lets(const Stretch& stretch) const { return open_ || (stretch.kinds & kinds_) != 0; }

    /// Whether a match may begin at an offset of the article: its values stand there or behind.
    bool lets_begin(const Stretch& stretch, std::size_t at) const {
        return looks_back_ || at <= stretch.last_value;
    }

private:
    bool open_ = false;       ///< a claim needs no recognised value
    bool looks_back_ = false; ///< or may take one that stands before the match
    KindSet kinds_ = 0;
};

} // namespace tally
