#include "claims/articles/formats.h"

#include <algorithm>

namespace tally {

const std::vector<Format>& formats() {
    static const std::vector<Format> table = {
        {".txt", read_plain},
        {".md", read_markdown},
        {".html", read_html},
        {".htm", read_html},
        {".xhtml", read_xhtml},
        {".jsonl", read_json_lines},
        {".jsonl.gz", read_json_lines, Packing::gzip},
        {".jsonl.zst", read_json_lines, Packing::zstd},
    };
    return table;
}

const Format* format_of(std::string_view path) {
    std::string name(path.substr(path.rfind('/') + 1));
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    for (const Format& format : formats())
        if (name.size() > format.ending.size() && name.ends_with(format.ending)) return &format;
    return nullptr;
}

std::string readable_endings() {
    std::string list;
    for (const Format& format : formats())
        list += (list.empty() ? "" : ", ") + std::string(format.ending);
    return list;
}

} // namespace tally
