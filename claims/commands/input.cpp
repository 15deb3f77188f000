#include "claims/commands/input.h"

#include "claims/articles/formats.h"
#include "claims/articles/read.h"
#include "claims/commands/progress.h"
#include "claims/commands/told.h"
#include "claims/commands/unused.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <unistd.h>
#include <utility>

namespace tally {

namespace {

std::string working_folder() { return std::filesystem::current_path().string(); }

Diagnostic misuse(std::string what, std::string cure) {
    return {{"tally", 0, 0}, std::move(what), std::move(cure), Severity::error};
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Somebody who started `tally values -` by hand would wait for ever.
void tell_waiting(const Given& given, Environment& environment) {
    for (const std::string& path : given.operands)
        if (path == "-" && ::isatty(STDIN_FILENO) == 1)
            environment.say("tally: reading " + given.text("--stdin-name", "JSON Lines") +
                            " from the terminal; end with Ctrl-D");
}

/// `step` is what is told of it while it lasts.
std::optional<Corpus> read_chosen(const Given& given, Environment& environment,
                                  const Config& config, const std::string& folder, std::string step,
                                  const std::function<void(Article)>& take, FoundFiles* found) {
    Result<ArticleChoice> chosen = article_choice(given, config, folder);
    if (!chosen) {
        tell_all(environment, chosen.error());
        return std::nullopt;
    }
    if (!environment.quiet) tell_all(environment, foreign_configs(config, folder, chosen->paths));
    tell_waiting(given, environment);
    const auto read = [&] {
        Progress progress(given, environment, std::move(step), 0);
        chosen->options.done = &progress.done;
        return read_articles(chosen->paths, chosen->options, take, found);
    };
    Result<Corpus> corpus = read();
    if (!corpus) {
        tell_all(environment, corpus.error());
        return std::nullopt;
    }
    return std::move(*corpus);
}

/// Whoever pipes plain text into "-" learns what it takes, once.
Diagnostics told_unread(const Corpus& corpus, const ReadArticles& read) {
    Diagnostics all;
    for (const UnreadInput& unread : corpus.unread)
        all.push_back(
            {{unread.path, unread.line, unread.column}, unread.what, "", Severity::error});
    Diagnostics told = shortened(all);
    if (read.paths.contains("-")) return told;
    const auto last = std::find_if(told.rbegin(), told.rend(), [](const Diagnostic& diagnostic) {
        return diagnostic.where.file == "-";
    });
    if (last != told.rend())
        last->cure = "- takes JSON Lines, an object with id and text a line; plain text comes as a "
                     "file, .txt or .md";
    return told;
}

/// Tells what is to be told of what was read; false where the run can't go on.
bool tell_read(const Given& given, const Config& config, Environment& environment,
               const std::string& folder, const Corpus& corpus, const ReadArticles& read) {
    const bool whole = given.operands.empty(); // what tally.yaml names
    Diagnostics told = told_unread(corpus, read);
    const auto note = [&](const Diagnostics& notes) {
        if (!environment.quiet) told.insert(told.end(), notes.begin(), notes.end());
    };
    note(shortened(corpus.notes));
    if (whole) note(unused_entries(read_options_of(config, folder), read, corpus.unread));
    if (read.count > 0) note(unused_sources(config, read, whole));
    tell_all(environment, told);
    const bool is_nothing = read.count == 0 && corpus.unread.empty();
    if (whole && is_nothing) {
        tell_all(environment, {{{config.path},
                                "nothing to check: no article is found by 'articles'",
                                "mend its patterns, or name articles or folders of them",
                                Severity::error}});
        return false;
    }
    const bool streamed =
        std::find(given.operands.begin(), given.operands.end(), "-") != given.operands.end();
    if (!whole && !streamed && is_nothing) {
        tell_all(environment,
                 {misuse("nothing to read: no article is found in what is named",
                         "name articles (" + readable_endings() + ") or folders of them")});
        return false;
    }
    return true;
}

} // namespace

std::vector<Option> with_reading_options(std::vector<Option> own) {
    own.push_back(
        {"--source", "NAME", "who published the articles, over what they say themselves"});
    own.push_back({"--published", "DATE", "when (2021-06-10), over what they say themselves"});
    own.push_back({"--stdin-name", "FILE",
                   "- is this file, as an editor has it now: its name says how it is read"});
    own.push_back({"--exclude",
                   "GLOB",
                   "leave out what matches below folders, beside `exclude` of tally.yaml",
                   {},
                   true});
    own.push_back({"--no-ignore", "", "read below folders what a .gitignore ignores, too"});
    own.push_back(
        {"--allow-incomplete", "", "an input that can't be read does not make the exit status 2"});
    own.push_back({"--config", "FILE",
                   "the configuration [the nearest tally.yaml, in or above the working folder]"});
    own.push_back({"--no-config", "", "read no tally.yaml"});
    own.push_back(progress_option());
    return own;
}

Option min_link_option() {
    return {"--min-link",
            "LINK",
            "how surely claims of a story must speak of one thing to be compared: exact, close or "
            "loose [close]",
            {"exact", "close", "loose"}};
}

Option jobs_option() { return {"-j,--jobs", "N", "threads; 0 is one a processor [0]"}; }

std::optional<std::size_t> number_given(const Given& given, std::string_view option,
                                        std::size_t otherwise, Environment& environment) {
    if (!given.has(option)) return otherwise;
    const std::string text = given.text(option);
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) return number;
    tell_all(environment, {{{"tally", 0, 0},
                            "'" + text + "' is no value of " + std::string(option),
                            "it takes a whole number",
                            Severity::error}});
    return std::nullopt;
}

Result<ArticleChoice> article_choice(const Given& given, const Config& config,
                                     const std::string& working_folder) {
    for (const std::string_view option : {"--source", "--published"})
        if (given.has(option) && is_blank(given.text(option)))
            return misuse(std::string(option) + " says nothing",
                          "give it a value, or leave the option out");
    ArticleChoice chosen{given.operands, read_options_of(config, working_folder)};
    ReadOptions& options = chosen.options;
    options.source = given.text("--source");
    options.published = given.text("--published");
    options.standard_input_name = given.text("--stdin-name");
    options.use_ignore_files = !given.has("--no-ignore");
    for (const std::string& pattern : given.all("--exclude")) {
        Result<Glob> glob = Glob::compile(pattern);
        if (!glob)
            return misuse("--exclude '" + pattern + "': " + glob.error()[0].what,
                          glob.error()[0].cure);
        options.exclude.push_back(std::move(*glob));
    }
    if (!options.published.empty() && !parse_iso_date(options.published))
        return misuse("'" + options.published + "' is no date", "write it as 2021-06-10");
    if (chosen.paths.empty()) {
        if (Diagnostics missing = missing_roots(config, working_folder); !missing.empty())
            return missing;
        chosen.paths = article_roots(config, working_folder);
        options.only_entries = true;
    }
    if (chosen.paths.empty())
        return misuse("no PATH is given",
                      "name articles or folders of them, or list them under articles: in a "
                      "tally.yaml");
    return chosen;
}

ConfigChoice config_choice(const Given& given, const Environment& environment) {
    ConfigChoice choice;
    choice.working_folder = working_folder();
    choice.none = given.has("--no-config");
    choice.file = given.text("--config", environment.variable("TALLY_CONFIG"));
    // Relative values do not count, as the XDG Base Directory Specification has it.
    const std::string_view home = environment.variable("HOME");
    if (const std::string_view base = environment.variable("XDG_CONFIG_HOME");
        base.starts_with('/'))
        choice.user_file = std::string(base) + "/tally/config.yaml";
    else if (home.starts_with('/'))
        choice.user_file = std::string(home) + "/.config/tally/config.yaml";
    return choice;
}

std::optional<Config> read_config_choice(const Given& given, Environment& environment) {
    Result<Config> config = load_config(config_choice(given, environment));
    if (!config) {
        tell_all(environment, config.error());
        return std::nullopt;
    }
    if (!environment.quiet) tell_all(environment, config->notes);
    return std::move(*config);
}

std::optional<Input> read_input(const Given& given, const Config& config,
                                Environment& environment) {
    const std::string folder = working_folder();
    FoundFiles found;
    std::vector<Article> articles;
    std::optional<Corpus> corpus = read_chosen(
        given, environment, config, folder, "reading",
        [&](Article article) { articles.push_back(std::move(article)); }, &found);
    if (!corpus) return std::nullopt;
    corpus->articles = std::move(articles);
    if (!tell_read(given, config, environment, folder, *corpus, read_articles_of(*corpus)))
        return std::nullopt;
    return Input{folder, config, std::move(*corpus), std::move(found)};
}

std::optional<Corpus> stream_input(const Given& given, const Config& config,
                                   Environment& environment,
                                   const std::function<void(Article)>& take) {
    const std::string folder = working_folder();
    ReadArticles read;
    std::optional<Corpus> corpus = read_chosen(
        given, environment, config, folder, "looking for claims",
        [&](Article article) {
            read.add(article);
            take(std::move(article));
        },
        nullptr);
    if (!corpus || !tell_read(given, config, environment, folder, *corpus, read))
        return std::nullopt;
    return corpus;
}

ExitStatus status_of(const Corpus& corpus, const Given& given, ExitStatus otherwise) {
    const bool incomplete = !corpus.unread.empty() && !given.has("--allow-incomplete");
    return incomplete ? ExitStatus::failed : otherwise;
}

} // namespace tally
