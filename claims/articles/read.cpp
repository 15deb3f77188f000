#include "claims/articles/read.h"

#include "claims/articles/files.h"
#include "claims/articles/formats.h"
#include "claims/articles/origin.h"
#include "claims/articles/source_names.h"
#include "claims/base/layout.h"
#include "claims/base/text_numbers.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>

namespace tally {

namespace {

/// Hands on what the readers give: completes source and date, holds ids to be unique.
class CorpusIntake : public Intake {
public:
    CorpusIntake(const ReadOptions& options, Corpus& corpus,
                 const std::function<void(Article)>& hand_on)
        : options_(options), source_names_(options.sources), corpus_(corpus), hand_on_(hand_on) {}

    void take(Article article, std::size_t line) override {
        const auto [number, is_new] = ids_.add(article.id);
        if (is_new) {
            places_.emplace_back(static_cast<std::uint32_t>(paths_.add(article.path).first),
                                 static_cast<std::uint32_t>(line));
        } else {
            const auto& [path, first_line] = places_[number];
            std::string where(paths_[path]);
            if (first_line > 0) where += ":" + std::to_string(first_line);
            return unread({article.id, article.path, line, line > 0 ? std::size_t{1} : 0,
                           "an article with this id was read before (" + where +
                               "); ids must differ, this one is left out"});
        }
        if (article.id == article.path) article.key = path_from_base(options_, article.path);
        complete_origin(article, options_, line, corpus_.notes);
        if (article.source_given)
            if (const std::string* id = source_names_.id_of(article.source)) article.source = *id;
        if (article.sentences.empty())
            note({{article.path, line, line > 0 ? std::size_t{1} : 0},
                  "the article '" + article.id + "' has no text",
                  {},
                  Severity::note});
        hand_on_(std::move(article));
        if (options_.done != nullptr) ++*options_.done;
    }

    void unread(UnreadInput input) override { corpus_.unread.push_back(std::move(input)); }
    void note(Diagnostic diagnostic) override { corpus_.notes.push_back(std::move(diagnostic)); }

    void page(std::size_t read, std::size_t left_out) override {
        ++pages_;
        page_words_ += read;
        left_out_ += left_out;
    }

    /// What is told of all pages together: each for itself would be chatter.
    void tell_pages() {
        if (left_out_ == 0) return;
        note({{},
              counted(page_words_, "word") + " of " + counted(pages_, "page") + " read, " +
                  counted(left_out_, "word") +
                  " left out: menus, forms, links, and what surrounds an article",
              {},
              Severity::note});
    }

private:
    const ReadOptions& options_;
    const SourceNames source_names_;
    Corpus& corpus_;
    const std::function<void(Article)>& hand_on_;
    std::size_t pages_ = 0, page_words_ = 0, left_out_ = 0;
    TextNumbers ids_, paths_;
    std::deque<std::pair<std::uint32_t, std::uint32_t>> places_; ///< by id: path, and line
};

bool any_matches(const std::vector<Glob>& globs, const std::string& path) {
    return std::any_of(globs.begin(), globs.end(), [&](const Glob& g) { return g.matches(path); });
}

FileFilter filter_of(const ReadOptions& options) {
    const auto enter = [&options](const std::string& folder) {
        if (options.exclude.empty()) return true;
        const std::string path = path_from_base(options, folder);
        return !any_matches(options.exclude, path) &&
               std::none_of(options.exclude.begin(), options.exclude.end(),
                            [&](const Glob& glob) { return glob.covers(path); });
    };
    const auto take = [&options](const std::string& file) {
        if (options.exclude.empty() && !options.only_entries) return true;
        const std::string path = path_from_base(options, file);
        if (any_matches(options.exclude, path)) return false;
        return !options.only_entries ||
               std::any_of(options.entries.begin(), options.entries.end(),
                           [&](const ArticleEntry& entry) { return entry.path.matches(path); });
    };
    return {enter, take, options.only_entries, // then an entry without articles is told
            options.use_ignore_files};
}

std::string kind_not_read() {
    return "is of a kind that is not read; articles end in " + readable_endings();
}

/// What is wrong with the name of standard input, if anything.
std::optional<Diagnostic> misnamed_input(const std::vector<std::string>& paths,
                                         const std::string& name) {
    if (name.empty()) return std::nullopt;
    if (format_of(name) == nullptr)
        return Diagnostic{{}, "--stdin-name '" + name + "' " + kind_not_read(), {}};
    if (std::find(paths.begin(), paths.end(), "-") == paths.end())
        return Diagnostic{
            {}, "--stdin-name names standard input, which is not read", "add the path -"};
    return std::nullopt;
}

void read_standard_input(const ReadOptions& options, Intake& intake) {
    const std::string& name = options.standard_input_name;
    if (name.empty()) {
        InputFile input("-", options.standard_input, false);
        return read_json_lines(input, intake);
    }
    const Format& format = *format_of(name);
    InputFile input(name, options.standard_input, false, format.packing);
    format.read(input, intake);
}

} // namespace

Result<FoundFiles> find_articles(const std::vector<std::string>& paths,
                                 const ReadOptions& options) {
    return find_files(paths, filter_of(options));
}

Result<Corpus> read_corpus(const std::vector<std::string>& paths, const ReadOptions& options,
                           FoundFiles* read) {
    std::vector<Article> articles;
    Result<Corpus> corpus = read_articles(
        paths, options, [&](Article article) { articles.push_back(std::move(article)); }, read);
    if (corpus) corpus->articles = std::move(articles);
    return corpus;
}

Result<Corpus> read_articles(const std::vector<std::string>& paths, const ReadOptions& options,
                             const std::function<void(Article)>& take, FoundFiles* read) {
    if (!options.published.empty() && !parse_iso_date(options.published))
        return Diagnostic{{},
                          "--published '" + options.published + "' is not a date",
                          "write it as 2021-06-10, a time after it is allowed"};
    if (auto wrong = misnamed_input(paths, options.standard_input_name)) return std::move(*wrong);
    auto found = find_articles(paths, options);
    if (!found) return found.error();

    if (read != nullptr) look_at(*found, 0); // before it is read: what changes later is seen

    Corpus corpus;
    corpus.unread = std::move(found->unread);
    corpus.notes = std::move(found->notes);
    CorpusIntake intake(options, corpus, take);
    FileOpener opener;
    for (FoundFile& file : found->files) {
        if (file.path == "-") {
            read_standard_input(options, intake);
            continue;
        }
        if (!options.standard_input_name.empty() &&
            path_from_base(options, file.path) ==
                path_from_base(options, options.standard_input_name))
            continue; // standard input has what it will be
        auto opened = opener.open(file);
        if (auto* bad = std::get_if<UnreadInput>(&opened)) {
            intake.unread(std::move(*bad));
            continue;
        }
        const int descriptor = std::get<int>(opened);
        if (descriptor < 0) {
            intake.note({{file.path},
                         "the same file as one that was read before, under another name; read once",
                         {},
                         Severity::note});
            continue;
        }
        const Format* format = format_of(file.path);
        InputFile input(file.path, descriptor, true,
                        format == nullptr ? Packing::none : format->packing);
        if (read != nullptr) input.keep_hash();
        if (format == nullptr)
            intake.unread({{}, file.path, 0, 0, kind_not_read()});
        else
            format->read(input, intake);
        file.hash = input.hash();
    }
    intake.tell_pages();
    if (read != nullptr) *read = std::move(*found);
    return corpus;
}

} // namespace tally
