#pragma once

#include "claims/articles/html_elements.h"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// An element that has begun and not ended.
struct OpenElement {
    const ElementRow* row = nullptr;
    std::size_t name = 0; ///< number of its name
    unsigned effects = 0; ///< the reader's: what to undo where it ends
    bool ended = false;   ///< its end tag came while others stood open in it: <b><p></b></p>
};

/// The elements that stand open at a place of a page, kept by the rules of the HTML Standard's tree
/// construction as far as text depends on them: what an end tag ends, what a start tag ends by the
/// way (<li> another <li>). Each step costs the elements that it ends and no more, whatever the
/// page, so a page takes linear time.
class OpenElements {
public:
    /// `leave` is told of each element that ends.
    explicit OpenElements(std::function<void(const OpenElement&)> leave);

    /// Ends what may not stand open around an element that begins: a <p> before a block, a <td>
    /// before another.
    void make_way_for(const ElementRow& row);

    /// False where elements are nested too deeply: that one is passed over.
    bool push(const ElementRow& row, std::string_view name, unsigned effects);

    /// An end tag. False where nothing is open that it could end.
    bool end(const ElementRow& row, std::string_view name);

    /// Ends all.
    void clear();

    /// Whether the place is in <svg> or <math> and not in HTML within it.
    bool is_foreign() const;
    /// Ends <svg> or <math>, for HTML begins that may not stand in it.
    void leave_foreign();

    bool has(Element element) const;

    static constexpr std::size_t deepest = 1'000'000;

private:
    std::size_t number_of(const ElementRow& row, std::string_view name);
    void pop_to(std::size_t depth); ///< as many stay
    bool end_from(std::size_t place, std::size_t floor);
    std::size_t last(Element element) const;

    std::function<void(const OpenElement&)> leave_;
    std::vector<OpenElement> stack_;
    std::map<std::string, std::size_t, std::less<>> numbers_; ///< of names without a row
    std::vector<std::vector<std::size_t>> by_name_;           ///< depths, from 1, by number
    std::vector<std::vector<std::size_t>> by_element_;        ///< the same by Element
    std::vector<std::size_t> barriers_, specials_;
};

} // namespace tally
