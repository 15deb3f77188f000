// What git knows as "racily clean": a file that is written twice within one tick of its file
// system's clock has the times of the first writing. So times are trusted only where they are older
// than the run that read the file, by more than the coarsest clock's tick.
#include "claims/articles/file_memory.h"

#include "claims/articles/input.h"
#include "claims/base/parallel.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <variant>
#include <vector>

namespace tally {

namespace {

constexpr std::int64_t coarsest_tick = 2'000'000'000; // FAT counts time in twos of seconds
constexpr std::size_t hash_size = 32;

void append_number(std::string& out, std::int64_t number) {
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    out.append(bytes, sizeof number);
}

/// A file's record: six numbers (the path's size first), its path, its hash.
void append_record(std::string& out, const FoundFile& file, std::string_view hash) {
    const FileState& state = file.state;
    for (const std::int64_t number : {static_cast<std::int64_t>(file.path.size()), state.device,
                                      state.inode, state.size, state.modified, state.changed})
        append_number(out, number);
    out += file.path;
    out += hash;
}

/// The hash in the record of this file, which `rest` is moved behind; empty where the next record
/// is another file's.
std::string_view take_hash(std::string_view& rest, const FoundFile& file, FileState& state) {
    std::int64_t numbers[6];
    const std::size_t size = sizeof numbers + file.path.size() + hash_size;
    if (rest.size() < size) return {};
    std::memcpy(numbers, rest.data(), sizeof numbers);
    if (numbers[0] != static_cast<std::int64_t>(file.path.size()) ||
        rest.substr(sizeof numbers, file.path.size()) != file.path)
        return {};
    state = {numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]};
    const std::string_view hash = rest.substr(size - hash_size, hash_size);
    rest.remove_prefix(size);
    return hash;
}

bool has_two_names(const FoundFiles& found) {
    std::vector<std::pair<std::int64_t, std::int64_t>> nodes;
    nodes.reserve(found.files.size());
    for (const FoundFile& file : found.files)
        nodes.emplace_back(file.state.device, file.state.inode);
    std::sort(nodes.begin(), nodes.end());
    return std::adjacent_find(nodes.begin(), nodes.end()) != nodes.end();
}

/// "" where it can't be read to its end.
std::string hash_of(const FoundFile& file) {
    FileOpener opener;
    const auto opened = opener.open(file);
    if (!std::holds_alternative<int>(opened)) return "";
    InputFile input(file.path, std::get<int>(opened), true);
    input.keep_hash();
    while (input.next_line()) {
    }
    return input.failure().empty() ? input.hash() : "";
}

/// The device may get another number each time that it is mounted, so it tells nothing.
bool is_as_it_was(const FileState& now, const FileState& then, std::int64_t began) {
    return now.inode != 0 && now.inode == then.inode && now.size == then.size &&
           now.modified == then.modified && now.changed == then.changed &&
           std::max(then.modified, then.changed) < began - coarsest_tick;
}

} // namespace

std::optional<std::string> remember(const FoundFiles& found) {
    std::string out;
    for (const FoundFile& file : found.files) {
        if (file.hash.size() != hash_size) return std::nullopt;
        append_record(out, file, file.hash);
    }
    if (has_two_names(found)) return std::nullopt;
    return out;
}

FilesNow files_now(const FoundFiles& found, std::string_view remembered, std::int64_t began,
                   std::size_t jobs) {
    std::vector<std::string_view> hashes;
    hashes.reserve(found.files.size());
    std::vector<std::size_t> doubtful;
    std::string_view rest = remembered;
    for (std::size_t i = 0; i < found.files.size(); ++i) {
        FileState then;
        hashes.push_back(take_hash(rest, found.files[i], then));
        if (hashes.back().empty()) return {};
        if (is_as_it_was(found.files[i].state, then, began)) continue;
        if (found.files[i].state.size != then.size) return {};
        doubtful.push_back(i);
    }
    if (!rest.empty()) return {};
    FilesNow out{true, doubtful.size(), {}};
    if (doubtful.empty()) return out;
    if (has_two_names(found)) return {};
    std::vector<char> same(doubtful.size(), 0);
    for_each_index(doubtful.size(), jobs, [&](std::size_t i) {
        same[i] = hash_of(found.files[doubtful[i]]) == hashes[doubtful[i]] ? 1 : 0;
    });
    out.same = std::find(same.begin(), same.end(), 0) == same.end();
    if (out.same)
        for (std::size_t i = 0; i < found.files.size(); ++i)
            append_record(out.remembered, found.files[i], hashes[i]);
    return out;
}

} // namespace tally
