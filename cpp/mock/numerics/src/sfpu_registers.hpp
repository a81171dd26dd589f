#pragma once

#include <array>
#include <cstddef>
#include <utility>

#include "sfpu_lanes.hpp"

// Registers of the vector unit, for programs that bring elements of different places together.
namespace tilemetal::numerics::sfpu {

using Register = std::array<Word, kSfpuLanes>;
using FourRegisters = std::array<Register, 4>;

inline constexpr std::size_t kSubRow = 8;        // lanes within which a register can be rotated
inline constexpr std::size_t kRowsPerTile = 64;  // of 16 elements, counted through the faces
inline constexpr std::size_t kRowsPerLoad = 4;   // neighbouring ones, of which every second element is loaded
inline constexpr std::size_t kOddColumns = 2;    // added to an address
inline constexpr std::size_t kNextFace = 16;

// The element of a tile that lane `lane` loads from or stores to `address` (SFPLOAD in the public ISA documentation).
constexpr std::size_t element_at(std::size_t address, std::size_t lane) {
    const std::size_t row = address / kRowsPerLoad * kRowsPerLoad + lane / kSubRow;
    return row * kFaceDim + lane % kSubRow * 2 + address / 2 % 2;
}

// Words as they are, and words as `Function` makes them.
template <class Function>
Register loaded(const DstTile& tile, std::size_t address, Function function) {
    Register out;
    for (std::size_t lane = 0; lane < out.size(); ++lane) out[lane] = function(tile.words[element_at(address, lane)]);
    return out;
}
inline Register loaded(const DstTile& tile, std::size_t address) {
    return loaded(tile, address, [](Word word) { return word; });
}

template <class Function>
void store(DstTile& tile, std::size_t address, const Register& from, Function function) {
    for (std::size_t lane = 0; lane < from.size(); ++lane) tile.words[element_at(address, lane)] = function(from[lane]);
}
inline void store(DstTile& tile, std::size_t address, const Register& from, DstWidth width) {
    store(tile, address, from, [width](Word word) { return sfpu_store(word, width); });
}

// SFPTRANSP: row i of register j and row j of register i change places.
inline void transpose(FourRegisters& registers) {
    for (std::size_t i = 0; i < registers.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            for (std::size_t lane = 0; lane < kSubRow; ++lane)
                std::swap(registers[i][j * kSubRow + lane], registers[j][i * kSubRow + lane]);
        }
    }
}

// SFPSHFT2: lanes of each row move to the right, the last ones come first.
inline Register rotated(const Register& from, std::size_t by) {
    Register out;
    for (std::size_t lane = 0; lane < out.size(); ++lane)
        out[lane] = from[lane / kSubRow * kSubRow + (lane + kSubRow - by) % kSubRow];
    return out;
}

}  // namespace tilemetal::numerics::sfpu
