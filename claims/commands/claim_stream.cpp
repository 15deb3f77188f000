#include "claims/commands/claim_stream.h"

#include "claims/base/json.h"
#include "claims/check/compare.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <type_traits>
#include <utility>

namespace tally {

namespace {

/// So many articles, or bytes of text, are worked on together: enough to share out, and few enough
/// to stay in the cache.
constexpr std::size_t articles_at_once = 64;
constexpr std::size_t bytes_at_once = std::size_t{512} * 1024;

/// Of the number that stands for a claim's sentence: its article stands above its own.
constexpr unsigned bits_of_claim = 32;
constexpr std::size_t claim_bits = (std::size_t{1} << bits_of_claim) - 1;

std::string_view as_bytes(const auto& plain) {
    static_assert(std::is_trivially_copyable_v<std::remove_cvref_t<decltype(plain)>>);
    return {reinterpret_cast<const char*>(&plain), sizeof plain};
}

bool is_open(const RuleTerms& rule) { return rule.linking != Linking::none; }

bool leave_open(const std::vector<Pack>& packs) {
    return std::any_of(packs.begin(), packs.end(), [](const Pack& pack) {
        return std::any_of(pack.rules.begin(), pack.rules.end(),
                           [](const Rule& rule) { return is_open(*rule.terms); });
    });
}

std::string as_json(std::string_view text) {
    std::string out;
    JsonWriter(out).value(text);
    return out;
}

std::string as_json(const std::vector<std::pair<std::string, std::string>>& qualifiers) {
    std::string out;
    JsonWriter json(out);
    write_qualifiers(json, qualifiers);
    return out;
}

} // namespace

/// What is found in an article.
struct ClaimStream::Made {
    struct OfClaim {
        Claim claim;
        std::string fact_key;
        ClaimLine line;
        std::optional<Hash128> sentence;
    };
    CopySketch sketch;
    std::vector<OfClaim> claims;
    Diagnostics limits, notes;
};

struct ClaimStream::Batch {
    std::size_t first = 0; ///< number of its first article
    std::size_t bytes = 0;
    std::vector<Article> articles;
    std::vector<Made> made;
};

/// What is kept of a claim, before its line.
struct ClaimStream::Record {
    static constexpr std::uint32_t nobody = static_cast<std::uint32_t>(-1);

