#include "claims/articles/formats.h"
#include "claims/articles/front_matter.h"
#include "claims/articles/sentences.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

/// `start` in small letters.
bool begins_with(std::string_view text, std::string_view start) {
    return text.size() >= start.size() &&
           std::equal(start.begin(), start.end(), text.begin(), [](char small, char c) {
               return small == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
           });
}

bool is_html(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return begins_with(text, "<!doctype html") || begins_with(text, "<html");
}

} // namespace

std::optional<std::string> decoded_text(InputFile& file, Intake& intake) {
    auto bytes = file.read_all();
    if (auto* bad = std::get_if<UnreadInput>(&bytes)) {
        intake.unread(std::move(*bad));
        return std::nullopt;
    }
    if (std::get<std::string>(bytes).starts_with("%PDF-")) {
        intake.unread({{}, file.path(), 0, 0, "is a PDF whatever its name says; save its text"});
        return std::nullopt;
    }
    return decoded_text(file.path(), decode(file.path(), std::get<std::string>(std::move(bytes))),
                        intake);
}

std::optional<std::string> decoded_text(const std::string& path,
                                        std::variant<DecodedText, UnreadInput> decoded,
                                        Intake& intake) {
    if (auto* bad = std::get_if<UnreadInput>(&decoded)) {
        intake.unread(std::move(*bad));
        return std::nullopt;
    }
    auto& content = std::get<DecodedText>(decoded);
    if (!content.converted_from.empty())
        intake.note(
            {{path},
             "converted from " + content.converted_from + "; offsets are those of its UTF-8 form",
             {},
             Severity::note});
    return std::move(content.text);
}

void read_plain(InputFile& file, Intake& intake) {
    auto text = decoded_text(file, intake);
    if (!text) return;
    if (is_html(*text))
        return intake.unread(
            {{}, file.path(), 0, 0, "is HTML whatever its name says; name it .html"});
    if (has_front_matter(*text))
        intake.note({{file.path(), 1, 1},
                     "the front matter is taken for text, for it is read in .md only",
                     "name the file .md",
                     Severity::warning});
    Article article;
    article.id = file.path();
    article.path = file.path();
    article.text = std::move(*text);
    article.sentences = sentences_of(article.text);
    index_lines(article);
    intake.take(std::move(article), 0);
}

} // namespace tally
