#include "claims/commands/input.h"

#include "claims/articles/read.h"

#include <filesystem>
#include <iterator>
#include <utility>

namespace tally {

std::vector<Option> with_reading_options(std::vector<Option> own) {
    const std::vector<Option> reading = {
        {"--source", "NAME", "who published the articles, over what they say themselves"},
        {"--published", "DATE", "the day they appeared (2021-06-10), over what they say"},
        {"--allow-incomplete", "", "what can't be read does not make the exit status 2"},
    };
    own.insert(own.end(), reading.begin(), reading.end());
    return own;
}

std::optional<Corpus> read_input(const Given& given, Environment& environment) {
    ReadOptions options;
    options.working_folder = std::filesystem::current_path().string();
    options.source = given.text("--source");
    options.published = given.text("--published");
    if (!options.published.empty() && !parse_iso_date(options.published)) {
        tell_all(environment, {{{"tally", 0, 0},
                                "'" + options.published + "' is no date",
                                "write it as 2021-06-10",
                                Severity::error}});
        return std::nullopt;
    }
    Result<Corpus> corpus = read_corpus(given.operands, options);
    if (!corpus) {
        tell_all(environment, corpus.error());
        return std::nullopt;
    }
    if (!environment.quiet) tell_all(environment, corpus->notes);
    for (const UnreadInput& unread : corpus->unread)
        tell_all(environment,
                 {{{unread.path, unread.line, unread.column}, unread.what, "", Severity::error}});
    return std::move(*corpus);
}

ExitStatus status_of(const Corpus& corpus, const Given& given, ExitStatus otherwise) {
    const bool incomplete = !corpus.unread.empty() && !given.has("--allow-incomplete");
    return incomplete ? ExitStatus::failed : otherwise;
}

} // namespace tally