    std::uint32_t article = 0, rule = 0;
    std::uint32_t fact = 0; ///< its number, or of an open claim the place among those
    std::uint32_t speaker = nobody;
    std::uint32_t size = 0; ///< of the line; 0 of an open claim
    std::array<std::array<std::uint32_t, 2>, ClaimLine::parts> places{};
};

ClaimStream::ClaimStream(const std::vector<Pack>& packs, const HedgeWidths& hedges,
                         std::size_t jobs, Spill& spill)
    : extractor_(std::in_place, packs), hedges_(hedges), jobs_(jobs),
      coming_(std::make_unique<Batch>()), finder_(spill), lines_(spill),
      leaves_open_(leave_open(packs)), open_(spill), claim_ids_(spill) {}

ClaimStream::~ClaimStream() { work_.reset(); }

void ClaimStream::take(Article article) {
    coming_->bytes += article.text.size();
    coming_->articles.push_back(std::move(article));
    if (coming_->articles.size() == articles_at_once || coming_->bytes >= bytes_at_once) advance();
}

/// Sets all threads to work on the batch that is full, and keeps what they made of the one before.
void ClaimStream::advance() {
    if (work_) work_->finish();
    work_.reset();
    std::unique_ptr<Batch> done = std::exchange(at_work_, std::move(coming_));
    coming_ = std::make_unique<Batch>();
    coming_->first = at_work_->first + at_work_->articles.size();
    at_work_->made.resize(at_work_->articles.size());
    work_ = std::make_unique<WorkAhead>(
        at_work_->articles.size(), jobs_,
        [this, batch = at_work_.get()](std::size_t i) { make(*batch, i); });
    if (done) keep(*done);
}

void ClaimStream::make(Batch& batch, std::size_t index) const {
    const Article& article = batch.articles[index];
    Made& made = batch.made[index];
    made.sketch = copy_sketch(article.text);
    Extraction found =
        extractor_->extract_by_rule(article, batch.first + index, values_of(article, hedges_));
    made.limits = std::move(found.limits);
    made.notes = std::move(found.notes);
    std::optional<Span> sentence;
    std::optional<Hash128> key;
    for (Claim& claim : in_order(std::move(found.claims))) {
        if (sentence != claim.sentence) key = sentence_key(claim.sentence.of(article.text));
        sentence = claim.sentence;
        Made::OfClaim one;
        one.sentence = key;
        if (!is_open(*claim.rule)) {
            one.fact_key = FactNumbers::key_of(claim);
            one.line = claim_line(article, claim, compared_of(claim, article, {}));
        }
        one.claim = std::move(claim);
        made.claims.push_back(std::move(one));
    }
}

void ClaimStream::keep(Batch& batch) {
    for (std::size_t i = 0; i < batch.articles.size(); ++i) {
        const Article& article = batch.articles[i];
        Made& made = batch.made[i];
        finder_.add(article.id, article.source, article.day, made.sketch);
        for (const Made::OfClaim& one : made.claims)
            date_missed_ = date_missed_ || (one.claim.rule->moves != Moves::never &&
                                            !one.claim.as_of && !article.day);
        for (Diagnostic& limit : made.limits)
            limits_.push_back({article.id, std::move(limit)});
        notes_.insert(notes_.end(), std::make_move_iterator(made.notes.begin()),
                      std::make_move_iterator(made.notes.end()));
        keep(batch.first + i, article, std::move(made));
    }
}

void ClaimStream::keep(std::size_t number, const Article& article, Made&& made) {
    std::vector<OpenClaims::Numbered> open;
    for (Made::OfClaim& one : made.claims) {
        const std::size_t claim = claims_++;
        if (claims_ > claim_bits) throw std::length_error("more than 4 billion claims");
        claim_ids_.add(hash_128(one.claim.id), claim);
        if (one.sentence) finder_.add_sentence(*one.sentence, number << bits_of_claim | claim);
        Record record;
        record.article = static_cast<std::uint32_t>(number);
        record.rule = rules_.number_of(one.claim.rule);
        if (!one.claim.attribution.empty())
            record.speaker = static_cast<std::uint32_t>(names_.add(one.claim.attribution));
        if (is_open(*one.claim.rule)) {
            record.fact = static_cast<std::uint32_t>(open_.count() + open.size());
            open.push_back({claim, std::move(one.claim)});
        } else {
            record.fact = static_cast<std::uint32_t>(
                facts_.add(std::move(one.fact_key), std::move(one.claim)));
        }
        record.size = static_cast<std::uint32_t>(one.line.text.size());
        for (std::size_t i = 0; i < record.places.size(); ++i)
            record.places[i] = {static_cast<std::uint32_t>(one.line.places[i].start),
                                static_cast<std::uint32_t>(one.line.places[i].end)};
        lines_.add(as_bytes(record));
        lines_.add(one.line.text);
    }
    if (leaves_open_) open_.add(article, open);
}

bool ClaimStream::is_repeated(std::size_t claim) const {
    return std::binary_search(repeated_.begin(), repeated_.end(), claim);
}

void ClaimStream::settle(const std::vector<Source>& sources) {
    advance();
    advance();
    extractor_.reset();
    claim_ids_.for_each([&](const std::vector<std::size_t>& claims) {
        repeated_.insert(repeated_.end(), std::next(claims.begin()), claims.end());
    });
    std::sort(repeated_.begin(), repeated_.end());
    names_.settle();
    fact_ids_ = facts_.settle(names_);
    const auto article_of = [&](std::size_t place) -> std::optional<std::size_t> {
        if (is_repeated(place & claim_bits)) return std::nullopt;
        return place >> bits_of_claim;
    };
    copies_ = finder_.find(article_of, sources);
    const auto leaves_out = [&](std::size_t claim) { return is_repeated(claim); };
    const auto origin = [&](std::size_t article) { return finder_.id_of(copies_.of[article]); };
    for (std::string& note : open_.settle({names_, leaves_out, origin}))
        copies_.notes.push_back(std::move(note));
}

void ClaimStream::write_to(Output& out) {
    SpillReader lines(lines_);
    std::string line, origin;
    std::optional<std::size_t> origin_article;
    for (std::size_t claim = 0; !lines.at_end() && !out.closed(); ++claim) {
        Record record;
        lines.next(sizeof record).copy(reinterpret_cast<char*>(&record), sizeof record);
        const std::string_view text = lines.next(record.size);
        if (is_repeated(claim)) continue;
        if (record.size == 0) {
            out.write(open_.line(record.fact) + '\n');
            continue;
        }
        if (origin_article != record.article) origin = finder_.id_of(copies_.of[record.article]);
        origin_article = record.article;

        std::string_view speaker;
        std::string named, subject, qualifiers;
        if (record.speaker != Record::nobody) {
            speaker = names_.name(record.speaker);
            if (const std::string* full = names_.of(speaker)) {
                speaker = *full;
                named = as_json(speaker);
                const Claim& about = facts_.claim(record.fact);
                if (about.value.kind == Kind::quote) {
                    subject = as_json(about.subject);
                    qualifiers = as_json(about.qualifiers);
                }
            }
        }
        const std::string fact = as_json(fact_ids_[record.fact]);
        const std::string voice = as_json(
            origin_of(*rules_[record.rule], finder_.source_of(record.article), speaker, origin));
        ClaimLine::Places places;
        for (std::size_t i = 0; i < places.size(); ++i)
            places[i] = {record.places[i][0], record.places[i][1]};
        line.clear();
        add_filled(line, text, places, {fact, voice, subject, qualifiers, named});
        out.write(line += '\n');
    }
}

} // namespace tally
