// Reads the text of a tally.yaml. The keys are those of config_shape(); of them, those of later
// versions have no reader here, and are told to have no effect yet.
#include "claims/articles/source_names.h"
#include "claims/base/calendar.h"
#include "claims/base/yaml.h"
#include "claims/commands/config.h"
#include "claims/commands/file_shapes.h"
#include "claims/commands/yaml_mistakes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace tally {

namespace {

constexpr std::string_view default_database = ".tally/claims.db";

/// Collects what a file says, and every mistake in it.
class ConfigReader {
public:
    ConfigReader(const SourceText& file, const std::string& folder,
                 const std::string& working_folder, ConfigOwner owner)
        : file_(file), working_folder_(working_folder), owner_(owner) {
        config_.path = file.name();
        config_.folder = folder;
    }

    Result<Config> read() {
        const auto root = read_yaml(file_);
        if (!root) return root.error();
        if (!root->is_null()) read_root(*root);
        if (root->is_mapping() && root->find("tally") == nullptr)
            config_.notes.push_back({file_.location(root->offset),
                                     "the file does not say its version, so it is taken for 1",
                                     "begin with 'tally: 1'", Severity::warning});
        if (config_.database.empty()) set_database(std::string(default_database));
        for (auto [path, name] : {std::pair(&config_.decisions, "tally-decisions.yaml"),
                                  std::pair(&config_.baseline, "tally-baseline.yaml")})
            if (path->empty()) *path = path_seen_from(working_folder_, config_.folder, name);
        if (!rules_given_) config_.rules = {{"default", {}}};
        for (ReportEntry& report : config_.settings.reports)
            report.path = path_seen_from(working_folder_, config_.folder, report.path);
        check_reprints();
        if (!mistakes_.empty()) {
            std::stable_sort(mistakes_.begin(), mistakes_.end(), [](const auto& a, const auto& b) {
                return std::pair(a.where.line, a.where.column) <
                       std::pair(b.where.line, b.where.column);
            });
            return std::move(mistakes_);
        }
        return std::move(config_);
    }

private:
    using Reader = void (ConfigReader::*)(const YamlNode&);
    struct Key {
        std::string_view name;
        Reader read;
    };

    static const std::vector<Key>& keys() {
        static const std::vector<Key> table = {
            {"tally", &ConfigReader::read_version},
            {"database", &ConfigReader::read_database},
            {"articles", &ConfigReader::read_articles},
            {"exclude", &ConfigReader::read_exclude},
            {"rules", &ConfigReader::read_rules},
            {"sources", &ConfigReader::read_sources},
            {"queries", &ConfigReader::read_queries},
            {"decisions", &ConfigReader::read_decisions},
            {"baseline", &ConfigReader::read_baseline},
        };
        return table;
    }

    void mistake(const YamlNode& node, std::string what, std::string cure) {
        YamlMistakes(file_, mistakes_).add(node, std::move(what), std::move(cure));
    }

    void unknown(const YamlNode& node, const std::string& what,
                 const std::vector<std::string_view>& known) {
        YamlMistakes(file_, mistakes_).unknown(node, what, known);
    }

    /// Refuses the keys of a mapping that are not among `known`.
    void hold_to(const YamlNode& mapping, const std::vector<std::string_view>& known) {
        for (const auto& [key, value] : mapping.entries)
            if (std::find(known.begin(), known.end(), key.scalar) == known.end())
                unknown(key, "key", known);
    }

    /// The text under a key, if there is one; anything but a text is a mistake.
    std::string text_of(const YamlNode& mapping, std::string_view key) {
        const YamlNode* node = mapping.find(key);
        if (node == nullptr) return {};
        if (node->is_scalar() && !node->scalar.empty()) return node->scalar;
        mistake(*node, "'" + std::string(key) + "' must be a text", "write it after the colon");
        return {};
    }

    /// The items of a list, or of a lone text as a list of one.
    std::vector<const YamlNode*> texts_of(const YamlNode& node, const std::string& what) {
        std::vector<const YamlNode*> found;
        if (node.is_scalar()) return {&node};
        if (!node.is_sequence()) {
            mistake(node, what + " must be a list", "write it as [one, another]");
            return found;
        }
        for (const YamlNode& item : node.items)
            if (item.is_scalar())
                found.push_back(&item);
            else
                mistake(item, what + " must be a list of texts", "put it in quotation marks");
        return found;
    }

    std::optional<Glob> glob_of(const YamlNode& node) {
        auto glob = Glob::compile(node.scalar);
        if (glob) return std::move(*glob);
        for (const Diagnostic& diagnostic : glob.error())
            mistake(node, diagnostic.what, diagnostic.cure);
        return std::nullopt;
    }

