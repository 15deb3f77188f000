#include "tests/support/transcript.h"

#include "tests/support/cases.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace tally::tests {

namespace {
/// A folder that goes when it goes out of scope.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (fs::temp_directory_path() / "tally-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
        path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

std::string with_prefix(const std::string& text, const std::string& prefix) {
    std::string out;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        out += prefix + line + '\n';
    if (!text.empty() && text.back() != '\n') out += "(no line end)\n";
    return out;
}

/// Runs a shell line with a bare environment and says what it printed, as a transcript does.
std::string run(const std::string& line, const fs::path& program, const TemporaryFolder& folder) {
    const fs::path own = folder.path() / "own";
    fs::create_directories(own);
    const fs::path script = folder.path() / "line.sh";
    const fs::path out = folder.path() / "out";
    const fs::path err = folder.path() / "err";
    std::ofstream(script, std::ios::binary) << line << '\n';
    const std::string command = "env -i LC_ALL=C.UTF-8 TERM=dumb PATH='" +
                                program.parent_path().string() + "':/usr/bin:/bin TMP='" +
                                own.string() + "' sh '" + script.string() + "' > '" + out.string() +
                                "' 2> '" + err.string() + "' < /dev/null";
    const int status = std::system(command.c_str()); // NOLINT(cert-env33-c): our own lines
    std::string text = with_prefix(read_file(out), "") + with_prefix(read_file(err), "2> ");
    for (std::size_t at; (at = text.find(own.string())) != std::string::npos;)
        text.replace(at, own.string().size(), "$TMP");
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    if (code != 0) text += "[exit " + std::to_string(code) + "]\n";
    return text;
}

} // namespace

std::string run_anew(std::string_view transcript) {
    const char* program = std::getenv("TALLY");
    if (program == nullptr)
        throw std::runtime_error("the environment's TALLY must name the program, build/tally");
    const TemporaryFolder folder;
    std::string actual;
    std::istringstream lines{std::string(transcript)};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("# ")) actual += line + '\n';
        if (line.starts_with("$ "))
            actual += line + '\n' + run(line.substr(2), fs::absolute(program), folder) + '\n';
    }
    return actual;
}

} // namespace tally::tests
