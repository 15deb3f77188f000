// A ruling on a fact or a claim, written to the end of the file of decisions. What it rules on is
// taken from the database, so that the file says what the sentences were.
#include "claims/base/calendar.h"
#include "claims/base/files.h"
#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/check/keys.h"
#include "claims/commands/commands.h"
#include "claims/commands/database.h"
#include "claims/commands/decisions_file.h"
#include "claims/commands/input.h"
#include "db/query.h"

#include <chrono>
#include <cstddef>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tally {

namespace {

ExitStatus failed(Environment& environment, std::string what, std::string cure) {
    tell_all(environment, {{{"tally", 0, 0}, std::move(what), std::move(cure), Severity::error}});
    return ExitStatus::failed;
}

std::string text_of(const TableCell& cell) {
    const auto* text = std::get_if<std::string>(&cell);
    return text == nullptr ? "" : *text;
}

/// Columns of claims_of().
enum Column : std::size_t {
    fact_id,
    claim_id,
    about,
    sentence,
    min_key,
    max_key,
    polarity,
    value,
    unit,
    fact_kind,
    fact_unit
};

/// The claims that one id names: a claim, or all claims of a fact.
Result<ResultTable> claims_of(const std::string& path, const std::string& id) {
    const bool is_fact = id.starts_with("f:");
    const std::string sql =
        std::string("SELECT claims.fact, claims.id, facts.subject || ', ' || facts.attribute, "
                    "claims.sentence, claims.min_key, claims.max_key, claims.polarity, "
                    "claims.value, claims.unit, facts.kind, facts.unit FROM claims JOIN facts ON "
                    "facts.id = claims.fact WHERE ") +
        (is_fact ? "claims.fact" : "claims.id") + " GLOB :id ORDER BY claims.published, claims.id";
    auto result = query(path, sql, {0, std::chrono::seconds(30)}, {{"id", id + "*"}});
    if (!result) return result.error();
    return std::move(result->table);
}

/// The fact of these claims, as much of it as accepting a value takes.
Checked checked_of(const ResultTable& claims) {
    Checked out;
    Fact& fact = out.facts.emplace_back();
    fact.kind = kind_named(text_of(claims.rows.front()[fact_kind])).value_or(Kind::number);
    fact.unit = text_of(claims.rows.front()[fact_unit]);
    for (const auto& row : claims.rows) {
        fact.claims.push_back(out.claims.size());
        Claim& claim = out.claims.emplace_back();
        claim.value.name = text_of(row[value]);
        claim.polarity = text_of(row[polarity]) == "denied" ? Polarity::denied : Polarity::asserted;
        Compared& compared = out.compared.emplace_back();
        compared.min_key = text_of(row[min_key]);
        compared.max_key = text_of(row[max_key]);
        if (const std::string written = text_of(row[unit]); written != fact.unit)
            fact.unit_as_written = written; // a number alone would not say in which unit
    }
    return out;
}

bool is_id(const std::string& text) {
    return text.size() >= 10 && text.size() <= 18 &&
           (text.starts_with("f:") || text.starts_with("c:")) &&
           text.find_first_not_of("0123456789abcdef", 2) == std::string::npos;
}

/// The text of a file; "" where it is not there.
std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

/// What is wrong with the options, or nothing.
Diagnostics misuses(const Given& given, const std::string& today) {
    Diagnostics wrong;
    const auto misuse = [&](std::string what, std::string cure) {
        wrong.push_back({{"tally", 0, 0}, std::move(what), std::move(cure), Severity::error});
    };
    const std::string& id = given.operands.front();
    const bool is_fact = id.starts_with("f:");
    if (!is_id(id))
        misuse("'" + id + "' is no id", "write it as reports do, f:7c1e90ab or c:5d0f3b72");
    else if (is_fact && (!given.has("--accept") || given.has("--drop")))
        misuse("a decision on a fact accepts a value", "give it by --accept 32");
    else if (!is_fact && (!given.has("--drop") || given.has("--accept")))
        misuse("a decision on a claim drops it", "write --drop");
    if (given.text("--because").find_first_not_of(" \t\r\n.…") == std::string::npos)
        misuse("a decision needs its reason", "give it by --because \"the ministry's own list\"");
    const std::string until = given.text("--until");
    if (!until.empty() && (until.size() != 10 || !parse_iso_date(until)))
        misuse("'" + until + "' is no day", "write it as 2026-12-31");
    else if (!until.empty() && until < today)
        misuse("'" + until + "' is over, so the decision would not count",
               "give it a later day, or leave --until out");
    return wrong;
}

/// The decisions that stand there must not rule on it already.
const Decision* earlier(const std::vector<Decision>& decisions, const Decision& decision) {
    for (const Decision& one : decisions)
        if ((!one.fact.empty() && decision.fact.starts_with(one.fact)) ||
            (!one.claim.empty() && decision.claim.starts_with(one.claim)))
            return &one;
    return nullptr;
}

ExitStatus write(const std::string& path, const Decision& decision, const std::string& about,
                 Environment& environment) {
    const auto decisions = load_decisions(path);
    if (!decisions) {
        tell_all(environment, decisions.error());
        return ExitStatus::failed;
    }
    if (const Decision* there = earlier(*decisions, decision); there != nullptr) {
        tell_all(environment,
                 {{there->where, "there is a decision on this already", "change it there"}});
        return ExitStatus::failed;
    }
    const std::string text = with_decision(bytes_of(path), decision, about);
    // What can't be read back is not written: the list may not stand at the file's end.
    const auto again = read_decisions(SourceText(path, text));
    if (!again || again->size() != decisions->size() + 1)
        return failed(environment, path + ": the decision can't be added to the end of this file",
                      "let 'decisions:' be its last key, its items in by two blanks");
    if (const std::string why = write_file(path, text); !why.empty())
        return failed(environment, path + ": " + why, "");
    environment.say("added to " + visible(path) + "; the next check heeds it");
    return ExitStatus::clean;
}

ExitStatus run_decide(const Given& given, Environment& environment) {
    if (const Diagnostics wrong = misuses(given, environment.time_stamp().substr(0, 10));
        !wrong.empty()) {
        tell_all(environment, wrong);
        return ExitStatus::failed;
    }
    const std::optional<Config> config = read_config_choice(given, environment);
    if (!config) return ExitStatus::failed;
    const auto path = database_path(given, environment);
    if (!path) {
        tell_all(environment, path.error());
        return ExitStatus::failed;
    }
    const std::string& id = given.operands.front();
    const auto rows = claims_of(*path, id);
    if (!rows) {
        tell_all(environment, rows.error());
        return ExitStatus::failed;
    }
    const bool is_fact = id.starts_with("f:");
    const std::string sort = is_fact ? "fact" : "claim";
    if (rows->rows.empty())
        return failed(environment, "the last run has no " + sort + " " + id,
                      "tally facts lists the facts, tally facts --claims --csv the claims");
    Decision decision;
    decision.accept = given.text("--accept");
    decision.because = given.text("--because");
    decision.evidence = given.text("--evidence");
    decision.by = given.text("--by");
    decision.until = given.text("--until");
    const Checked checked = checked_of(*rows);
    std::optional<KeyRange> accepted;
    if (is_fact) accepted = accepted_keys(decision.accept, checked.facts.front(), checked);
    if (is_fact && !accepted)
        return failed(environment,
                      "'" + decision.accept + "' is no value of this fact (" +
                          text_of(rows->rows.front()[fact_kind]) + ", " +
                          text_of(rows->rows.front()[fact_unit]) + ")",
                      "write it as an article would, with its unit: \"8 years\", \"$2 billion\"");
    for (std::size_t i = 0; i < rows->rows.size(); ++i) {
        const auto& row = rows->rows[i];
        const std::string found = text_of(row[is_fact ? fact_id : claim_id]);
        std::string& named = is_fact ? decision.fact : decision.claim;
        if (!named.empty() && named != found)
            return failed(environment, "several " + sort + "s begin with " + id,
                          "write more of its digits");
        named = found;
        if (!is_fact || !can_be(checked.claims[i], checked.compared[i], *accepted))
            decision.claims.emplace_back(text_of(row[claim_id]), text_of(row[sentence]));
    }
    if (is_fact)
        environment.say(std::to_string(decision.claims.size()) + " of " +
                        counted(rows->rows.size(), "claim") + " can't be " + decision.accept);
    return write(config->decisions, decision, text_of(rows->rows.front()[about]), environment);
}

} // namespace

Command decide_command() {
    return {
        {"decide",
         "Records a ruling on a fact or a claim of the last run, with its reason, in the file of "
         "decisions.",
         {"ID", 1, 1},
         {{"tally decide f:7c1e90ab --accept 32 --because \"Treasury list of 15 April\"",
           "32 holds: claims that can't be 32 stop failing the check"},
          {"tally decide c:5d0f3b72 --drop --because \"quotes a rejected draft\"",
           "this claim does not count"}},
         with_common_options({{"--accept", "VALUE", "of a fact: the value that holds"},
                              {"--drop", "", "of a claim: it does not count"},
                              {"--because", "REASON", "why; needed"},
                              {"--evidence", "WHERE", "where the reason can be looked up"},
                              {"--by", "WHO", "who decided"},
                              {"--until", "DATE", "the last day on which it holds (2026-12-31)"},
                              database_option(),
                              {"--config", "FILE", "this tally.yaml instead of the one found"},
                              {"--no-config", "", "no tally.yaml"}})},
        run_decide};
}

} // namespace tally
