#pragma once

#include "claims/check/statement.h"
#include "claims/check/tie.h"

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace tally {

/// Finds the facts among statements of one measure; see link.h. A fact is the indexes of its
/// members.
class Linker {
public:
    using Members = std::vector<std::size_t>;

    /// `members` are indexes into `all`.
    Linker(const std::vector<Statement>& all, const Members& members, const Words& words)
        : all_(all), members_(members), words_(words) {}

    std::vector<Members> facts(Link min_link);

    /// Whether some of a fact's statements were linked loosely.
    bool is_loose(const Members& fact) const;

    /// The strongest pairs that hold a fact together, one less than its statements: a spanning
    /// tree.
    std::vector<std::pair<std::size_t, std::size_t>> ties_of(const Members& fact);

private:
    struct Thresholds;

    std::vector<Members> linked(std::vector<Members> groups, const Thresholds& least);
    const Statement& statement(std::size_t i) const { return all_[members_[i]]; }
    double& at(std::vector<double>& table, std::size_t a, std::size_t b) const;

    void weigh_agreement(std::size_t a, std::size_t b);
    void weigh_contradiction(std::size_t a, std::size_t b);
    void set_rivals();
    double rival_of(std::size_t i, std::size_t article) const;
    bool disputes(std::size_t a, std::size_t b) const;
    bool told_apart(const Members& a, const Members& b) const;
    bool never_on(const Members& dates, const Members& times) const;
    bool of_other_times(const Members& a, const Members& b) const;
    double agreement(const Members& a, const Members& b);
    double contradiction(const Members& a, const Members& b);

    const std::vector<Statement>& all_;
    const Members& members_;
    const Words& words_;
    std::vector<double> agree_, contradict_;
    std::vector<std::map<std::size_t, double>> rivals_; ///< of each statement, by article
    std::vector<double> scores_;
    std::vector<std::size_t> closely_; ///< of each statement its group before loose links
};

} // namespace tally