    void read_root(const YamlNode& root) {
        if (!root.is_mapping())
            return mistake(root, "the configuration must be keys with their values",
                           "begin with 'tally: 1'");
        hold_to(root, config_shape().key_names());
        for (const auto& [key, value] : root.entries) {
            const auto row = std::find_if(keys().begin(), keys().end(),
                                          [&](const Key& k) { return k.name == key.scalar; });
            if (config_shape().key(key.scalar) == nullptr) continue;
            const auto& of_users = user_config_keys();
            if (owner_ == ConfigOwner::user &&
                std::find(of_users.begin(), of_users.end(), key.scalar) == of_users.end()) {
                mistake(key, "'" + key.scalar + "' is of one project, so it can't stand here",
                        "move it into that project's tally.yaml");
                continue;
            }
            config_.given.emplace(key.scalar, file_.location(key.offset));
            if (row != keys().end()) {
                (this->*row->read)(value);
                continue;
            }
            const auto& others = settings_keys();
            if (std::find(others.begin(), others.end(), key.scalar) != others.end()) {
                read_setting(file_, key, value, config_.settings, mistakes_, config_.notes);
                continue;
            }
            config_.notes.push_back({file_.location(key.offset),
                                     "'" + key.scalar + "' is not yet in effect",
                                     "the run goes on without it", Severity::warning});
        }
    }

    void read_version(const YamlNode& node) {
        if (!node.is_scalar() || node.scalar != "1")
            mistake(node, "this tally reads configurations of version 1", "write 'tally: 1'");
    }

    void set_database(const std::string& path) {
        config_.database = path_seen_from(working_folder_, config_.folder, path);
    }

    void read_database(const YamlNode& node) {
        if (!node.is_mapping()) return read_database_path(node);
        hold_to(node, database_shape().key_names());
        if (const YamlNode* file = node.find("file")) read_database_path(*file);
        const YamlNode* full_text = node.find("full-text");
        if (full_text == nullptr) return;
        if (full_text->scalar != "true" && full_text->scalar != "false")
            return mistake(*full_text, "'full-text' must be true or false",
                           "write 'full-text: true'");
        config_.full_text = full_text->scalar == "true";
    }

    void read_database_path(const YamlNode& node) {
        if (!node.is_scalar() || node.scalar.empty())
            return mistake(node, "'database' must be the path of a file",
                           "for example " + std::string(default_database));
        if (node.scalar == ":memory:")
            config_.database = node.scalar;
        else
            set_database(node.scalar);
    }

    void read_articles(const YamlNode& node) {
        if (!node.is_sequence())
            return mistake(node, "'articles' must be a list of entries",
                           "write '- path: articles/**/*.txt'");
        for (const YamlNode& item : node.items) {
            if (!item.is_mapping()) {
                mistake(item, "an entry of 'articles' must have a 'path'",
                        "write '- path: articles/**/*.txt'");
                continue;
            }
            read_article_entry(item);
        }
    }

    void read_article_entry(const YamlNode& item) {
        hold_to(item, article_entry_shape().key_names());
        const YamlNode* path = item.find("path");
        if (path == nullptr || !path->is_scalar())
            return mistake(item, "an entry of 'articles' must have a 'path'",
                           "write '- path: articles/**/*.txt'");
        std::string source = text_of(item, "source");
        std::string published = text_of(item, "published");
        std::string story = text_of(item, "story");
        if (!source.empty()) check_placeholders(*item.find("source"));
        if (!story.empty()) check_placeholders(*item.find("story"));
        if (!published.empty()) {
            const YamlNode& written = *item.find("published");
            check_placeholders(written);
            if (published.find('{') == std::string::npos && !parse_iso_date(published))
                mistake(written, "'" + published + "' is not a date",
                        "write it as 2021-06-10, or '{name:date}' to take it from the file's name");
        }
        if (auto glob = glob_of(*path))
            config_.articles.push_back({std::move(*glob), std::move(source), std::move(published),
                                        std::move(story), file_.location(path->offset)});
    }

    void check_placeholders(const YamlNode& node) {
        const std::string& text = node.scalar;
        for (std::size_t at = text.find('{'); at != std::string::npos;
             at = text.find('{', at + 1)) {
            const std::size_t close = text.find('}', at);
            const std::string name =
                text.substr(at, close == std::string::npos ? close : close + 1 - at);
            if (name == "{dir}" || name == "{name}" || name == "{name:date}") continue;
            const std::string_view near = nearest(name, {"{dir}", "{name}", "{name:date}"});
            mistakes_.push_back({location_in(file_, node, at), "unknown placeholder '" + name + "'",
                                 near.empty() ? "known are {dir}, {name}, {name:date}"
                                              : "did you mean '" + std::string(near) + "'?",
                                 Severity::error});
        }
    }

    void read_exclude(const YamlNode& node) {
        for (const YamlNode* item : texts_of(node, "'exclude'"))
            if (auto glob = glob_of(*item)) config_.exclude.push_back(std::move(*glob));
    }

