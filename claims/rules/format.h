#pragma once

#include "claims/base/result.h"
#include "claims/base/source_text.h"

#include <string>

namespace tally {

/// A rule pack in its canonical layout, every comment kept: two blanks a level, lists set in below
/// their key, "- " before an item, no blanks at the ends of lines, at most one empty line in a row,
/// one before each section and each rule. What stands within a line, and texts over several lines,
/// stay as they are. The result means the same: it is read again and compared.
///
/// Errors: those of read_yaml(); and where a layout is met that can't be laid out safely, that.
Result<std::string> formatted_pack(const SourceText& file);

} // namespace tally
