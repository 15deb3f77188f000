#pragma once

#include "claims/articles/corpus.h"
#include "claims/articles/unpack.h"
#include "claims/base/stable_id.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace tally {

/// The largest file that is one article.
constexpr std::size_t largest_article = std::size_t{64} * 1024 * 1024;

/// The longest line of JSON Lines.
constexpr std::size_t longest_record = std::size_t{16} * 1024 * 1024;

/// An open file or stream, read from front to end, unpacked if it is packed, never mapped: one that
/// shrinks meanwhile is short, not a crash. Closes its descriptor if it owns it.
class InputFile {
public:
    InputFile(std::string path, int descriptor, bool owned, Packing packing = Packing::none);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    /// As given by the user; "-" for standard input without a name.
    const std::string& path() const { return path_; }

    /// All of it, or why not: larger than largest_article, or the system's reason.
    std::variant<std::string, UnreadInput> read_all();

    struct Line {
        std::string_view text;  ///< without its line end; valid until the next call
        std::size_t number = 0; ///< from 1
        bool too_long = false;  ///< over longest_record; `text` is empty
    };

    /// The next line, or nothing at the end or where reading fails (then failure() says why).
    std::optional<Line> next_line();

    /// Why reading ended before the end, or "".
    const std::string& failure() const { return failure_; }

    /// Before anything is read: hash() will be asked for.
    void keep_hash() { hasher_.emplace(); }

    /// The content_hash of what was read so far, or "" where none is kept.
    std::string hash() const { return hasher_ ? hasher_->hash() : ""; }

private:
    bool fill();
    bool fill_unpacked();
    std::size_t read_some(char* to, std::size_t most);

    std::string path_;
    int descriptor_;
    bool owned_;
    std::string buffer_;    ///< with room behind what was read
    std::size_t start_ = 0; ///< of what next_line() has not given yet
    std::size_t end_ = 0;   ///< of what was read
    std::size_t line_ = 0;
    bool at_end_ = false;
    std::string failure_;
    std::unique_ptr<Unpacker> unpacker_; ///< of a packed file
    std::string packed_;                 ///< what was read and is not unpacked yet
    std::size_t used_ = 0;               ///< of packed_
    std::optional<ContentHasher> hasher_;
};

/// Text as UTF-8, from what stood in a file.
struct DecodedText {
    std::string text;
    std::string converted_from; ///< "UTF-16", or empty where the bytes are the file's own
};

/// The one place where encodings are told apart. UTF-8 stays as it is, a byte order mark included;
/// UTF-16 with its byte order mark is converted (without the mark). Anything else is refused with
/// the place of the first bad byte, and a file with a NUL as binary.
std::variant<DecodedText, UnreadInput> decode(const std::string& path, std::string bytes);

} // namespace tally
