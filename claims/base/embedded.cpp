#include "claims/base/embedded.h"

#include <stdexcept>
#include <string>

namespace tally {

std::string_view embedded_file(std::string_view path) {
    for (const EmbeddedFile& file : embedded_files())
        if (file.path == path) return file.text;
    throw std::logic_error("not embedded: " + std::string(path));
}

} // namespace tally
