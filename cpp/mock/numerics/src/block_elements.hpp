#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "tilemetal/numerics/tile.hpp"

// Block formats: sixteen numbers of seven fraction bits share the largest of their exponents.
namespace tilemetal::numerics {

// Element of `element_bits`. `half` is sign (bit 15), exponent (from bit 7) and fraction; the magnitude is rounded half
// away to 7 bits, saturates, then is cut.
inline std::uint32_t block_element(std::uint32_t half, std::uint32_t shared_exponent, unsigned element_bits) {
    const std::uint32_t exponent = (half >> 7) & 0xFF;
    const std::uint32_t distance = shared_exponent - exponent;
    if (exponent == 0 || distance >= 8) return 0;
    const std::uint32_t rounded = ((128 | (half & 127)) + (1U << distance)) >> (distance + 1);
    const std::uint32_t magnitude = std::min(rounded, 127U) >> (8 - element_bits);
    return magnitude == 0 ? 0 : magnitude | (half >> 15) << (element_bits - 1);
}

inline void write_blocks(std::span<std::byte> l1, const TileWords& halves, unsigned element_bits) {
    const unsigned per_byte = 8 / element_bits;
    std::byte* const elements = l1.data() + kTileElements / kFaceDim;
    for (std::size_t block = 0; block < kTileElements / kFaceDim; ++block) {
        std::uint32_t shared_exponent = 0;
        for (std::size_t i = 0; i < kFaceDim; ++i)
            shared_exponent = std::max(shared_exponent, (halves[block * kFaceDim + i] >> 7) & 0xFF);
        l1[block] = static_cast<std::byte>(shared_exponent);
        for (std::size_t i = 0; i < kFaceDim; ++i) {
            const std::size_t at = block * kFaceDim + i;
            const auto element = static_cast<std::byte>(block_element(halves[at], shared_exponent, element_bits));
            if (at % per_byte == 0)
                elements[at / per_byte] = element;
            else
                elements[at / per_byte] |= element << at % per_byte * element_bits;
        }
    }
}

}  // namespace tilemetal::numerics
