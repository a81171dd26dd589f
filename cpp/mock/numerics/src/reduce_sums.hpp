#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "tilemetal/numerics/fpu.hpp"

// Which elements a reduction pools in which order. `step(cell, a, b, phase)` is one step of sixteen products on a DST
// word, `moved(word)` a DST word moved to a source register. Unnamed namespace like fpu_step.hpp.
namespace {

using tilemetal::numerics::DstTile;
using tilemetal::numerics::face_index;
using tilemetal::numerics::kFaceDim;
using tilemetal::numerics::kFaceElements;
using tilemetal::numerics::kTileDim;
using tilemetal::numerics::ReduceDim;
using tilemetal::numerics::SourceTile;

using Sixteen = std::array<std::uint32_t, kFaceDim>;

inline Sixteen face_row(const SourceTile& tile, std::size_t face, std::size_t row) {
    Sixteen out;
    std::copy_n(
        tile.words.begin() + static_cast<std::ptrdiff_t>(face * kFaceElements + row * kFaceDim), kFaceDim, out.begin());
    return out;
}

inline Sixteen face_column(const SourceTile& tile, std::size_t face, std::size_t column) {
    Sixteen out;
    for (std::size_t row = 0; row < kFaceDim; ++row)
        out[row] = tile.words[face * kFaceElements + row * kFaceDim + column];
    return out;
}

template <class Step>
void sum_rows(DstTile& dst, const SourceTile& data, const SourceTile& scaler, int phases, Step step) {
    for (std::size_t row = 0; row < kTileDim; ++row) {
        std::uint32_t& cell = dst.words[face_index(row, 0)];
        for (int phase = 0; phase < phases; ++phase)
            for (std::size_t half = 0; half < 2; ++half)
                cell = step(
                    cell, face_row(scaler, half, 0), face_row(data, row / kFaceDim * 2 + half, row % kFaceDim), phase);
    }
}

template <class Step>
void sum_columns(DstTile& dst, const SourceTile& data, const SourceTile& scaler, int phases, Step step) {
    for (std::size_t column = 0; column < kTileDim; ++column) {
        std::uint32_t& cell = dst.words[face_index(0, column)];
        for (std::size_t half = 0; half < 2; ++half) {
            const std::size_t face = 2 * half + column / kFaceDim;
            for (int phase = 0; phase < phases; ++phase)
                cell = step(cell, face_column(data, face, column % kFaceDim), face_row(scaler, face, 0), phase);
        }
    }
}

// Column sums of the four faces into a scratch row, which is moved to a source register and pooled again: the scaler
// acts twice.
template <class Step, class Moved>
void sum_all(DstTile& dst, const SourceTile& data, const SourceTile& scaler, int phases, Step step, Moved moved) {
    Sixteen scratch{};
    for (std::size_t face = 0; face < 4; ++face)
        for (std::size_t column = 0; column < kFaceDim; ++column)
            for (int phase = 0; phase < phases; ++phase)
                scratch[column] =
                    step(scratch[column], face_column(data, face, column), face_row(scaler, face, 0), phase);
    for (std::uint32_t& word : scratch) word = moved(word);
    for (int phase = 0; phase < phases; ++phase)
        dst.words[0] = step(dst.words[0], scratch, face_row(scaler, 3, 0), phase);
}

template <class Step, class Moved>
void sum_tile(
    DstTile& dst, const SourceTile& data, const SourceTile& scaler, ReduceDim dim, int phases, Step step, Moved moved) {
    switch (dim) {
        case ReduceDim::Row:
            return sum_rows(dst, data, scaler, phases, step);
        case ReduceDim::Col:
            return sum_columns(dst, data, scaler, phases, step);
        case ReduceDim::Scalar:
            return sum_all(dst, data, scaler, phases, step, moved);
    }
}

}  // namespace
