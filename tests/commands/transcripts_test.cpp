// Transcripts of the program, fixtures/commands/*.txt, as tests/support/transcript.h describes
// them.
#include "tests/support/cases.h"
#include "tests/support/golden.h"
#include "tests/support/transcript.h"

using namespace tally::tests;

namespace {

const bool added =
    add_case_suite({"fixtures/commands", ".txt", [](const std::filesystem::path& file) {
                        return std::vector<Case>{{"transcript", [file] {
                                                      check_golden(file, run_anew(read_file(file)));
                                                  }}};
                    }});

} // namespace
