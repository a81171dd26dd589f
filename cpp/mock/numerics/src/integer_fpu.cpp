#include <algorithm>
#include <array>
#include <cstdint>

#include "tilemetal/numerics/fpu_numbers.hpp"

namespace tilemetal::numerics {
namespace {

constexpr std::int64_t kLargest = 0x7FFFFFFF;

// DST <- DST + addend, both signs clamped alike.
std::uint32_t accumulated(std::uint32_t dst, std::int64_t addend) {
    const std::int64_t magnitude = dst & 0x7FFFFFFFU;
    const std::int64_t sum = std::clamp((dst >> 31 != 0 ? -magnitude : magnitude) + addend, -kLargest, kLargest);
    return static_cast<std::uint32_t>(sum < 0 ? -sum : sum) | (sum < 0 ? 0x80000000U : 0U);
}

std::int32_t masked(std::int32_t value, std::int32_t mask) { return value < 0 ? -(-value & mask) : value & mask; }
std::int32_t part_a(std::int32_t value, int phase) { return masked(value, phase % 2 != 0 ? 0x1F : 0xE0); }
std::int32_t part_b(std::int32_t value, int phase) { return masked(value, phase / 2 != 0 ? 0xF : 0x3F0); }

using Plane = std::array<std::int32_t, kTileElements>;

// Row-major values of one phase.
template <class Part>
Plane plane(const SourceTile& tile, Part part, int phase) {
    Plane out;
    for (std::size_t row = 0; row < kTileDim; ++row)
        for (std::size_t column = 0; column < kTileDim; ++column)
            out[row * kTileDim + column] = part(static_cast<std::int32_t>(tile.words[face_index(row, column)]), phase);
    return out;
}

}  // namespace

void matmul_integers(DstTile& dst, const SourceTile& in0, const SourceTile& in1, MathFidelity fidelity) {
    for (int phase = 0; phase < phases(fidelity); ++phase) {
        const Plane b = plane(in0, part_b, phase);
        const Plane a = plane(in1, part_a, phase);
        for (std::size_t half = 0; half < kTileDim; half += kFaceDim) {
            for (std::size_t row = 0; row < kTileDim; ++row) {
                std::array<std::int32_t, kTileDim> sums{};
                for (std::size_t k = half; k < half + kFaceDim; ++k)
                    for (std::size_t column = 0; column < kTileDim; ++column)
                        sums[column] += b[row * kTileDim + k] * a[k * kTileDim + column];
                for (std::size_t column = 0; column < kTileDim; ++column) {
                    std::uint32_t& cell = dst.words[face_index(row, column)];
                    cell = accumulated(cell, sums[column]);
                }
            }
        }
    }
}

void eltwise_integers(
    DstTile& dst, const SourceTile& a, const SourceTile& b, EltwiseOp op, bool accumulate, MathFidelity fidelity) {
    for (std::size_t i = 0; i < kTileElements; ++i) {
        const auto x = static_cast<std::int32_t>(a.words[i]);
        const auto y = static_cast<std::int32_t>(b.words[i]);
        std::uint32_t& cell = dst.words[i];
        if (op == EltwiseOp::Mul) {
            for (int phase = 0; phase < phases(fidelity); ++phase)
                cell = accumulated(cell, part_a(x, phase) * part_b(y, phase));
        } else {
            cell = accumulated(accumulate ? cell : 0, op == EltwiseOp::Add ? x + y : x - y);
        }
    }
}

}  // namespace tilemetal::numerics
