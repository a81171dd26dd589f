#include "interval.h"

namespace tilemetal {

namespace {

using Wide = __int128;

Interval clamp_wide(Wide lo, Wide hi, ir::Type type) {
    const Interval limits = type_range(type);
    if (type.cls == ir::TypeClass::UInt && (lo < limits.lo || hi > limits.hi)) {
        return limits;
    }
    const auto clamp = [&](Wide v) {
        return static_cast<std::int64_t>(std::clamp(v, static_cast<Wide>(limits.lo), static_cast<Wide>(limits.hi)));
    };
    return {clamp(lo), clamp(hi)};
}

Interval product(Interval a, Interval b, ir::Type type) {
    const Wide corners[] = {Wide{a.lo} * b.lo, Wide{a.lo} * b.hi, Wide{a.hi} * b.lo, Wide{a.hi} * b.hi};
    return clamp_wide(*std::ranges::min_element(corners), *std::ranges::max_element(corners), type);
}

Interval quotient(Interval a, Interval b, ir::Type type) {
    if (a.non_negative() && b.positive()) {
        return {a.lo / b.hi, a.hi / b.lo};
    }
    const Wide m = a.magnitude();
    return clamp_wide(a.non_negative() && b.non_negative() ? Wide{0} : -m, m, type);
}

Interval floor_remainder(Interval a, Interval b, ir::Type type) {
    if (b.positive()) {
        return {0, a.non_negative() ? std::min(a.hi, b.hi - 1) : b.hi - 1};
    }
    const Wide m = b.magnitude();
    return clamp_wide(-m, m, type);
}

Interval truncated_remainder(Interval a, Interval b, ir::Type type) {
    const Wide m = std::min(a.magnitude(), b.magnitude());
    return clamp_wide(a.non_negative() ? Wide{0} : -m, m, type);
}

}  // namespace

Interval type_range(ir::Type type) {
    switch (type.cls) {
        case ir::TypeClass::Bool:
            return {0, 1};
        case ir::TypeClass::UInt:
            return {0, type.bits >= 63 ? Interval::kMax : (std::int64_t{1} << type.bits) - 1};
        case ir::TypeClass::Int:
            if (type.bits >= 1 && type.bits < 64) {
                return {-(std::int64_t{1} << (type.bits - 1)), (std::int64_t{1} << (type.bits - 1)) - 1};
            }
            return {};
        default:
            return {};
    }
}

Interval join(Interval a, Interval b) { return {std::min(a.lo, b.lo), std::max(a.hi, b.hi)}; }

Interval binary_range(ir::Kind kind, Interval a, Interval b, ir::Type type) {
    using ir::Kind;
    const Interval full = type_range(type);
    const bool both = a.non_negative() && b.non_negative();
    switch (kind) {
        case Kind::Add:
            return clamp_wide(Wide{a.lo} + b.lo, Wide{a.hi} + b.hi, type);
        case Kind::Sub:
            return clamp_wide(Wide{a.lo} - b.hi, Wide{a.hi} - b.lo, type);
        case Kind::Mul:
            return product(a, b, type);
        case Kind::Div:
        case Kind::FloorDiv:
            return quotient(a, b, type);
        case Kind::Mod:
            return truncated_remainder(a, b, type);
        case Kind::FloorMod:
            return floor_remainder(a, b, type);
        case Kind::Min:
            return {std::min(a.lo, b.lo), std::min(a.hi, b.hi)};
        case Kind::Max:
            return {std::max(a.lo, b.lo), std::max(a.hi, b.hi)};
        case Kind::BitAnd:
            if (both) {
                return {0, std::min(a.hi, b.hi)};
            }
            return a.non_negative() ? Interval{0, a.hi} : b.non_negative() ? Interval{0, b.hi} : full;
        case Kind::BitOr:
        case Kind::BitXor:
            return both ? Interval{0, full.hi} : full;
        case Kind::ShiftLeft:
            return both ? Interval{0, full.hi} : full;
        case Kind::ShiftRight:
            return a.non_negative() ? Interval{0, a.hi} : full;
        default:
            return full;
    }
}

std::optional<bool> decided(ir::Kind comparison, Interval a, Interval b) {
    using ir::Kind;
    const bool less = a.hi < b.lo;
    const bool greater = a.lo > b.hi;
    const bool less_equal = a.hi <= b.lo;
    const bool greater_equal = a.lo >= b.hi;
    const auto verdict = [](bool yes, bool no) {
        return yes ? std::optional(true) : no ? std::optional(false) : std::nullopt;
    };
    switch (comparison) {
        case Kind::Lt:
            return verdict(less, greater_equal);
        case Kind::Le:
            return verdict(less_equal, greater);
        case Kind::Gt:
            return verdict(greater, less_equal);
        case Kind::Ge:
            return verdict(greater_equal, less);
        case Kind::Eq:
            return verdict(less_equal && greater_equal, less || greater);
        case Kind::Ne:
            return verdict(less || greater, less_equal && greater_equal);
        default:
            return std::nullopt;
    }
}

}  // namespace tilemetal
