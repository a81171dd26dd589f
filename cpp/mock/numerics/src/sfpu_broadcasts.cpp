// Operations with one column, row or element of a second tile.
#include <array>

#include "sfpu_lanes.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

constexpr auto kAdd = [](Word x, Word y) { return sfpu_mad(kOne, x, y); };
constexpr auto kSub = [](Word x, Word y) { return sfpu_mad(kOne, x, y ^ kSign); };
constexpr auto kMul = [](Word x, Word y) { return sfpu_mad(x, y, 0); };

// What a program spreads from column 0: the seven other numbers that a load brings with it are multiplied by zero,
// then all are added after rotations by 1, 2 and 4 lanes. So an infinity or NaN in columns 2, 4, ... 14 makes it NaN.
Word spread_from_column(const DstTile& tile, std::size_t row) {
    std::array<Word, kFaceDim / 2> lanes;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        lanes[i] = kMul(tile.words[face_index(row, 2 * i)], i == 0 ? kOne : 0);
    }
    for (std::size_t apart = 1; apart < lanes.size(); apart *= 2) {
        const auto before = lanes;
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            lanes[i] = kAdd(before[i], before[(i + lanes.size() - apart) % lanes.size()]);
        }
    }
    return lanes.front();
}

// Element 0 is chosen before it is spread.
Word spread_from_element(const DstTile& tile) { return kAdd(tile.words[0], 0); }

enum class Along : std::uint8_t { Column, Row };

// Combines each element with that of column 0 (or row 0) of the second tile.
template <Along Direction, auto Function>
void broadcast(Frame f) {
    const DstTile vector = *f.in[1];
    for (std::size_t row = 0; row < kTileDim; ++row) {
        const Word of_row = Direction == Along::Column ? spread_from_column(vector, row) : 0;
        for (std::size_t column = 0; column < kTileDim; ++column) {
            const std::size_t at = face_index(row, column);
            const Word other = Direction == Along::Column ? of_row : vector.words[face_index(0, column)];
            f.out[0]->words[at] = sfpu_store(Function(f.in[0]->words[at], other), f.width);
        }
    }
}

template <Along Direction, auto Function>
constexpr SfpuOperation broadcasting(std::string_view name, std::string_view init) {
    return {
        .name = name,
        .init = init,
        .constants = Own,
        .inputs = 2,
        .cycles = 7,
        .evaluate = broadcast<Direction, Function>};
}

// Operands 0 and 1: mean and inverse standard deviation. (x - mean) * inverse.
struct Normalization {
    Word mean;
    Word inverse;
    Word operator()(Word x) const { return kMul(kSub(x, mean), inverse); }
};

template <std::size_t Tiles>
void normalize_by_columns(Frame f) {
    for (std::size_t row = 0; row < kTileDim; ++row) {
        const Normalization normalized{spread_from_column(*f.in[0], row), spread_from_column(*f.in[1], row)};
        for (std::size_t i = 0; i < Tiles * kTileDim; ++i) {
            const std::size_t at = face_index(row, i % kTileDim);
            f.out[i / kTileDim]->words[at] = sfpu_store(normalized(f.in[2 + i / kTileDim]->words[at]), f.width);
        }
    }
}

// Operand 2 is added first; the sum stays in registers.
void normalize_sum_by_columns(Frame f) {
    for (std::size_t row = 0; row < kTileDim; ++row) {
        const Normalization normalized{spread_from_column(*f.in[0], row), spread_from_column(*f.in[1], row)};
        for (std::size_t column = 0; column < kTileDim; ++column) {
            const std::size_t at = face_index(row, column);
            const Word sum = kAdd(f.in[3]->words[at], f.in[2]->words[at]);
            f.out[0]->words[at] = sfpu_store(normalized(sum), f.width);
        }
    }
}

void normalize_by_elements(Frame f) {
    const Normalization normalized{spread_from_element(*f.in[0]), spread_from_element(*f.in[1])};
    for (std::size_t i = 0; i < kTileElements; ++i) {
        f.out[0]->words[i] = sfpu_store(normalized(f.in[2]->words[i]), f.width);
    }
}

constexpr std::array kOperations{
    broadcasting<Along::Column, kAdd>("sfpu_add_bcast_col", "sfpu_bcast_col_init"),
    broadcasting<Along::Column, kSub>("sfpu_sub_bcast_col", "sfpu_bcast_col_init"),
    broadcasting<Along::Column, kMul>("sfpu_mul_bcast_col", "sfpu_bcast_col_init"),
    broadcasting<Along::Row, kAdd>("sfpu_add_bcast_row", "sfpu_bcast_row_init"),
    broadcasting<Along::Row, kSub>("sfpu_sub_bcast_row", "sfpu_bcast_row_init"),
    broadcasting<Along::Row, kMul>("sfpu_mul_bcast_row", "sfpu_bcast_row_init"),
    SfpuOperation{
        .name = "sfpu_normalize_bcast_col",
        .init = "sfpu_bcast_col_init",
        .constants = Own,
        .inputs = 3,
        .first_output = 2,
        .cycles = 14,
        .evaluate = normalize_by_columns<1>},
    SfpuOperation{
        .name = "sfpu_normalize_bcast_col_two_tiles",
        .init = "sfpu_bcast_col_init",
        .constants = Own,
        .inputs = 4,
        .first_output = 2,
        .outputs = 2,
        .cycles = 18,
        .evaluate = normalize_by_columns<2>},
    SfpuOperation{
        .name = "sfpu_residual_normalize_bcast_col",
        .init = "sfpu_bcast_col_init",
        .constants = Own,
        .inputs = 4,
        .first_output = 3,
        .cycles = 18,
        .evaluate = normalize_sum_by_columns},
    SfpuOperation{
        .name = "sfpu_normalize_bcast_scalar",
        .init = "sfpu_normalize_bcast_scalar_init",
        .constants = Own,
        .inputs = 3,
        .first_output = 2,
        .cycles = 5,
        .evaluate = normalize_by_elements,
        .other_init = "sfpu_bcast_row_init"},
};

}  // namespace

std::span<const SfpuOperation> broadcast_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
