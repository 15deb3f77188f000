#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace tally {

/// How the bytes of a file are packed.
enum class Packing { none, gzip, zstd };

/// Unpacks a stream piece by piece, gzip (RFC 1952) and Zstandard (RFC 8878) as their programs
/// write them, several of either one behind another too.
///
/// What is made to blow up is refused: more than most_ratio times as much as was packed, once that
/// is over 64 MB, and frames of Zstandard that need a window of more than 128 MB.
class Unpacker {
public:
    explicit Unpacker(Packing packing);
    ~Unpacker();
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;

    /// Unpacks from the front of `packed`, which loses what was used, to the end of `out`: no more
    /// than `most` bytes. False where it is damaged or refused; failure() says why.
    bool unpack(std::string_view& packed, std::string& out, std::size_t most);

    /// What is wrong where the packed bytes end here, or "": they end in the midst of something.
    std::string failure_at_end() const;

    /// Why unpack() failed, with the offset in the packed file.
    const std::string& failure() const { return failure_; }

    static constexpr std::size_t most_ratio = 250;

private:
    struct Streams;

    bool unpack_gzip(std::string_view& packed, std::string& out, std::size_t most);
    bool unpack_zstd(std::string_view& packed, std::string& out, std::size_t most);
    bool fail(const std::string& what);
    bool count(std::size_t used, std::size_t made);

    Packing packing_;
    std::unique_ptr<Streams> streams_;
    std::size_t taken_ = 0, made_ = 0; ///< bytes, in all
    bool within_ = false;              ///< a member or frame has begun and not ended
    std::string failure_;
};

} // namespace tally
