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
template <int Phase, bool Wide>
inline std::uint32_t multiply_element(std::uint32_t a, std::uint32_t b, std::uint32_t dst) {
    const std::int32_t significand_a = step_significand(a);
    const std::int32_t significand_b = step_significand(b);
    const std::int32_t exponent_a = significand_a == 0 ? -8192 : step_exponent(a);  // keeps the product dead
    const std::int32_t exponent_b = significand_b == 0 ? -8192 : step_exponent(b);
    const std::int32_t exponent = step_max(exponent_a + exponent_b - 127 + phase_offset(Phase), 0);
    const std::int32_t product = slice_a(significand_a, Phase) * slice_b(significand_b, Phase);
    const std::int32_t signed_product = (a ^ b) >> 31 != 0 ? -product : product;
    return step_accumulate<Wide>(exponent == 0 ? 0 : signed_product, exponent, 0, 0, dst);
}

template <bool Wide>
void add_loop(
    std::uint32_t* dst, const std::uint32_t* a, const std::uint32_t* b, std::uint32_t flip, std::uint32_t keep) {
    for (std::size_t i = 0; i < tilemetal::numerics::kTileElements; ++i)
        dst[i] = add_element<Wide>(a[i], b[i] ^ flip, dst[i] & keep);
}

template <int Phase, bool Wide>
void multiply_loop(std::uint32_t* dst, const std::uint32_t* a, const std::uint32_t* b) {
    for (std::size_t i = 0; i < tilemetal::numerics::kTileElements; ++i)
        dst[i] = multiply_element<Phase, Wide>(a[i], b[i], dst[i]);
}

template <bool Wide>
void multiply_phases(std::uint32_t* dst, const std::uint32_t* a, const std::uint32_t* b, int phases) {
    multiply_loop<0, Wide>(dst, a, b);
    if (phases > 1) multiply_loop<1, Wide>(dst, a, b);
    if (phases > 2) multiply_loop<2, Wide>(dst, a, b);
    if (phases > 3) multiply_loop<3, Wide>(dst, a, b);
}

void add_tile_words(
    std::uint32_t* dst, const std::uint32_t* a, const std::uint32_t* b, std::uint32_t flip, bool accumulate,
    DstWidth width) {
    const std::uint32_t keep = accumulate ? ~0U : 0U;
    if (width == DstWidth::Bits32)
        add_loop<true>(dst, a, b, flip, keep);
    else
        add_loop<false>(dst, a, b, flip, keep);
}

void multiply_tile_words(
    std::uint32_t* dst, const std::uint32_t* a, const std::uint32_t* b, int phases, DstWidth width) {
    if (width == DstWidth::Bits32)
        multiply_phases<true>(dst, a, b, phases);
    else
        multiply_phases<false>(dst, a, b, phases);
}

}  // namespace
