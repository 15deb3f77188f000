#pragma once

#include "claims/base/embedded.h"
#include "claims/base/result.h"
#include "claims/base/source_text.h"
#include "claims/base/yaml.h"

#include <string_view>
#include <vector>

namespace tally {

/// The trees of all embedded files of YAML, as bytes_of() gives them (claims/base/yaml_bytes.h), in
/// order of path. They were read when the program was built; a file with a mistake builds none.
const std::vector<EmbeddedFile>& embedded_trees();

/// The tree of one. A path that the build did not embed is our mistake: std::logic_error.
YamlNode embedded_yaml(std::string_view path);

/// read_yaml() of a file, which is spared where the program carries it under that name and it still
/// says the same.
Result<YamlNode> yaml_of(const SourceText& file);

} // namespace tally
