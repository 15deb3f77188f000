#pragma once

#include "claims/articles/corpus.h"
#include "claims/articles/input.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tally {

/// Where a reader puts what it reads.
class Intake {
public:
    virtual ~Intake() = default;

    /// Takes an article with its id, path, text, sentences and positions, and with source, date and
    /// the rest as far as the article itself says. `line` is where it says its date, for messages.
    virtual void take(Article article, std::size_t line) = 0;

    virtual void unread(UnreadInput input) = 0;
    virtual void note(Diagnostic diagnostic) = 0;

    /// Of a page: how many words are read and how many left out, as menus and the like.
    virtual void page(std::size_t /*read*/, std::size_t /*left_out*/) {}
};

/// A kind of file: how its name ends, and its reader.
struct Format {
    std::string_view ending; ///< ".txt"
    void (*read)(InputFile& file, Intake& intake);
    Packing packing = Packing::none;
};

/// All formats, in the order in which messages list them.
const std::vector<Format>& formats();

/// The format of a file by its name, or nullptr.
const Format* format_of(std::string_view path);

/// ".txt, .md, .jsonl": those that are read, for messages.
std::string readable_endings();

/// All of a file as UTF-8; nothing, and told, where it can't be read or is no text.
std::optional<std::string> decoded_text(InputFile& file, Intake& intake);

/// What has been decoded; a conversion or a refusal is told.
std::optional<std::string> decoded_text(const std::string& path,
                                        std::variant<DecodedText, UnreadInput> decoded,
                                        Intake& intake);

/// Fills text, sentences and runs of an article from its `file_text`, Markdown from `body` on.
/// False where that is made to be slow.
bool read_markdown_text(Article& article, std::size_t body);

void read_plain(InputFile& file, Intake& intake);
void read_json_lines(InputFile& file, Intake& intake);
void read_markdown(InputFile& file, Intake& intake);
void read_html(InputFile& file, Intake& intake);
void read_xhtml(InputFile& file, Intake& intake);

} // namespace tally
