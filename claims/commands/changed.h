#pragma once

#include "claims/articles/corpus.h"
#include "claims/base/result.h"

#include <string>
#include <vector>

namespace tally {

/// Of each article whether it changed since `ref`, as git has it: since the commit at which the
/// branch of the working folder parted from `ref` (else since `ref` itself), what is not committed
/// and new files included. A record of a JSON Lines file changed where its line did.
/// `repository_paths` are those of paths_in_repository().
/// Errors: no git, no repository, a `ref` that it does not know.
Result<std::vector<bool>> changed_articles(const std::string& ref, const Corpus& corpus,
                                           const std::vector<std::string>& repository_paths,
                                           const std::string& working_folder);

} // namespace tally
