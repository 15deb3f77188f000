#pragma once

#include "claims/base/diagnostic.h"

#include <utility>
#include <variant>

namespace tally {

/// A value, or the diagnostics that stand in its way: for errors that users make. The names are
/// those of std::expected, which can take its place one day. error() is never empty.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::move(value)) {}           // NOLINT(google-explicit-constructor)
    Result(Diagnostics error) : state_(std::move(error)) {} // NOLINT(google-explicit-constructor)
    Result(Diagnostic error)
        : state_(Diagnostics{std::move(error)}) {} // NOLINT(google-explicit-constructor)

    bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T& value() & { return std::get<0>(state_); }
    const T& value() const& { return std::get<0>(state_); }
    T&& value() && { return std::get<0>(std::move(state_)); }
    const Diagnostics& error() const { return std::get<1>(state_); }

    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

private:
    std::variant<T, Diagnostics> state_;
};

} // namespace tally