    void read_rules(const YamlNode& node) {
        rules_given_ = true;
        for (const YamlNode* item : texts_of(node, "'rules'"))
            if (glob_of(*item))
                config_.rules.push_back({item->scalar, file_.location(item->offset)});
        if (node.is_sequence() && node.items.empty())
            mistake(node, "'rules' is empty, so there is nothing to check by",
                    "leave the key out for the packs that come with tally");
    }

    void set_path(std::string& path, const YamlNode& node, const std::string& key) {
        if (!node.is_scalar() || node.scalar.empty())
            return mistake(node, "'" + key + "' must be the path of a file",
                           "for example tally-" + key + ".yaml");
        path = path_seen_from(working_folder_, config_.folder, node.scalar);
    }
    void read_decisions(const YamlNode& node) { set_path(config_.decisions, node, "decisions"); }
    void read_baseline(const YamlNode& node) { set_path(config_.baseline, node, "baseline"); }

    void read_queries(const YamlNode& node) {
        if (!node.is_mapping())
            return mistake(node, "'queries' must be names with their SQL",
                           "write 'alone: select * from facts where sources = 1'");
        for (const auto& [key, value] : node.entries) {
            if (value.is_scalar() && !value.scalar.empty())
                config_.queries.emplace_back(key.scalar, value.scalar);
            else
                mistake(value, "the query '" + key.scalar + "' must be a text",
                        "write its SQL behind the colon");
        }
    }

    void read_sources(const YamlNode& node) {
        if (!node.is_mapping())
            return mistake(node, "'sources' must be names of sources with what is known of them",
                           "write 'ledger: {name: Daily Ledger}'");
        for (const auto& [key, value] : node.entries) {
            Source source{key.scalar, key.scalar, {}, {}, file_.location(key.offset)};
            if (value.is_mapping())
                read_source(value, source);
            else if (!value.is_null())
                mistake(value, "what is said of source '" + key.scalar + "' must have keys",
                        "write '" + key.scalar + ": {name: …}'");
            config_.sources.push_back(std::move(source));
        }
        check_names(node);
        std::sort(config_.sources.begin(), config_.sources.end(),
                  [](const Source& a, const Source& b) { return a.id < b.id; });
    }

    /// Articles name a source by id or by name, so no two may share one.
    void check_names(const YamlNode& sources) {
        std::map<std::string, std::string> owners; // by folded id or name
        const auto claim = [&](const YamlNode& node, const std::string& id) {
            const auto [owner, is_new] = owners.emplace(folded_name(node.scalar), id);
            if (!is_new && owner->second != id)
                mistake(node, "'" + node.scalar + "' also names source '" + owner->second + "'",
                        "articles call a source by id or name: make it one source, or two names");
        };
        for (const auto& [key, value] : sources.entries)
            claim(key, key.scalar);
        for (const auto& [key, value] : sources.entries)
            if (const YamlNode* name = value.find("name"); name != nullptr && name->is_scalar())
                claim(*name, key.scalar);
    }

    void read_source(const YamlNode& node, Source& source) {
        hold_to(node, source_shape().key_names());
        if (std::string name = text_of(node, "name"); !name.empty()) source.name = std::move(name);
        source.kind = text_of(node, "kind");
        const auto& kinds = source_kinds();
        if (!source.kind.empty() &&
            std::find(kinds.begin(), kinds.end(), source.kind) == kinds.end())
            unknown(*node.find("kind"), "kind", kinds);
        const YamlNode* reprints = node.find("reprints");
        if (reprints == nullptr) return;
        for (const YamlNode* item : texts_of(*reprints, "'reprints'")) {
            if (item->scalar == source.id)
                mistake(*item, "source '" + source.id + "' reprints itself", "name another source");
            reprints_.push_back(*item);
            source.reprints.push_back(item->scalar);
        }
    }

    /// Whoever is reprinted, called by id or by name, must be known: a misspelt name would make two
    /// voices of one.
    void check_reprints() {
        const SourceNames names(config_.sources);
        std::vector<std::string_view> known;
        for (const Source& source : config_.sources)
            known.push_back(source.id);
        for (const YamlNode& name : reprints_)
            if (names.id_of(name.scalar) == nullptr) unknown(name, "source", known);
        for (Source& source : config_.sources)
            for (std::string& reprinted : source.reprints)
                if (const std::string* id = names.id_of(reprinted)) reprinted = *id;
    }

    const SourceText& file_;
    const std::string& working_folder_;
    ConfigOwner owner_;
    Config config_;
    Diagnostics mistakes_;
    bool rules_given_ = false;
    std::vector<YamlNode> reprints_; ///< the names of all that are reprinted
};

} // namespace

const std::vector<std::string_view>& user_config_keys() {
    static const std::vector<std::string_view> keys = {"tally", "check", "severity", "queries"};
    return keys;
}

Result<Config> read_config(const SourceText& file, const std::string& folder,
                           const std::string& working_folder, ConfigOwner owner) {
    return ConfigReader(file, folder, working_folder, owner).read();
}

} // namespace tally
