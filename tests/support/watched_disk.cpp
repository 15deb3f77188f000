// A VFS over SQLite's default one: each of its files holds the other's right behind itself.
#include "tests/support/watched_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace tally::tests {

namespace {

struct Disk {
    sqlite3_vfs vfs{};
    sqlite3_vfs* real = nullptr;
    std::function<int(const DiskCall&)> before;
};

Disk disk; // NOLINT: SQLite has one list of disks for the process

struct File {
    sqlite3_file base;
    std::string* name;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& own(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return own(file).real(); }

const sqlite3_io_methods methods = {
    1,
    [](sqlite3_file* f) {
        delete std::exchange(own(f).name, nullptr);
        return real(f)->pMethods->xClose(real(f));
    },
    [](sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
        return real(f)->pMethods->xRead(real(f), to, size, at);
    },
    [](sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
        const std::string_view bytes(static_cast<const char*>(from),
                                     static_cast<std::size_t>(size));
        const int fault =
            disk.before({DiskCall::Kind::write, *own(f).name, static_cast<std::size_t>(at), bytes});
        return fault != 0 ? fault : real(f)->pMethods->xWrite(real(f), from, size, at);
    },
    [](sqlite3_file* f, sqlite3_int64 size) {
        const int fault = disk.before(
            {DiskCall::Kind::truncate, *own(f).name, static_cast<std::size_t>(size), {}});
        return fault != 0 ? fault : real(f)->pMethods->xTruncate(real(f), size);
    },
    [](sqlite3_file* f, int flags) {
        const int fault = disk.before({DiskCall::Kind::sync, *own(f).name, 0, {}});
        return fault != 0 ? fault : real(f)->pMethods->xSync(real(f), flags);
    },
    [](sqlite3_file* f, sqlite3_int64* size) {
        return real(f)->pMethods->xFileSize(real(f), size);
    },
    [](sqlite3_file* f, int lock) { return real(f)->pMethods->xLock(real(f), lock); },
    [](sqlite3_file* f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); },
    [](sqlite3_file* f, int* out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); },
    [](sqlite3_file* f, int what, void* with) {
        return real(f)->pMethods->xFileControl(real(f), what, with);
    },
    [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); },
    [](sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); },
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
};

int open(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* out) {
    file->pMethods = nullptr;
    const std::string path = name == nullptr ? "" : name;
    if ((flags & SQLITE_OPEN_CREATE) != 0 && !path.empty() && !std::filesystem::exists(path))
        if (const int fault = disk.before({DiskCall::Kind::create, path, 0, {}}); fault != 0)
            return SQLITE_CANTOPEN;
    const int result = disk.real->xOpen(disk.real, name, real(file), flags, out);
    if (real(file)->pMethods == nullptr) return result;
    own(file).name = new std::string(path);
    file->pMethods = &methods;
    return result;
}

int remove(sqlite3_vfs* /*vfs*/, const char* name, int folder_synced) {
    const std::string path = name;
    const int fault = disk.before({DiskCall::Kind::remove, path, 0, {}, folder_synced != 0});
    return fault != 0 ? SQLITE_IOERR_DELETE : disk.real->xDelete(disk.real, name, folder_synced);
}

} // namespace

WatchedDisk::WatchedDisk(std::function<int(const DiskCall&)> before) {
    disk.before = std::move(before);
    disk.real = sqlite3_vfs_find(nullptr);
    disk.vfs = *disk.real; // what is not ours goes to it by the copied pointers
    disk.vfs.iVersion = 1;
    disk.vfs.szOsFile = static_cast<int>(sizeof(File)) + disk.real->szOsFile;
    disk.vfs.zName = "watched";
    disk.vfs.pNext = nullptr;
    disk.vfs.xOpen = open;
    disk.vfs.xDelete = remove;
    sqlite3_vfs_register(&disk.vfs, 1);
}

WatchedDisk::~WatchedDisk() {
    sqlite3_vfs_unregister(&disk.vfs);
    sqlite3_vfs_register(disk.real, 1);
    disk.before = nullptr;
}

FailingDisk::FailingDisk(std::size_t fails_at, Fault fault, bool for_good)
    : disk_([this, fails_at, fault, for_good](const DiskCall&) {
          ++calls_;
          if (fails_at == 0 || calls_ < fails_at || (calls_ > fails_at && !for_good)) return 0;
          switch (fault) {
          case Fault::full: return SQLITE_FULL;
          case Fault::write_error: return SQLITE_IOERR_WRITE;
          case Fault::sync_error: return SQLITE_IOERR_FSYNC;
          }
          return 0;
      }) {}

SmallDisk::SmallDisk(std::size_t bytes)
    : bytes_(bytes), disk_([this](const DiskCall& call) { return before(call); }) {}

int SmallDisk::before(const DiskCall& call) {
    if (!sizes_.contains(call.file)) {
        std::error_code none;
        const auto size = std::filesystem::file_size(call.file, none);
        sizes_[call.file] = none ? 0 : static_cast<std::size_t>(size);
    }
    std::size_t& size = sizes_[call.file];
    switch (call.kind) {
    case DiskCall::Kind::write: {
        std::size_t all = 0;
        for (const auto& [file, taken] : sizes_)
            all += taken;
        const std::size_t grown = std::max(size, call.offset + call.bytes.size());
        if (grown > size && all - size + grown > bytes_) return SQLITE_FULL;
        size = grown;
        return 0;
    }
    case DiskCall::Kind::truncate: size = std::min(size, call.offset); return 0;
    case DiskCall::Kind::remove: size = 0; return 0;
    case DiskCall::Kind::create:
    case DiskCall::Kind::sync: return 0;
    }
    return 0;
}

} // namespace tally::tests
