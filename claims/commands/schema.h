#pragma once

#include "claims/base/shape.h"

#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A file of users that an editor can check while they type: a row of the table in schema.cpp.
struct SchemaFile {
    std::string_view name;  ///< "pack"
    std::string_view about; ///< one line for the help
    const Shape& (*shape)() = nullptr;
};

const std::vector<SchemaFile>& schema_files();

/// The JSON Schema, draft 7, of one.
std::string schema_text(const SchemaFile& file);

} // namespace tally
