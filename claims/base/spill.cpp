#include "claims/base/spill.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace tally {

namespace {

/// A file without a name; -1, and errno says why, where there can be none.
int nameless_file(const std::string& folder) {
#ifdef O_TMPFILE
    const int made = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (made >= 0) return made;
#endif
    // Some file systems know no files without a name.
    std::string name = folder + "/tally-XXXXXX";
    const int named = ::mkostemp(name.data(), O_CLOEXEC);
    if (named >= 0) ::unlink(name.c_str());
    return named;
}

} // namespace

Spill::Spill(std::string folder, std::size_t in_memory)
    : folder_(std::move(folder)), in_memory_(in_memory) {}

Spill::~Spill() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

std::uint64_t Spill::add(std::string_view bytes) {
    const std::uint64_t at = size_;
    if (descriptor_ < 0 && memory_.size() + bytes.size() > in_memory_) {
        descriptor_ = nameless_file(folder_);
        if (descriptor_ < 0) fail("made", errno);
        write(memory_);
        memory_ = std::string();
    }
    if (descriptor_ >= 0)
        write(bytes);
    else
        memory_ += bytes;
    size_ += bytes.size();
    return at;
}

void Spill::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) fail("written", written < 0 ? errno : ENOSPC);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void Spill::read(std::uint64_t at, char* to, std::size_t size) const {
    if (at > size_ || size > size_ - at) throw std::out_of_range("no such bytes were spilled");
    if (descriptor_ < 0) {
        memory_.copy(to, size, at);
        return;
    }
    while (size > 0) {
        const ssize_t got = ::pread(descriptor_, to, size, static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) fail("read", got < 0 ? errno : EIO);
        to += got;
        at += static_cast<std::uint64_t>(got);
        size -= static_cast<std::size_t>(got);
    }
}

void Spill::fail(std::string_view what, int error) const {
    throw SpillError("a temporary file in '" + folder_ + "' can't be " + std::string(what) + ": " +
                     std::generic_category().message(error) +
                     "; TMPDIR names another folder for it");
}

void SpilledBytes::add(std::string_view bytes) {
    if (last_.capacity() < block_ && last_.size() + bytes.size() > last_.capacity())
        last_.reserve(std::min(block_, 2 * (last_.size() + bytes.size()))); // and never more
    while (!bytes.empty()) {
        const std::size_t taken = std::min(bytes.size(), block_ - last_.size());
        last_.append(bytes, 0, taken);
        bytes.remove_prefix(taken);
        if (last_.size() < block_) break;
        blocks_.push_back(spill_->add(last_));
        last_.clear();
    }
}

void SpilledBytes::read(std::uint64_t at, char* to, std::size_t size) const {
    if (at > this->size() || size > this->size() - at)
        throw std::out_of_range("no such bytes were spilled");
    while (size > 0) {
        const std::uint64_t index = at / block_;
        const std::size_t from = at % block_;
        const std::size_t taken = std::min(size, block_ - from);
        if (index < blocks_.size())
            spill_->read(blocks_[index] + from, to, taken);
        else
            last_.copy(to, taken, from);
        to += taken;
        at += taken;
        size -= taken;
    }
}

std::string_view SpillReader::next(std::size_t size) {
    if (have_.size() - at_ < size) {
        have_.erase(0, at_);
        at_ = 0;
        const std::size_t had = have_.size();
        const auto more = static_cast<std::size_t>(std::min<std::uint64_t>(
            bytes_.size() - read_, std::max(size - had, SpilledBytes::usual_block)));
        if (had + more < size) throw std::out_of_range("no such bytes were spilled");
        have_.resize(had + more);
        bytes_.read(read_, have_.data() + had, more);
        read_ += more;
    }
    at_ += size;
    return std::string_view(have_).substr(at_ - size, size);
}

} // namespace tally
