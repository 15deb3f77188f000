// Texts one behind the other, each as "size:bytes"; numbers are texts of digits.
#include "claims/commands/printed.h"

#include <algorithm>
#include <charconv>

namespace tally {

namespace {

void append(std::string& out, std::string_view text) {
    out += std::to_string(text.size());
    out += ':';
    out += text;
}

std::optional<std::size_t> number_in(std::string_view digits) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

std::optional<std::string_view> take(std::string_view& rest) {
    const std::size_t colon = rest.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const std::optional<std::size_t> size = number_in(rest.substr(0, colon));
    rest.remove_prefix(colon + 1);
    if (!size || *size > rest.size()) return std::nullopt;
    const std::string_view text = rest.substr(0, *size);
    rest.remove_prefix(*size);
    return text;
}

} // namespace

std::string bytes_of(const Printed& printed) {
    std::string out;
    for (const std::string_view text :
         {std::string_view(printed.told_before), std::string_view(printed.told_after),
          std::string_view(printed.out)})
        append(out, text);
    for (const std::size_t number : {printed.claims, printed.status})
        append(out, std::to_string(number));
    for (const WrittenFile& file : printed.files) {
        append(out, file.path);
        append(out, file.text);
    }
    return out;
}

std::optional<Printed> printed_of(std::string_view bytes) {
    std::vector<std::string> texts;
    while (!bytes.empty()) {
        const std::optional<std::string_view> text = take(bytes);
        if (!text) return std::nullopt;
        texts.emplace_back(*text);
    }
    constexpr std::size_t head = 5;
    if (texts.size() < head || (texts.size() - head) % 2 != 0) return std::nullopt;
    const std::optional<std::size_t> claims = number_in(texts[3]);
    const std::optional<std::size_t> status = number_in(texts[4]);
    if (!claims || !status) return std::nullopt;
    Printed out{texts[0], texts[1], texts[2], {}, *claims, *status};
    for (std::size_t i = head; i < texts.size(); i += 2)
        out.files.push_back({texts[i], texts[i + 1]});
    return out;
}

} // namespace tally
