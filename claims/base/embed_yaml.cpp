// embed_yaml ROOT OUTPUT FILE…: a program of the build. Reads files of YAML below ROOT and writes
// their trees as the table that claims/base/embedded_yaml.h declares. Mistakes are told at their
// line and column, and nothing is built.
#include "claims/base/diagnostic.h"
#include "claims/base/source_text.h"
#include "claims/base/yaml.h"
#include "claims/base/yaml_bytes.h"

#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

/// As a literal of C++, in short lines.
std::string literal(const std::string& bytes) {
    constexpr std::size_t a_line = 24;
    std::string out;
    char code[5];
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i % a_line == 0) out += "\"\n         \"";
        std::snprintf(code, sizeof code, "\\x%02x", static_cast<unsigned char>(bytes[i]));
        out += code;
    }
    return "\"" + out + "\"";
}

std::string entry_of(const std::string& root, const std::string& path) {
    std::ifstream stream(root + "/" + path, std::ios::binary);
    if (!stream) throw std::runtime_error(path + ": the file can't be read");
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    const auto tree = tally::read_yaml(tally::SourceText(path, text));
    if (!tree) throw std::runtime_error(tally::to_string(tree.error().front()));
    const std::string bytes = tally::bytes_of(tree.value());
    return "        {\"" + path + "\",\n         {" + literal(bytes) + ", " +
           std::to_string(bytes.size()) + "}},\n";
}

void write_table(const std::string& root, const std::string& output,
                 const std::vector<std::string>& paths) {
    std::string table = "#include \"claims/base/embedded_yaml.h\"\n\nnamespace tally {\n\n"
                        "const std::vector<EmbeddedFile>& embedded_trees() {\n"
                        "    static const std::vector<EmbeddedFile> trees = {\n";
    for (const std::string& path : paths)
        table += entry_of(root, path);
    table += "    };\n    return trees;\n}\n\n} // namespace tally\n";
    std::ofstream out(output, std::ios::binary);
    if (!(out << table << std::flush)) throw std::runtime_error(output + ": can't be written");
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fputs("embed_yaml ROOT OUTPUT FILE…\n", stderr);
        return 2;
    }
    try {
        write_table(argv[1], argv[2], {argv + 3, argv + argc});
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
