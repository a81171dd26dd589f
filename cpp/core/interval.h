// Value ranges of integer expressions, saturating at 64 bits: enough to prove that an index is not negative.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>

#include "ir.h"

namespace tilemetal {

struct Interval {
    static constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
    static constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

    std::int64_t lo = kMin;
    std::int64_t hi = kMax;

    [[nodiscard]] bool non_negative() const { return lo >= 0; }
    [[nodiscard]] bool positive() const { return lo > 0; }
    [[nodiscard]] bool is(std::int64_t value) const { return lo == value && hi == value; }
    [[nodiscard]] std::int64_t magnitude() const { return std::max(hi, lo == kMin ? kMax : -lo); }
};

Interval type_range(ir::Type type);
Interval join(Interval a, Interval b);

// Range of a binary node's result, kept within the range of its type. Signed arithmetic does not overflow in
// valid IR; unsigned arithmetic wraps, so an overflowing result may be anything.
Interval binary_range(ir::Kind kind, Interval a, Interval b, ir::Type type);

// The truth of a comparison where the ranges alone tell it.
std::optional<bool> decided(ir::Kind comparison, Interval a, Interval b);

}  // namespace tilemetal
