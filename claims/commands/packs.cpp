#include "claims/commands/packs.h"

#include "claims/base/glob.h"
#include "claims/base/stable_id.h"
#include "claims/commands/commands.h"
#include "claims/rules/packs.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace tally {

std::vector<PackChoice> pack_choices(const Given& given, const Config& config) {
    std::vector<PackChoice> choices;
    if (given.has("--pack")) {
        for (const std::string& pack : given.all("--pack"))
            choices.push_back({pack, {"--pack", 0, 0}, ""});
        return choices;
    }
    std::string folder = config.folder;
    if (!folder.empty()) folder = std::filesystem::relative(folder).string();
    if (folder == ".") folder.clear();
    for (const RuleEntry& entry : config.rules)
        choices.push_back({entry.text, entry.where, folder});
    return choices;
}

namespace {

/// The rule whose id, or id within its pack, is nearest to `word`.
std::string nearest_rule(std::string_view word, const std::vector<std::string>& rules) {
    std::vector<std::string_view> known(rules.begin(), rules.end());
    for (const std::string_view rule : rules)
        known.push_back(rule.substr(rule.find('/') + 1));
    const std::string_view near = nearest(word, known);
    for (const std::string& rule : rules)
        if (!near.empty() && (rule == near || rule.ends_with('/' + std::string(near)))) return rule;
    return "";
}

std::string cure_of_unknown_rule(const std::string& pattern,
                                 const std::vector<std::string>& rules) {
    const std::string pack = pattern.substr(0, pattern.find('/'));
    const std::vector<std::string> carried = packs_that_come_along();
    const auto is_of_pack = [&](const std::string& rule) { return rule.starts_with(pack + "/"); };
    if (pack.size() < pattern.size() &&
        std::find(carried.begin(), carried.end(), pack) != carried.end() &&
        std::none_of(rules.begin(), rules.end(), is_of_pack))
        return "the pack '" + pack + "' is not on: name it with --pack " + pack +
               ", or under rules: in tally.yaml";
    const std::string near = nearest_rule(pattern, rules);
    return near.empty() ? "rules are named pack/rule, and * stands for any text"
                        : "did you mean '" + near + "'?";
}

} // namespace

std::vector<Glob> rule_globs(const std::string& option, const std::vector<std::string>& patterns,
                             const std::vector<std::string>& rules, Diagnostics& wrong) {
    std::vector<Glob> globs;
    for (const std::string& pattern : patterns) {
        Result<Glob> glob = Glob::compile(pattern);
        if (!glob) {
            for (Diagnostic diagnostic : glob.error()) {
                diagnostic.where.file = option;
                wrong.push_back(std::move(diagnostic));
            }
            continue;
        }
        const auto fits = [&](const std::string& rule) { return glob->matches(rule); };
        if (std::none_of(rules.begin(), rules.end(), fits)) {
            wrong.push_back({{option, 0, 0},
                             "no rule is named '" + pattern + "'",
                             cure_of_unknown_rule(pattern, rules),
                             Severity::error});
            continue;
        }
        globs.push_back(std::move(*glob));
    }
    return globs;
}

bool matches_any(const std::vector<Glob>& globs, const std::string& rule) {
    return std::any_of(globs.begin(), globs.end(),
                       [&](const Glob& glob) { return glob.matches(rule); });
}

Option pack_option() {
    return {"--pack",
            "PACK",
            "these rules instead of the configured ones: a file, a folder, a pattern, the name of "
            "a pack that comes with tally, or default; repeatable",
            {},
            true};
}

std::vector<Option> with_rule_options(std::vector<Option> own) {
    own.push_back(pack_option());
    own.push_back({"--select", "RULE", "only these rules, 'summit/*'; repeatable", {}, true});
    own.push_back({"--ignore", "RULE", "all but these rules; repeatable", {}, true});
    own.push_back({"--on-limit",
                   "WHAT",
                   "error: a pattern that ran into its limit makes the exit status 2; warn: it is "
                   "only told [error]",
                   {"error", "warn"}});
    return own;
}

Result<RuleFilter> RuleFilter::read(const Given& given, const std::vector<Pack>& packs) {
    std::vector<std::string> ids;
    for (const Pack& pack : packs) {
        for (const Rule& rule : pack.rules)
            ids.push_back(rule.terms->id);
        for (const auto& relation : pack.relations)
            ids.push_back(relation->id);
    }
    Diagnostics wrong;
    RuleFilter out;
    out.selected_ = rule_globs("--select", given.all("--select"), ids, wrong);
    out.ignored_ = rule_globs("--ignore", given.all("--ignore"), ids, wrong);
    if (!wrong.empty()) return wrong;
    return out;
}

bool RuleFilter::lets(const std::string& id) const {
    return (selected_.empty() || matches_any(selected_, id)) && !matches_any(ignored_, id);
}

std::optional<std::vector<Pack>> load_pack_choice(const Given& given, const Config& config,
                                                  Environment& environment) {
    Result<std::vector<Pack>> packs = load_packs(pack_choices(given, config));
    if (packs) return std::move(*packs);
    tell_all(environment, packs.error());
    return std::nullopt;
}

std::optional<std::vector<Pack>> read_pack_choice(const Given& given, const Config& config,
                                                  Environment& environment) {
    std::optional<std::vector<Pack>> packs = load_pack_choice(given, config, environment);
    if (!packs) return std::nullopt;
    const Result<RuleFilter> filter = RuleFilter::read(given, *packs);
    if (!filter) {
        tell_all(environment, filter.error());
        return std::nullopt;
    }
    for (Pack& pack : *packs) {
        std::erase_if(pack.rules, [&](const Rule& rule) { return !filter->lets(rule.terms->id); });
        std::erase_if(pack.relations,
                      [&](const auto& relation) { return !filter->lets(relation->id); });
    }
    return std::move(*packs);
}

std::string digest_of(const Given& given, const Config& config, const std::vector<Pack>& packs) {
    std::string all;
    const auto add = [&](std::string_view text) {
        all += std::to_string(text.size()) + ':' + std::string(text);
    };
    if (const auto files = find_packs(pack_choices(given, config)))
        for (const SourceText& file : *files)
            add(file.text());
    for (const Pack& pack : packs) { // what --select, --ignore and `severity:` leave of them
        for (const Rule& rule : pack.rules) {
            const RuleTerms& terms = *rule.terms;
            add(terms.id);
            for (const RuleSeverity weight :
                 {terms.on_conflict, terms.on_update, terms.on_echo, terms.on_single_source})
                add(name_of(weight));
        }
        for (const auto& relation : pack.relations) {
            add(relation->id);
            add(name_of(relation->severity));
        }
    }
    for (const auto& [hedge, width] : config.settings.hedges) {
        add(hedge);
        add(width.below.to_string());
        add(width.above.to_string());
    }
    return content_hash(all);
}

} // namespace tally
