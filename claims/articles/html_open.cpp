// Instead of walking up the stack as the standard describes it, which hostile pages make slow, the
// depths of each name, of barriers and of special elements are kept beside it: "is a <p> open in
// this cell" compares two numbers.
#include "claims/articles/html_open.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

using T = ElementTraits;

std::size_t back_of(const std::vector<std::size_t>& places) {
    return places.empty() ? 0 : places.back();
}

bool is_cell(Element element) { return element == Element::td || element == Element::th; }
bool is_group(Element element) {
    return element == Element::thead || element == Element::tbody || element == Element::tfoot;
}

} // namespace

OpenElements::OpenElements(std::function<void(const OpenElement&)> leave)
    : leave_(std::move(leave)) {
    by_element_.resize(static_cast<std::size_t>(Element::button) + 1);
}

std::size_t OpenElements::number_of(const ElementRow& row, std::string_view name) {
    const std::string_view key = row.name.empty() ? name : row.name;
    auto found = numbers_.find(key);
    if (found == numbers_.end()) {
        found = numbers_.emplace(std::string(key), by_name_.size()).first;
        by_name_.emplace_back();
    }
    return found->second;
}

std::size_t OpenElements::last(Element element) const {
    return back_of(by_element_[static_cast<std::size_t>(element)]);
}

bool OpenElements::has(Element element) const { return last(element) > 0; }

bool OpenElements::push(const ElementRow& row, std::string_view name, unsigned effects) {
    if (stack_.size() == deepest) return false;
    const std::size_t number = number_of(row, name);
    stack_.push_back({&row, number, effects, false});
    const std::size_t depth = stack_.size();
    by_name_[number].push_back(depth);
    if (row.element != Element::other)
        by_element_[static_cast<std::size_t>(row.element)].push_back(depth);
    if (row.is(T::barrier)) barriers_.push_back(depth);
    if (row.is(T::special)) specials_.push_back(depth);
    return true;
}

void OpenElements::pop_to(std::size_t depth) {
    while (stack_.size() > depth) {
        const OpenElement element = stack_.back();
        const std::size_t at = stack_.size();
        stack_.pop_back();
        const auto forget = [&](std::vector<std::size_t>& places) {
            if (back_of(places) == at) places.pop_back();
        };
        forget(by_name_[element.name]);
        forget(by_element_[static_cast<std::size_t>(element.row->element)]);
        forget(barriers_);
        forget(specials_);
        if (!element.ended) leave_(element);
    }
}

void OpenElements::clear() { pop_to(0); }

/// Ends the element at that depth and all in it, unless it lies below `floor` or there is none.
bool OpenElements::end_from(std::size_t place, std::size_t floor) {
    if (place == 0 || place <= floor) return false;
    pop_to(place - 1);
    return true;
}

void OpenElements::make_way_for(const ElementRow& row) {
    const std::size_t table = last(Element::table);
    const Element element = row.element;
    if (is_cell(element) || element == Element::tr || is_group(element) ||
        element == Element::caption) {
        if (table == 0) return;
        std::size_t place = 0;
        const auto outermost = [&](Element open) {
            const std::size_t at = last(open);
            if (at > table && (place == 0 || at < place)) place = at;
        };
        outermost(Element::td);
        outermost(Element::th);
        outermost(Element::caption);
        if (!is_cell(element)) outermost(Element::tr);
        if (is_group(element))
            for (const Element group : {Element::thead, Element::tbody, Element::tfoot})
                outermost(group);
        end_from(place, table);
        return;
    }
    const std::size_t barrier = back_of(barriers_);
    if (element == Element::li)
        end_from(last(Element::li), std::max({barrier, last(Element::ol), last(Element::ul)}));
    if (element == Element::dd || element == Element::dt)
        end_from(std::max(last(Element::dd), last(Element::dt)),
                 std::max(barrier, last(Element::dl)));
    if (row.is(T::block)) end_from(last(Element::p), std::max(barrier, last(Element::button)));
    if (is_heading(element) && !stack_.empty() && is_heading(stack_.back().row->element))
        pop_to(stack_.size() - 1);
}

bool OpenElements::end(const ElementRow& row, std::string_view name) {
    const std::string_view key = row.name.empty() ? name : row.name;
    const auto number = numbers_.find(key);
    const std::size_t barrier = back_of(barriers_);
    if (is_heading(row.element)) { // any heading's end tag ends any heading
        std::size_t place = 0;
        for (const Element heading :
             {Element::h1, Element::h2, Element::h3, Element::h4, Element::h5, Element::h6})
            place = std::max(place, last(heading));
        return end_from(place, barrier);
    }
    if (number == numbers_.end()) return false;
    const std::size_t place = back_of(by_name_[number->second]);
    if (place == 0) return false;
    if (row.is(T::barrier) || row.element == Element::tr || is_group(row.element))
        return end_from(
            place, row.element == Element::table || row.is(T::no_prose) ? 0 : last(Element::table));
    if (row.element == Element::li)
        return end_from(place, std::max({barrier, last(Element::ol), last(Element::ul)}));
    if (row.element == Element::p) return end_from(place, std::max(barrier, last(Element::button)));
    if (row.is(T::special)) return end_from(place, barrier);
    if (place > back_of(specials_)) return end_from(place, 0);
    // Within a paragraph or the like that began after it: only formatting ends there.
    if (!row.is(T::formatting) || place < barrier) return false;
    OpenElement& element = stack_[place - 1];
    element.ended = true;
    by_name_[element.name].pop_back();
    // Of its own row: in <svg> the same name is another element.
    auto& places = by_element_[static_cast<std::size_t>(element.row->element)];
    if (back_of(places) == place) places.pop_back();
    leave_(element);
    return true;
}

bool OpenElements::is_foreign() const {
    const std::size_t root = std::max(last(Element::svg), last(Element::math));
    return root > 0 && root >= last(Element::foreignobject);
}

void OpenElements::leave_foreign() {
    const std::size_t root = std::max(last(Element::svg), last(Element::math));
    end_from(root, last(Element::foreignobject));
}

} // namespace tally
