#include "claims/base/spilled_groups.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace tally {

namespace {

struct Entry {
    Hash128 key;
    std::uint64_t member;
};
static_assert(std::is_trivially_copyable_v<Entry>);

constexpr unsigned bits_of_part = 6;
constexpr std::size_t entries_a_block = 170; // 4 KB, of which each part has one in memory

} // namespace

SpilledGroups::SpilledGroups(Spill& spill)
    : parts_(std::size_t{1} << bits_of_part, SpilledBytes(spill, entries_a_block * sizeof(Entry))) {
}

void SpilledGroups::add(const Hash128& key, std::size_t member) {
    const Entry entry{key, member};
    parts_[key.high >> (64U - bits_of_part)].add(
        {reinterpret_cast<const char*>(&entry), sizeof entry});
}

void SpilledGroups::for_each(
    const std::function<void(const std::vector<std::size_t>&)>& take) const {
    std::vector<Entry> entries;
    std::vector<std::size_t> members;
    for (const SpilledBytes& part : parts_) {
        entries.resize(part.size() / sizeof(Entry));
        part.read(0, reinterpret_cast<char*>(entries.data()), part.size());
        std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
            return std::tie(a.key, a.member) < std::tie(b.key, b.member);
        });
        for (auto first = entries.begin(); first != entries.end();) {
            auto last = first;
            members.clear();
            for (; last != entries.end() && last->key == first->key; ++last)
                members.push_back(last->member);
            first = last;
            if (members.size() > 1) take(members);
        }
    }
}

} // namespace tally
