#include "db/network_disk.h"

#include <filesystem>
#include <linux/magic.h>
#include <sys/vfs.h>

namespace tally {

std::string_view network_file_system(unsigned long magic) {
    switch (magic & 0xFFFFFFFF) { // signed on some machines
    case NFS_SUPER_MAGIC: return "NFS";
    case SMB_SUPER_MAGIC:
    case CIFS_SUPER_MAGIC:
    case SMB2_SUPER_MAGIC: return "SMB";
    case V9FS_MAGIC: return "9P";
    case AFS_FS_MAGIC:
    case AFS_SUPER_MAGIC: return "AFS";
    case CEPH_SUPER_MAGIC: return "Ceph";
    default: return "";
    }
}

std::string_view network_file_system(const std::string& path) {
    struct statfs disk{};
    std::string folder = std::filesystem::path(path).parent_path().string();
    if (folder.empty()) folder = ".";
    if (statfs(path.c_str(), &disk) != 0 && statfs(folder.c_str(), &disk) != 0) return "";
    return network_file_system(static_cast<unsigned long>(disk.f_type));
}

} // namespace tally
