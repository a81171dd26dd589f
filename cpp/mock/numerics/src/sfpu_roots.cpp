// Roots and reciprocals as the vector unit's programs compute them.
#include <array>

#include "sfpu_program_parts.hpp"
#include "sfpu_program_rows.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

// setup: approximation, then 2 for reciprocals as a 32-bit DST gets them.
bool approximates(Frame f) { return (f.setup & 1) != 0; }

// --- Square roots (ckernel_sfpu_sqrt.h); parameter 0 leaves out the look at zeros and negative numbers
// -----------------

template <AnyLane V>
struct RootEstimate {
    V y;
    V factor;  // approximate form: what y is multiplied by
};

template <AnyLane V>
V inverse_root_seed(V x, Word magic) {
    return V::of(magic - (x.word >> 1));
}

template <AnyLane V>
RootEstimate<V> coarse_root(V x) {
    const V y = inverse_root_seed(x, 0x5F0B3892);
    const V c = x * y;
    return {y, -y * c + V(1.89099014875F)};
}

template <AnyLane V>
V improved_inverse_root(V x) {
    const V y = inverse_root_seed(x, 0x5F1110A0);
    const V xy = x * y;
    const V c = -y * xy;
    return y * V(c * V(V(2.2533049F) + c) + V(2.2825186F));
}

template <AnyLane V>
V square_root(V x, bool approximate) {
    if (approximate) {
        const auto [y, factor] = coarse_root(x);
        const V root = x * y;
        return x.word == kInfinity ? root : V(root * factor);
    }
    const V y = improved_inverse_root(x);
    if (as_signed(x.word) >= as_signed(kInfinity)) return y;
    const V xy = x * y;
    const V rest = -y * xy + V(1.0F);
    return rest * V(V(0.5F) * xy) + xy;
}

template <AnyLane V>
V inverse_square_root(V x, bool approximate) {
    if (approximate) {
        const auto [y, factor] = coarse_root(x);
        return y * factor;
    }
    const V y = improved_inverse_root(x);
    const V xy = x * y;
    const V rest = -y * xy + V(1.0F);
    return rest * scaled(y, -1) + y;
}

constexpr auto kSquareRoot = []<AnyLane V>(V x, Frame f) {
    V root = square_root(x, approximates(f));
    if (f.parameters[0] == 0) {
        if (magnitude_of(x.word) == 0) {
            root = x;
        } else if (is_negative(x)) {
            root = V::of(kNan);
        }
    }
    return rounded_if_narrow(root, f);
};

constexpr auto kInverseSquareRoot = []<AnyLane V>(V x, Frame f) {
    V root = V::of(kInfinity - x.word);
    if (x.word != kInfinity && magnitude_of(x.word) != 0) {
        root = f.parameters[0] == 0 && is_negative(x) ? V::of(kNan) : inverse_square_root(x, approximates(f));
    }
    return rounded_if_narrow(root, f);
};

// --- Reciprocals (ckernel_sfpu_recip.h)
// -------------------------------------------------------------------------------

// One step that also rounds to nearest even: the error is added to the last bit of bf16 as an integer.
template <AnyLane V>
V blackhole_narrow_reciprocal(V x) {
    const V flushed = V(0.0F) * V(0.0F) + x;
    const V y = V::of(approximate_reciprocal(x).word | 0x8000);
    const V error = mad(flushed, y, V(-1.0F));
    return V::of(y.word + (error.word >> 16));
}

template <AnyLane V>
V blackhole_wide_reciprocal(V x) {
    const V y = approximate_reciprocal(x);
    const V e = mad(-x, y, V(1.0F));
    const V t = mad(mad(e, e, e), e, e);
    return mad(smaller(V(1.0F), t), y, y);
}

constexpr auto kReciprocalTile = []<AnyLane V>(V x, Frame f) {
    const bool wide = (f.setup & 2) != 0;
    if constexpr (V::kBlackhole) {
        if (approximates(f)) return approximate_reciprocal(x);
        return wide ? blackhole_wide_reciprocal(x) : blackhole_narrow_reciprocal(x);
    } else {
        if (approximates(f)) return wormhole_reciprocal(x, 0);
        return wide ? wormhole_reciprocal(x, 2) : wormhole_reciprocal(x, 1, kNarrowReciprocal, true);
    }
};

// --- Cube roots (ckernel_sfpu_cbrt.h)
// -----------------------------------------------------------------------------------

constexpr auto kCubeRoot = []<AnyLane V>(V a, Frame f) {
    const V p0(0x1.c09806p0F);
    const V p1(-0x1.403e6cp0F);
    const V p2(0x1.04cdb2p-1F);
    constexpr float kThird = -0x1.555556p-10F;  // -1/3 / 256
    const V x = absolute(a);
    const V seed = cast_to_float<V>(x.word) * V(kThird) + V(1418472267.0F / 256.0F + 8388608.0F);
    V y = V::of(seed.word << 8);
    if (!is_wide(f)) {
        const V d = x * V(y * y);
        const V c = d * y;
        const V t = c * V(p2 * c + p1) + p0;
        return nearest_bf16(V(with_sign_of(d, a) * V(t * t)));
    }
    V c = V(x * y) * V(y * y);
    y = y * V(c * V(p2 * c + p1) + p0);
    const V d = x * V(y * y);
    c = d * y + V(-1.0F);
    const V t = c * V(kThird * 256.0F) + V(1.0F);
    return V(with_sign_of(d, a) * V(t * t));
};

constexpr std::array kOperations{
    unary_row<kReciprocalTile>("recip_tile", "recip_tile_init", 14),
    unary_row<kSquareRoot>("sqrt_tile", "sqrt_tile_init", 16),
    unary_row<kInverseSquareRoot>("rsqrt_tile", "rsqrt_tile_init", 16),
    unary_row<kCubeRoot>("cbrt_tile", "cbrt_tile_init", 20),
};

}  // namespace

std::span<const SfpuOperation> root_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
