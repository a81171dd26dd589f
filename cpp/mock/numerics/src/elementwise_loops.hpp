#pragma once

#include <cstddef>
#include <cstdint>

#include "fpu_step.hpp"
#include "kernels.hpp"

// ELWADD and ELWMUL over a whole tile. Unnamed namespace on purpose, see kernels.hpp.
namespace {

using tilemetal::numerics::DstWidth;

// One ELWADD: the smaller operand is rounded (half away) to the 11-bit grid of the larger one.
template <bool Wide>
inline std::uint32_t add_element(std::uint32_t a, std::uint32_t b, std::uint32_t dst) {
    a = (a & 0x7F800000) == 0 ? 0 : a;
    b = (b & 0x7F800000) == 0 ? 0 : b;
    const bool swap = (a & 0x7FFFFFFF) < (b & 0x7FFFFFFF);
    const std::uint32_t large = swap ? b : a;
    const std::uint32_t small = swap ? a : b;
    const std::int32_t distance = step_min(step_exponent(large) - step_exponent(small), 31);
    const std::int32_t aligned = (((step_significand(small) << 1) >> distance) + 1) >> 1;
    const std::int32_t magnitude = step_significand(large) + ((large ^ small) >> 31 != 0 ? -aligned : aligned);
    return step_accumulate<Wide>(large >> 31 != 0 ? -magnitude : magnitude, step_exponent(large), 0, 0, dst);
}

// One phase of ELWMUL.
template <bool Wide>
inline std::uint32_t multiply_element(std::uint32_t a, std::uint32_t b, std::uint32_t dst, int phase) {
    const std::int32_t significand_a = step_significand(a);
    const std::int32_t significand_b = step_significand(b);
    const std::int32_t exponent = step_exponent(a) + step_exponent(b) - 127 + phase_offset(phase);
    const bool live = (significand_a != 0) & (significand_b != 0) & (exponent > 0);
    const std::int32_t product = slice_a(significand_a, phase) * slice_b(significand_b, phase);
    const std::int32_t signed_product = (a ^ b) >> 31 != 0 ? -product : product;
    return step_accumulate<Wide>(live ? signed_product : 0, live ? exponent : 0, 0, 0, dst);
}

template <bool Wide>
void add_loop(std::uint32_t* dst, const std::uint32_t* a, const std::uint32_t* b, std::uint32_t flip,
              std::uint32_t keep) {
    for (std::size_t i = 0; i < tilemetal::numerics::kTileElements; ++i)
        dst[i] = add_element<Wide>(a[i], b[i] ^ flip, dst[i] & keep);
}

template <bool Wide>
void multiply_loop(std::uint32_t* dst, const std::uint32_t* a, const std::uint32_t* b, int phase) {
    for (std::size_t i = 0; i < tilemetal::numerics::kTileElements; ++i)
        dst[i] = multiply_element<Wide>(a[i], b[i], dst[i], phase);
}

void add_tile_words(std::uint32_t* dst, const std::uint32_t* a, const std::uint32_t* b, std::uint32_t flip,
                    bool accumulate, DstWidth width) {
    const std::uint32_t keep = accumulate ? ~0U : 0U;
    if (width == DstWidth::Bits32)
        add_loop<true>(dst, a, b, flip, keep);
    else
        add_loop<false>(dst, a, b, flip, keep);
}

void multiply_tile_words(std::uint32_t* dst, const std::uint32_t* a, const std::uint32_t* b, int phases,
                         DstWidth width) {
    for (int phase = 0; phase < phases; ++phase) {
        if (width == DstWidth::Bits32)
            multiply_loop<true>(dst, a, b, phase);
        else
            multiply_loop<false>(dst, a, b, phase);
    }
}

}  // namespace
