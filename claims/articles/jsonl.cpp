// JSON Lines: one record a line, one article a record. A line that is no article is told with its
// number and the rest goes on.
#include "claims/articles/formats.h"
#include "claims/articles/sentences.h"
#include "claims/base/json_reader.h"
#include "claims/base/layout.h"
#include "claims/base/utf8.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace tally {

namespace {

struct Field {
    std::string_view key;
    std::string Article::* member;
    bool required;
};

constexpr std::array<Field, 9> fields = {{{"id", &Article::id, true},
                                          {"text", &Article::text, true},
                                          {"source", &Article::source, false},
                                          {"published", &Article::published, false},
                                          {"title", &Article::title, false},
                                          {"url", &Article::url, false},
                                          {"author", &Article::author, false},
                                          {"language", &Article::language, false},
                                          {"story", &Article::story, false}}};

/// What others call `published`.
constexpr std::array<std::string_view, 6> other_dates = {
    "date", "pubDate", "pub_date", "publishedAt", "published_at", "datePublished"};

/// The key under which a record without `published` has a date all the same, or "".
std::string_view misplaced_date(const std::vector<JsonMember>& members) {
    const auto says = [&](std::string_view key) {
        return std::any_of(members.begin(), members.end(), [&](const JsonMember& m) {
            return m.key == key && m.type != JsonMember::Type::null && !m.text.empty();
        });
    };
    if (says("published")) return {};
    const auto found = std::find_if(other_dates.begin(), other_dates.end(), says);
    return found == other_dates.end() ? std::string_view() : *found;
}

/// Records whose date is not read, by the key that has it: told once a file.
class MisplacedDates {
public:
    void add(std::string_view key, std::size_t line) {
        if (!key.empty()) ++records_.try_emplace(key, line, 0).first->second.second;
    }
    void tell(const std::string& path, Intake& intake) const {
        for (const auto& [key, records] : records_)
            intake.note({{path, records.first, 1},
                         "the date of " + counted(records.second, "record") + " stands under '" +
                             std::string(key) + "', which is not read",
                         "tally reads 'published': rename the key",
                         Severity::warning});
    }

private:
    std::map<std::string_view, std::pair<std::size_t, std::size_t>> records_; ///< line, count
};

/// Fills the article of a record; what is wrong with it, or "".
std::string fill(Article& article, std::vector<JsonMember> members) {
    for (const Field& field : fields) {
        const auto found = std::find_if(members.begin(), members.end(),
                                        [&](const JsonMember& m) { return m.key == field.key; });
        const bool absent =
            found == members.end() || (!field.required && found->type == JsonMember::Type::null);
        if (absent && field.required)
            return "the record has no '" + std::string(field.key) + "', which each needs";
        if (absent) continue;
        if (found->type != JsonMember::Type::string)
            return "'" + std::string(field.key) + "' is " + std::string(name_of(found->type)) +
                   ", it must be a string";
        article.*field.member = std::move(found->text);
    }
    if (article.id.empty()) return "'id' is empty, it must name the article";
    if (article.text.find('\0') != std::string::npos)
        return "'text' holds a NUL character, so it is taken for binary";
    return {};
}

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

} // namespace

void read_json_lines(InputFile& file, Intake& intake) {
    JsonReader reader;
    MisplacedDates misplaced;
    bool empty = true;
    while (const auto line = file.next_line()) {
        UnreadInput unread{{}, file.path(), line->number, 1, {}};
        if (line->too_long) {
            empty = false;
            unread.what = "the line is longer than 16 MB, the most that a record may be";
            intake.unread(std::move(unread));
            continue;
        }
        std::string_view text = line->text;
        if (line->number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        if (line->number == 1 && (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))) {
            unread.what = "is UTF-16; JSON Lines are UTF-8, convert it";
            return intake.unread(std::move(unread));
        }
        if (is_blank(text)) continue;
        empty = false;
        auto object = reader.read_object(text); // which holds it to be UTF-8, too
        if (const auto* error = std::get_if<JsonError>(&object)) {
            unread.what = "the record is not read: " + error->what;
            if (const auto bad = first_invalid_utf8(text)) {
                unread.column = code_points(text.substr(0, *bad)) + 1;
                unread.what = "is not UTF-8; save it as UTF-8";
            }
            intake.unread(std::move(unread));
            continue;
        }
        const std::string_view date_key = misplaced_date(std::get<0>(object));
        Article article;
        unread.what = fill(article, std::get<0>(std::move(object)));
        if (!unread.what.empty()) {
            unread.article = std::move(article.id); // as far as it is known
            intake.unread(std::move(unread));
            continue;
        }
        article.path = file.path();
        article.record_line = line->number;
        article.sentences = sentences_of(article.text);
        misplaced.add(date_key, line->number);
        intake.take(std::move(article), line->number);
    }
    misplaced.tell(file.path(), intake);
    if (empty && file.failure().empty())
        intake.note({{file.path()}, "holds no article", {}, Severity::note});
    if (!file.failure().empty()) intake.unread({{}, file.path(), 0, 0, file.failure()});
}

} // namespace tally
