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

std::size_t count_of(std::string_view word, std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size()))
        ++count;
    return count;
}

/// A stamp is as long as any other.
void replace_all(std::string& text, std::string_view old, std::string_view by) {
    for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at))
        text.replace(at, old.size(), by);
}

} // namespace

bool is_stamped_rightly(const Printed& printed) {
    const auto is_right = [&](std::string_view text, std::size_t stamps) {
        return stamps == 0 || count_of(printed.at, text) == stamps;
    };
    return is_right(printed.out, printed.stamps) &&
           std::all_of(printed.files.begin(), printed.files.end(),
                       [&](const WrittenFile& file) { return is_right(file.text, file.stamps); });
}

void stamp(Printed& printed, const std::string& at) {
    if (at == printed.at) return;
    if (printed.stamps > 0) replace_all(printed.out, printed.at, at);
    for (WrittenFile& file : printed.files)
        if (file.stamps > 0) replace_all(file.text, printed.at, at);
    printed.at = at;
}

std::string bytes_of(const Printed& printed) {
    std::string out;
    for (const std::string_view text :
         {std::string_view(printed.at), std::string_view(printed.told_before),
          std::string_view(printed.told_after), std::string_view(printed.out)})
        append(out, text);
    for (const std::size_t number : {printed.claims, printed.status, printed.stamps})
        append(out, std::to_string(number));
    for (const WrittenFile& file : printed.files) {
        append(out, file.path);
        append(out, file.text);
        append(out, std::to_string(file.stamps));
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
    constexpr std::size_t head = 7;
    if (texts.size() < head || (texts.size() - head) % 3 != 0) return std::nullopt;
    const std::optional<std::size_t> claims = number_in(texts[4]);
    const std::optional<std::size_t> status = number_in(texts[5]);
    const std::optional<std::size_t> stamps = number_in(texts[6]);
    if (!claims || !status || !stamps) return std::nullopt;
    Printed out{texts[0], texts[1], texts[2], texts[3], {}, *claims, *status, *stamps};
    for (std::size_t i = head; i < texts.size(); i += 3) {
        const std::optional<std::size_t> of_file = number_in(texts[i + 2]);
        if (!of_file) return std::nullopt;
        out.files.push_back({texts[i], texts[i + 1], *of_file});
    }
    return out;
}

} // namespace tally
