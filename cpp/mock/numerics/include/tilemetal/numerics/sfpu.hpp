#pragma once

#include <cstdint>

#include "tilemetal/numerics/tile.hpp"

// The vector unit (SFPU) on DST tiles. `width` is needed because a store to a 16-bit DST cuts the low 16 bits.
// The output may be one of the inputs.
namespace tilemetal::numerics {

// --- Primitives on one lane (fp32 bit patterns) -------------------------------------------------------------------

// SFPMAD x*y + z: 24-bit significands, three guard bits, round to nearest even, denormals flushed. A NaN result has
// the sign the hardware gives it and an unspecified payload (bit 0 set).
std::uint32_t sfpu_mad(std::uint32_t x, std::uint32_t y, std::uint32_t z);
// SFPSWAP: sign-magnitude total order (-NaN < -Inf < ... < -0 < +0 < ... < +Inf < +NaN).
std::uint32_t sfpu_max(std::uint32_t x, std::uint32_t y);
std::uint32_t sfpu_min(std::uint32_t x, std::uint32_t y);
// SFPSTORE: exponent 0 -> signed zero; a 16-bit DST cuts the low 16 bits.
std::uint32_t sfpu_store(std::uint32_t value, DstWidth width);

// --- Two DST tiles ------------------------------------------------------------------------------------------------

// `{add,sub,mul}_binary_tile(a, b, out)`. add and sub truncate into a 16-bit DST; mul rounds to nearest even there and
// gives +0 when an operand is +-0.
void add_binary_tile(DstTile& out, const DstTile& a, const DstTile& b, DstWidth width);
void sub_binary_tile(DstTile& out, const DstTile& a, const DstTile& b, DstWidth width);
void mul_binary_tile(DstTile& out, const DstTile& a, const DstTile& b, DstWidth width);
// `binary_{max,min}_tile(a, b, out)`, total order.
void binary_max_tile(DstTile& out, const DstTile& a, const DstTile& b, DstWidth width);
void binary_min_tile(DstTile& out, const DstTile& a, const DstTile& b, DstWidth width);

// --- One DST tile and an fp32 scalar given by its bits -------------------------------------------------------------

// `{add,sub,mul,rsub}_unary_tile(idst, param)`: x + s, x - s, x * s, s - x.
void add_unary_tile(DstTile& dst, std::uint32_t scalar_bits, DstWidth width);
void sub_unary_tile(DstTile& dst, std::uint32_t scalar_bits, DstWidth width);
void mul_unary_tile(DstTile& dst, std::uint32_t scalar_bits, DstWidth width);
void rsub_unary_tile(DstTile& dst, std::uint32_t scalar_bits, DstWidth width);

// --- One DST tile ---------------------------------------------------------------------------------------------------

// `fill_tile(idst, value)`: every element = value (a 16-bit DST cuts it to bf16).
void fill_tile(DstTile& dst, std::uint32_t value_bits, DstWidth width);
void negative_tile(DstTile& dst, DstWidth width);
void abs_tile(DstTile& dst, DstWidth width);
void relu_tile(DstTile& dst, DstWidth width);
// `exp_tile`, approximate mode (any width).
void exp_approx_tile(DstTile& dst, DstWidth width);
// `exp_tile`, exact mode for a 16-bit DST (the 32-bit algorithm is another one and not modelled).
void exp_tile_bits16(DstTile& dst);

}  // namespace tilemetal::numerics
