// Ten papers that print one agency text are one voice. Their texts are compared by signatures:
// articles that share a band are candidates, and only pairs that pass the estimate are joined, for
// joining whole bands would chain strangers. Which pairs are looked at first plays no part: a set
// is all that such pairs tie together.
#include "claims/check/copies.h"

#include "claims/check/union_find.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <type_traits>

namespace tally {

namespace {

constexpr std::size_t bucket_limit = 10'000;
constexpr double least_likeness = 0.7;
constexpr std::size_t opening_words = 60;
constexpr std::size_t least_sentence_words = 8;
constexpr int days_apart = 7;
constexpr std::int32_t undated = std::numeric_limits<std::int32_t>::min(); // before all days

static_assert(std::is_trivially_copyable_v<MinHash>);

} // namespace

CopySketch copy_sketch(std::string_view text) {
    CopySketch out;
    if (text.empty()) return out;
    const std::vector<std::uint64_t> words = masked_words(text);
    out.text = hash_128(text);
    out.whole = out.opening = minhash(words, opening_words);
    if (words.size() > opening_words) out.whole->add(words, opening_words, words.size());
    return out;
}

std::optional<Hash128> sentence_key(std::string_view sentence) {
    const std::vector<std::uint64_t> words = masked_words(sentence);
    if (words.size() < least_sentence_words) return std::nullopt;
    return hash_128({reinterpret_cast<const char*>(words.data()), words.size() * sizeof words[0]});
}

/// Sets of articles that are joined as copies are found.
class CopyFinder::Sets {
public:
    explicit Sets(const CopyFinder& all) : all_(all), sets_(all.articles_.size()) {}

    /// Joins articles whose texts are the same byte for byte, however short.
    void join_equal() {
        all_.by_text_.for_each([&](std::vector<std::size_t> members) {
            sort_by_day(members);
            // One without a date is near to all, and comes first.
            for (std::size_t i = 1; i < members.size(); ++i)
                for (const std::size_t other : {members.front(), members[i - 1]})
                    if (near_in_time(other, members[i])) sets_.join(other, members[i]);
        });
    }

    /// Joins articles whose signatures are alike.
    void join_alike(const Signatures& part, std::string_view name) {
        std::vector<MinHash> read;
        join_buckets(part.by_band, name, [&](std::vector<std::size_t> members) {
            sort_by_day(members);
            read.resize(members.size());
            for (std::size_t i = 0; i < members.size(); ++i)
                part.all.read(members[i] * sizeof(MinHash), reinterpret_cast<char*>(&read[i]),
                              sizeof(MinHash));
            join_bucket(members, [&](std::size_t a, std::size_t b) {
                return read[a].likeness(read[b]) >= least_likeness;
            });
        });
    }

    void join_sentences(const ArticleOf& article_of) {
        const auto articles_of = [&](const std::vector<std::size_t>& claims) {
            std::vector<std::size_t> articles;
            for (const std::size_t claim : claims)
                if (const auto article = article_of(claim)) articles.push_back(*article);
            std::sort(articles.begin(), articles.end());
            articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
            return articles;
        };
        const auto join = [&](std::vector<std::size_t> members) {
            sort_by_day(members);
            join_bucket(members, [](std::size_t, std::size_t) { return true; });
        };
        std::size_t passed_over = 0;
        all_.by_sentence_.for_each([&](const std::vector<std::size_t>& claims) {
            join_or_pass_over(articles_of(claims), passed_over, join);
        });
        note(passed_over, "one sentence");
    }

    void join_reprints(const std::vector<Source>& sources) {
        std::map<std::string, std::size_t, std::less<>> number;
        for (const Source& source : sources) {
            number.emplace(source.id, number.size());
            for (const std::string& reprinted : source.reprints)
                number.emplace(reprinted, number.size());
        }
        UnionFind voices(number.size());
        for (const Source& source : sources)
            for (const std::string& reprinted : source.reprints)
                voices.join(number[source.id], number[reprinted]);

        std::vector<std::size_t> voices_of_two(number.size());
        for (const auto& [source, index] : number)
            ++voices_of_two[voices.find(index)];
        std::map<std::size_t, std::size_t> first;
        for (std::size_t i = 0; i < all_.articles_.size(); ++i) {
            const auto known = number.find(all_.source_of(i));
            if (known == number.end()) continue;
            const std::size_t voice = voices.find(known->second);
            if (voices_of_two[voice] > 1) sets_.join(i, first.emplace(voice, i).first->second);
        }
    }

    /// The article of the least id in each article's set.
    std::vector<std::uint32_t> least_ids() {
        std::vector<std::uint32_t> least(all_.articles_.size());
        std::iota(least.begin(), least.end(), 0U);
        for (std::size_t i = 0; i < least.size(); ++i) {
            const std::size_t set = sets_.find(i);
            if (set != i && all_.id_of(i) < all_.id_of(least[set]))
                least[set] = static_cast<std::uint32_t>(i);
        }
        for (std::size_t i = 0; i < least.size(); ++i)
            least[i] = least[sets_.find(i)];
        return least;
    }

