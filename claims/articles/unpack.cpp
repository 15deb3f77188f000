#include "claims/articles/unpack.h"

#include <algorithm>
#include <new>
#include <stdexcept>
#include <zlib.h>
#include <zstd.h>

namespace tally {

namespace {

constexpr std::size_t always_allowed = std::size_t{64} * 1024 * 1024;
constexpr int gzip_only = 16; // added to zlib's window bits

} // namespace

struct Unpacker::Streams {
    z_stream gzip{};
    ZSTD_DStream* zstd = nullptr;
};

Unpacker::Unpacker(Packing packing) : packing_(packing), streams_(std::make_unique<Streams>()) {
    if (packing == Packing::gzip && inflateInit2(&streams_->gzip, gzip_only + MAX_WBITS) != Z_OK)
        throw std::bad_alloc();
    if (packing == Packing::zstd) {
        streams_->zstd = ZSTD_createDStream();
        if (streams_->zstd == nullptr) throw std::bad_alloc();
    }
}

Unpacker::~Unpacker() {
    if (packing_ == Packing::gzip) inflateEnd(&streams_->gzip);
    ZSTD_freeDStream(streams_->zstd);
}

bool Unpacker::fail(const std::string& what) {
    failure_ = what + " at byte " + std::to_string(taken_) +
               " of the packed file, so nothing behind that is read";
    return false;
}

bool Unpacker::count(std::size_t used, std::size_t made) {
    taken_ += used;
    made_ += made;
    if (made_ > always_allowed && made_ / most_ratio > taken_)
        return fail("unpacks to more than " + std::to_string(most_ratio) + " times its size");
    return true;
}

bool Unpacker::unpack(std::string_view& packed, std::string& out, std::size_t most) {
    switch (packing_) {
    case Packing::gzip: return unpack_gzip(packed, out, most);
    case Packing::zstd: return unpack_zstd(packed, out, most);
    case Packing::none: break;
    }
    throw std::logic_error("nothing to unpack");
}

bool Unpacker::unpack_gzip(std::string_view& packed, std::string& out, std::size_t most) {
    z_stream& stream = streams_->gzip;
    const std::size_t had = out.size();
    out.resize(had + most);
    constexpr std::size_t largest = std::size_t{1} << 30U; // zlib counts in 32 bits
    const std::size_t given = std::min(packed.size(), largest);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data())); // only read
    stream.avail_in = static_cast<uInt>(given);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + had);
    stream.avail_out = static_cast<uInt>(std::min(most, largest));
    if (!within_ && given > 0) {
        if (inflateReset(&stream) != Z_OK) throw std::logic_error("zlib's state is broken");
        within_ = true;
    }
    const int status = inflate(&stream, Z_NO_FLUSH);
    const std::size_t used = given - stream.avail_in;
    const std::size_t made = std::min(most, largest) - stream.avail_out;
    out.resize(had + made);
    packed.remove_prefix(used);
    if (!count(used, made)) return false;
    switch (status) {
    case Z_STREAM_END: within_ = false; return true;
    case Z_OK:
    case Z_BUF_ERROR: return true; // no more room, or no more input
    case Z_MEM_ERROR: throw std::bad_alloc();
    default:
        return fail(std::string("is damaged (gzip: ") +
                    (stream.msg != nullptr ? stream.msg : "not gzip") + ")");
    }
}

bool Unpacker::unpack_zstd(std::string_view& packed, std::string& out, std::size_t most) {
    const std::size_t had = out.size();
    out.resize(had + most);
    ZSTD_inBuffer input{packed.data(), packed.size(), 0};
    ZSTD_outBuffer output{out.data() + had, most, 0};
    if (!packed.empty()) within_ = true;
    const std::size_t status = ZSTD_decompressStream(streams_->zstd, &output, &input);
    out.resize(had + output.pos);
    packed.remove_prefix(input.pos);
    if (!count(input.pos, output.pos)) return false;
    if (ZSTD_isError(status) != 0)
        return fail(std::string("is damaged (zstd: ") + ZSTD_getErrorName(status) + ")");
    if (status == 0) within_ = false;
    return true;
}

std::string Unpacker::failure_at_end() const {
    if (!within_) return {};
    return "ends in the midst of what is packed, at byte " + std::to_string(taken_) +
           "; it is cut off, and what follows is missing";
}

} // namespace tally
