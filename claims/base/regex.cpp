// PCRE2 behind our limits. Matching is compiled (JIT) on the first search, once for all copies;
// where its stack is too small for a subject (error -46), the interpreter takes the search over.
#include "claims/base/regex.h"

#include "claims/base/regex_parts.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <atomic>
#include <cctype>
#include <mutex>
#include <new>
#include <stdexcept>
#include <string>

namespace tally {

namespace {

constexpr std::size_t max_pattern_bytes = std::size_t{64} * 1024;
constexpr std::size_t jit_stack_bytes = std::size_t{1} << 20U;

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* thing) const {
        Free(thing);
    }
};
using CodePtr = std::unique_ptr<pcre2_code, Freed<pcre2_code_free>>;
using MatchDataPtr = std::unique_ptr<pcre2_match_data, Freed<pcre2_match_data_free>>;
using MatchContextPtr = std::unique_ptr<pcre2_match_context, Freed<pcre2_match_context_free>>;
using CompileContextPtr = std::unique_ptr<pcre2_compile_context, Freed<pcre2_compile_context_free>>;
using JitStackPtr = std::unique_ptr<pcre2_jit_stack, Freed<pcre2_jit_stack_free>>;

template <class T>
T* made(T* thing) {
    if (thing == nullptr) throw std::bad_alloc();
    return thing;
}

std::string message_of(int error) {
    PCRE2_UCHAR text[256];
    pcre2_get_error_message(error, text, sizeof text);
    return reinterpret_cast<const char*>(text);
}

/// What a thread needs to match; kept, since making it costs more than most searches.
struct Scratch {
    JitStackPtr stack{made(pcre2_jit_stack_create(32 * 1024, jit_stack_bytes, nullptr))};
    MatchContextPtr context{made(pcre2_match_context_create(nullptr))};
    MatchDataPtr data;
    std::uint32_t pairs = 0;
    RegexLimits limits{0, 0}; ///< of the context

    Scratch() { pcre2_jit_stack_assign(context.get(), nullptr, stack.get()); }

    pcre2_match_context* with(const RegexLimits& wanted) {
        if (limits == wanted) return context.get();
        limits = wanted;
        pcre2_set_match_limit(context.get(), limits.match);
        pcre2_set_depth_limit(context.get(), limits.match);
        pcre2_set_heap_limit(context.get(), limits.heap_kib);
        return context.get();
    }

    pcre2_match_data* room_for(std::uint32_t wanted) {
        if (data == nullptr || pairs < wanted) {
            pairs = std::max<std::uint32_t>(wanted, 16);
            data.reset(made(pcre2_match_data_create(pairs, nullptr)));
        }
        return data.get();
    }
};

Scratch& scratch() {
    thread_local Scratch one;
    return one;
}

/// "(*UTF)", "(*LIMIT_MATCH=1)": settings of a pattern, which are ours alone to make.
bool has_start_item(std::string_view pattern) {
    return pattern.starts_with("(*") && pattern.size() > 2 &&
           std::isupper(static_cast<unsigned char>(pattern[2])) != 0;
}

/// The attempt that came farthest so far. PCRE2 calls before each item of the pattern: all parts
/// before that item have matched.
struct Farthest {
    const RegexParts& parts;
    const RegexPart* best = nullptr;
    std::optional<RegexReach> reach = std::nullopt;

    void see(const pcre2_callout_block& at) {
        const RegexPart* part = parts.at(at.pattern_position);
        if (part == nullptr || at.current_position <= at.start_match) return;
        if (best != nullptr && part->path <= best->path) return;
        best = part;
        reach = RegexReach{{at.start_match, at.current_position},
                           parts.choice_around(at.pattern_position)};
    }
};

bool is_limit(int code) {
    return code == PCRE2_ERROR_MATCHLIMIT || code == PCRE2_ERROR_DEPTHLIMIT ||
           code == PCRE2_ERROR_HEAPLIMIT || code == PCRE2_ERROR_RECURSELOOP;
}

} // namespace

struct Regex::Code {
    CodePtr code;
    std::uint32_t groups = 0;
    std::string text; ///< the pattern
    std::uint32_t flags = 0;
    mutable std::once_flag once;
    mutable std::atomic<bool> compiled = false; ///< and well: it can be run without more ado

    void compile_once() const {
        // A failure leaves the interpreter, which gives the same matches.
        std::call_once(once, [&] {
            compiled.store(pcre2_jit_compile(code.get(), PCRE2_JIT_COMPLETE) == 0,
                           std::memory_order_release);
        });
    }
};

