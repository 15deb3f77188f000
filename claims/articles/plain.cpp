#include "claims/articles/formats.h"
#include "claims/articles/sentences.h"

#include <utility>

namespace tally {

std::optional<std::string> decoded_text(InputFile& file, Intake& intake) {
    auto bytes = file.read_all();
    if (auto* bad = std::get_if<UnreadInput>(&bytes)) {
        intake.unread(std::move(*bad));
        return std::nullopt;
    }
    auto decoded = decode(file.path(), std::get<std::string>(std::move(bytes)));
    if (auto* bad = std::get_if<UnreadInput>(&decoded)) {
        intake.unread(std::move(*bad));
        return std::nullopt;
    }
    auto& content = std::get<DecodedText>(decoded);
    if (!content.converted_from.empty())
        intake.note(
            {{file.path()},
             "converted from " + content.converted_from + "; offsets are those of its UTF-8 form",
             {},
             Severity::note});
    return std::move(content.text);
}

void read_plain(InputFile& file, Intake& intake) {
    auto text = decoded_text(file, intake);
    if (!text) return;
    Article article;
    article.id = file.path();
    article.path = file.path();
    article.text = std::move(*text);
    article.sentences = sentences_of(article.text);
    index_lines(article);
    intake.take(std::move(article), 0);
}

} // namespace tally
