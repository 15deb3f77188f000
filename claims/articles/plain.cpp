#include "claims/articles/formats.h"
#include "claims/articles/sentences.h"

#include <utility>

namespace tally {

void read_plain(InputFile& file, Intake& intake) {
    auto bytes = file.read_all();
    if (auto* bad = std::get_if<UnreadInput>(&bytes)) return intake.unread(std::move(*bad));
    auto decoded = decode(file.path(), std::get<std::string>(std::move(bytes)));
    if (auto* bad = std::get_if<UnreadInput>(&decoded)) return intake.unread(std::move(*bad));
    auto& content = std::get<DecodedText>(decoded);
    if (!content.converted_from.empty())
        intake.note(
            {{file.path()},
             "converted from " + content.converted_from + "; offsets are those of its UTF-8 form",
             {},
             Severity::note});
    Article article;
    article.id = file.path();
    article.path = file.path();
    article.text = std::move(content.text);
    article.sentences = sentences_of(article.text);
    index_lines(article);
    intake.take(std::move(article), 0);
}

} // namespace tally
