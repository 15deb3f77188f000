#include "claims/commands/explanation.h"

#include "claims/base/json.h"
#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/commands/terminal.h"

#include <algorithm>

namespace tally {

namespace {

constexpr int indent_of_json = 2;

void write_line(std::string& out, const ShownLine& shown, const Paint& paint) {
    if (!shown.place.empty()) out += paint(Ink::frame, "  -->") + " " + visible(shown.place) + "\n";
    const std::string frame = "   " + paint(Ink::frame, "|") + " ";
    out += frame + shown.line + "\n";
    if (shown.mark_width == 0) return;
    out += frame + std::string(shown.mark_column, ' ') +
           paint(Ink::primary, std::string(shown.mark_width, '^'));
    if (!shown.label.empty()) out += " " + visible(shown.label);
    out += "\n";
}

} // namespace

ExplanationStyle::ExplanationStyle(const Given& given, Environment& environment)
    : width(text_width(environment, environment.out)),
      colour(wants_colour(environment, environment.out, given.text("--color"))),
      ellipsis(speaks_utf8(environment) ? "…" : "...") {}

std::string explanation_text(const Explanation& explanation, const ExplanationStyle& style) {
    const Paint paint(style.colour);
    const std::string label = explanation.word + " " + explanation.id + ":";
    std::string out = paint(Ink::strong, visible(label)) +
                      wrapped(" " + visible(explanation.headline), style.width, 4,
                              display_width(visible(label))) +
                      "\n";
    for (const ShownLine& line : explanation.lines)
        write_line(out, line, paint);
    std::size_t longest = 0;
    for (const auto& [name, text] : explanation.steps)
        longest = std::max(longest, display_width(name));
    std::string before;
    for (const auto& [name, text] : explanation.steps) {
        const std::string shown = name == before ? "" : name + ":";
        before = name;
        const std::string head = "   = " + padded(shown, longest + 2);
        out += paint(Ink::frame, head) + wrapped(visible(text), style.width, display_width(head)) +
               "\n";
    }
    return out;
}

std::string explanations_json(const std::vector<Explanation>& explanations) {
    std::string out;
    JsonWriter json(out, indent_of_json);
    json.begin_array();
    for (const Explanation& one : explanations) {
        json.begin_object().member("what", one.word).member("id", one.id);
        json.member("headline", one.headline).key("steps").begin_array();
        for (const auto& [name, text] : one.steps) {
            json.begin_object().member("name", name).member("text", text).end_object();
        }
        json.end_array().end_object();
    }
    json.end_array();
    return out + "\n";
}

} // namespace tally
