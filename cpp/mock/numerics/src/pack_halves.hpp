#pragma once

#include <cstdint>
#include <span>

#include "tilemetal/numerics/pack.hpp"

// The packer on a 16-bit DST of Float16 numbers.
namespace tilemetal::numerics {

// The relu after the first conversion, on fp32 patterns.
using Rectify = std::uint32_t (*)(std::uint32_t word, const PackConfig& config);

// A number of such a DST on its way out: exponent 0 -> +0.
constexpr std::uint32_t half_from_dst(std::uint32_t word) { return (word & 0x7F800000) == 0 ? 0 : word; }
// The fp32 pattern of a Float16 pattern.
std::uint32_t half_threshold(std::uint16_t half);

void pack_halves(std::span<std::byte> l1, const DstTile& dst, const PackConfig& config, Rectify rectify);
void pack_half_blocks(std::span<std::byte> l1, const DstTile& dst, const PackConfig& config, Rectify rectify);

}  // namespace tilemetal::numerics