    std::vector<std::string> take_notes() { return std::move(notes_); }

private:
    bool near_in_time(std::size_t a, std::size_t b) const {
        const std::int32_t one = all_.articles_[a].day;
        const std::int32_t other = all_.articles_[b].day;
        if (one == undated || other == undated) return true;
        return one - other <= days_apart && other - one <= days_apart;
    }

    void sort_by_day(std::vector<std::size_t>& members) const {
        std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
            const std::int32_t one = all_.articles_[a].day; // undated ones come first
            const std::int32_t other = all_.articles_[b].day;
            return std::tie(one, a) < std::tie(other, b);
        });
    }

    bool is_one_set(const std::vector<std::size_t>& members) {
        return std::all_of(members.begin(), members.end(), [&](std::size_t member) {
            return sets_.find(member) == sets_.find(members.front());
        });
    }

    template <class Join>
    void join_or_pass_over(const std::vector<std::size_t>& members, std::size_t& passed_over,
                           const Join& join) {
        if (members.size() > bucket_limit)
            passed_over = std::max(passed_over, members.size());
        else if (!is_one_set(members))
            join(members);
    }

    template <class Join>
    void join_buckets(const SpilledGroups& groups, std::string_view part, const Join& join) {
        std::size_t passed_over = 0;
        groups.for_each([&](const std::vector<std::size_t>& members) {
            join_or_pass_over(members, passed_over, join);
        });
        note(passed_over, part);
    }

    /// Looks at pairs of articles, in order of day, that are not yet one set: each with the sets
    /// before it, their nearest days first. `alike` takes places among the members.
    template <class Alike>
    void join_bucket(const std::vector<std::size_t>& members, const Alike& alike) {
        std::vector<std::vector<std::size_t>> sets; // of places
        for (std::size_t place = 0; place < members.size(); ++place) {
            const std::size_t member = members[place];
            std::vector<std::size_t> own = {place};
            for (std::size_t i = sets.size(); i-- > 0;) {
                std::vector<std::size_t>& other = sets[i];
                const std::size_t first = members[other.front()];
                const bool tied =
                    sets_.find(first) == sets_.find(member) ||
                    std::any_of(other.rbegin(), other.rend(), [&](std::size_t one) {
                        return near_in_time(members[one], member) && alike(one, place);
                    });
                if (!tied) continue;
                sets_.join(first, member);
                other.insert(other.end(), own.begin(), own.end());
                own = std::move(other);
                sets.erase(sets.begin() + static_cast<std::ptrdiff_t>(i));
            }
            sets.push_back(std::move(own));
        }
    }

    void note(std::size_t passed_over, std::string_view part) {
        if (passed_over != 0)
            notes_.push_back("copies: " + std::string(part) + " stands in " +
                             std::to_string(passed_over) +
                             " articles; taken for boilerplate and not compared");
    }

    const CopyFinder& all_;
    UnionFind sets_;
    std::vector<std::string> notes_;
};

CopyFinder::CopyFinder(Spill& spill)
    : ids_(spill), by_text_(spill), by_sentence_(spill), whole_(spill), opening_(spill) {}

void CopyFinder::Signatures::add(std::size_t article, const std::optional<MinHash>& signature) {
    const MinHash kept = signature.value_or(MinHash());
    all.add({reinterpret_cast<const char*>(&kept), sizeof kept});
    if (!signature) return;
    for (std::size_t band = 0; band < minhash_bands; ++band)
        by_band.add({signature->band(band), band}, article);
}

void CopyFinder::add(std::string_view id, std::string_view source, std::optional<Day> day,
                     const CopySketch& sketch) {
    const std::size_t article = articles_.size();
    ids_.add(id);
    articles_.push_back({ids_.size(), static_cast<std::uint32_t>(sources_.add(source).first),
                         day ? day_number(*day) : undated});
    if (sketch.text) by_text_.add(*sketch.text, article);
    whole_.add(article, sketch.whole);
    opening_.add(article, sketch.opening);
}

void CopyFinder::add_sentence(const Hash128& key, std::size_t claim) {
    by_sentence_.add(key, claim);
}

CopySets CopyFinder::find(const ArticleOf& article_of, const std::vector<Source>& sources) const {
    Sets sets(*this);
    sets.join_equal();
    sets.join_alike(whole_, "one part of the text");
    sets.join_alike(opening_, "one part of the first 60 words");
    sets.join_sentences(article_of);
    CopySets out;
    out.copies = sets.least_ids();
    sets.join_reprints(sources);
    out.of = sets.least_ids();
    out.notes = sets.take_notes();
    return out;
}

std::string CopyFinder::id_of(std::size_t article) const {
    const std::uint64_t start = article == 0 ? 0 : articles_[article - 1].id_end;
    std::string id(articles_[article].id_end - start, '\0');
    ids_.read(start, id.data(), id.size());
    return id;
}

} // namespace tally
