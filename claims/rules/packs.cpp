// Finds the files of the packs that a run takes; read.cpp reads them.
#include "claims/rules/packs.h"

#include "claims/base/embedded.h"
#include "claims/base/glob.h"
#include "claims/rules/node_reader.h"
#include "claims/rules/read.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

namespace tally {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view carried_folder = "rules/";
constexpr std::size_t enough_bytes = (std::size_t{1} << 20U) + 1; // what read_yaml() refuses

bool is_rule_file(const std::string& path) {
    return path.ends_with(".yaml") || path.ends_with(".yml");
}

/// The pack of a carried file: "news" of "rules/news.yaml" and of "rules/news/courts.yaml".
std::string_view carried_pack(std::string_view path) {
    if (!path.starts_with(carried_folder)) return "";
    path.remove_prefix(carried_folder.size());
    return path.substr(0, path.find_first_of("/."));
}

std::vector<SourceText> carried_files(std::string_view pack) {
    std::vector<SourceText> out;
    for (const EmbeddedFile& file : embedded_files())
        if (!carried_pack(file.path).empty() && (pack.empty() || carried_pack(file.path) == pack))
            out.emplace_back(std::string(file.path), std::string(file.text));
    return out;
}

class Finder {
public:
    std::vector<SourceText> files;
    Diagnostics diagnostics;

    void find(const PackChoice& choice) {
        if (choice.text == "default") {
            for (const std::string_view pack : default_packs())
                take_carried(pack);
            return;
        }
        if (take_carried(choice.text)) return;
        const fs::path path = choice.folder.empty() || fs::path(choice.text).is_absolute()
                                  ? fs::path(choice.text)
                                  : fs::path(choice.folder) / choice.text;
        std::error_code unseen;
        if (fs::is_directory(path, unseen)) return take_below(choice, path, std::nullopt);
        if (fs::is_regular_file(path, unseen)) return take_file(path.lexically_normal().string());
        if (fs::exists(path, unseen))
            return refuse(choice, "'" + choice.text + "' is no regular file", "name a rule file");
        auto glob = Glob::compile(path.lexically_normal().string());
        if (!glob) return refuse(choice, glob.error().front().what, glob.error().front().cure);
        if (glob->is_literal()) return refuse_unknown(choice);
        take_below(choice, glob->fixed_folder(), *glob);
    }

private:
    void refuse(const PackChoice& choice, std::string what, std::string cure) {
        diagnostics.push_back({choice.where, std::move(what), std::move(cure)});
    }

    void refuse_unknown(const PackChoice& choice) {
        const std::vector<std::string> carried = packs_that_come_along();
        std::vector<std::string_view> known(carried.begin(), carried.end());
        known.push_back("default");
        refuse(choice, "no rule file or pack is called '" + choice.text + "'",
               did_you_mean(choice.text, known,
                            "name a file, a folder, or one of " + list_of(known, "and")));
    }

    /// Once for each name, however often it is chosen.
    bool is_new(const std::string& name) {
        return std::none_of(files.begin(), files.end(),
                            [&](const SourceText& file) { return file.name() == name; });
    }

    bool take_carried(std::string_view pack) {
        if (pack.empty()) return false;
        auto found = carried_files(pack);
        for (SourceText& file : found)
            if (is_new(file.name())) files.push_back(std::move(file));
        return !found.empty();
    }

    void take_file(const std::string& path) {
        if (!is_new(path)) return;
        std::ifstream stream(path, std::ios::binary);
        std::string text(enough_bytes, '\0');
        stream.read(text.data(), static_cast<std::streamsize>(text.size()));
        text.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
        if (stream.bad() || (!stream.is_open()))
            diagnostics.push_back(
                {{path, 0, 0}, "the file can't be read", "check its permissions"});
        else
            files.emplace_back(path, std::move(text));
    }

    void take_below(const PackChoice& choice, const fs::path& folder,
                    const std::optional<Glob>& glob) {
        const fs::path start = folder.empty() ? fs::path(".") : folder;
        std::error_code failed;
        std::vector<std::string> found;
        const auto options = fs::directory_options::skip_permission_denied;
        for (fs::recursive_directory_iterator at(start, options, failed), end; at != end && !failed;
             at.increment(failed)) {
            std::error_code unseen;
            const std::string path = at->path().lexically_normal().string();
            if (at->is_regular_file(unseen) && is_rule_file(path) && (!glob || glob->matches(path)))
                found.push_back(path);
        }
        std::sort(found.begin(), found.end());
        for (const std::string& path : found)
            take_file(path);
        if (found.empty())
            refuse(choice,
                   "no rule file " + std::string(glob ? "matches '" : "lies below '") +
                       choice.text + "'",
                   "rule files end in .yaml or .yml");
    }
};

} // namespace

std::vector<std::string> packs_that_come_along() {
    std::vector<std::string> out;
    for (const EmbeddedFile& file : embedded_files()) {
        const std::string name(carried_pack(file.path));
        if (!name.empty() && (out.empty() || out.back() != name)) out.push_back(name);
    }
    return out;
}

const std::vector<std::string_view>& default_packs() {
    static const std::vector<std::string_view> names = {"news", "docs"};
    return names;
}

Result<std::vector<SourceText>> find_packs(const std::vector<PackChoice>& choices) {
    Finder finder;
    for (const PackChoice& choice : choices)
        finder.find(choice);
    if (!finder.diagnostics.empty()) return std::move(finder.diagnostics);
    return std::move(finder.files);
}

Result<std::vector<Pack>> load_packs(const std::vector<PackChoice>& choices) {
    Finder finder;
    for (const PackChoice& choice : choices)
        finder.find(choice);
    auto packs = read_packs(finder.files, carried_files(""));
    if (finder.diagnostics.empty()) return packs;
    if (!packs)
        finder.diagnostics.insert(finder.diagnostics.end(), packs.error().begin(),
                                  packs.error().end());
    return std::move(finder.diagnostics);
}

} // namespace tally