std::variant<Regex, RegexError> Regex::compile(std::string_view pattern, RegexOptions options) {
    if (pattern.size() > max_pattern_bytes)
        return RegexError{"the pattern is longer than 64 KB", 0};
    if (has_start_item(pattern))
        return RegexError{"settings such as (*UTF) are not allowed in a pattern", 0};
    const CompileContextPtr context(made(pcre2_compile_context_create(nullptr)));
    pcre2_set_max_pattern_length(context.get(), max_pattern_bytes);

    const std::uint32_t flags = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C |
                                PCRE2_USE_OFFSET_LIMIT | (options.caseless ? PCRE2_CASELESS : 0U);
    int error = 0;
    PCRE2_SIZE offset = 0;
    auto code = std::make_shared<Code>();
    code->code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                                   flags, &error, &offset, context.get()));
    if (code->code == nullptr) {
        if (error == PCRE2_ERROR_HEAP_FAILED) throw std::bad_alloc();
        return RegexError{message_of(error), std::min<std::size_t>(offset, pattern.size())};
    }
    pcre2_pattern_info(code->code.get(), PCRE2_INFO_CAPTURECOUNT, &code->groups);
    code->text = pattern;
    code->flags = flags;
    Regex regex;
    regex.code_ = std::move(code);
    return regex;
}

RegexOutcome Regex::find(std::string_view subject, std::size_t from, RegexMatch& match,
                         const RegexLimits& limits) const {
    return search(subject, from, PCRE2_UNSET, match, limits);
}

RegexOutcome Regex::match_at(std::string_view subject, std::size_t at, RegexMatch& match,
                             const RegexLimits& limits) const {
    return search(subject, at, at, match, limits);
}

RegexOutcome Regex::search(std::string_view subject, std::size_t from, std::size_t last_start,
                           RegexMatch& match, const RegexLimits& limits) const {
    if (from > subject.size()) throw std::logic_error("a search from beyond its subject");
    if (!code_->compiled.load(std::memory_order_acquire)) code_->compile_once();
    Scratch& mine = scratch();
    pcre2_match_data* data = mine.room_for(code_->groups + 1);
    pcre2_match_context* const context = mine.with(limits);
    pcre2_set_offset_limit(context, last_start);

    const auto* text = reinterpret_cast<PCRE2_SPTR>(subject.empty() ? "" : subject.data());
    const auto run = [&](std::uint32_t more) {
        return pcre2_match(code_->code.get(), text, subject.size(), from, PCRE2_NO_UTF_CHECK | more,
                           data, context);
    };
    int found = code_->compiled.load(std::memory_order_relaxed)
                    ? pcre2_jit_match(code_->code.get(), text, subject.size(), from,
                                      PCRE2_NO_UTF_CHECK, data, context)
                    : run(0);
    if (found == PCRE2_ERROR_JIT_STACKLIMIT) found = run(PCRE2_NO_JIT);
    if (found == PCRE2_ERROR_NOMATCH) return RegexOutcome::no_match;
    if (is_limit(found)) {
        mine.data.reset(); // it may hold as much memory as the heap limit allows
        return RegexOutcome::limit;
    }
    if (found == PCRE2_ERROR_NOMEMORY) throw std::bad_alloc();
    if (found < 0) throw std::logic_error("PCRE2: " + message_of(found));

    const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(data);
    match.groups.assign(code_->groups + 1, std::nullopt);
    for (std::size_t i = 0; i < static_cast<std::size_t>(found); ++i)
        if (ends[2 * i] != PCRE2_UNSET) match.groups[i] = {ends[2 * i], ends[2 * i + 1]};
    return RegexOutcome::match;
}

std::optional<RegexReach> Regex::farthest(std::string_view subject,
                                          const RegexLimits& limits) const {
    int error = 0;
    PCRE2_SIZE offset = 0;
    const CodePtr code(pcre2_compile(
        reinterpret_cast<PCRE2_SPTR>(code_->text.data()), code_->text.size(),
        code_->flags | PCRE2_AUTO_CALLOUT | PCRE2_NO_START_OPTIMIZE | PCRE2_NO_AUTO_POSSESS, &error,
        &offset, nullptr));
    if (code == nullptr) return std::nullopt; // with the calls in it, it is too large
    const RegexParts parts(code_->text);
    Farthest best{parts};
    const MatchContextPtr context(made(pcre2_match_context_create(nullptr)));
    pcre2_set_match_limit(context.get(), limits.match);
    pcre2_set_heap_limit(context.get(), limits.heap_kib);
    pcre2_set_callout(
        context.get(),
        [](pcre2_callout_block* at, void* data) {
            static_cast<Farthest*>(data)->see(*at);
            return 0;
        },
        &best);
    const MatchDataPtr data(made(pcre2_match_data_create_from_pattern(code.get(), nullptr)));
    pcre2_match(code.get(), reinterpret_cast<PCRE2_SPTR>(subject.data()), subject.size(), 0,
                PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data.get(), context.get());
    return best.reach;
}

std::optional<std::size_t> Regex::group(std::string_view name) const {
    const std::string terminated(name);
    const int number = pcre2_substring_number_from_name(
        code_->code.get(), reinterpret_cast<PCRE2_SPTR>(terminated.c_str()));
    if (number < 0) return std::nullopt;
    return static_cast<std::size_t>(number);
}

std::size_t Regex::group_count() const { return code_->groups; }

bool Regex::can_match_empty() const {
    std::uint32_t can = 0;
    pcre2_pattern_info(code_->code.get(), PCRE2_INFO_MATCHEMPTY, &can);
    return can != 0;
}

} // namespace tally
