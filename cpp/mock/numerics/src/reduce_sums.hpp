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
using tilemetal::numerics::FaceGrid;
using tilemetal::numerics::kFaceDim;
using tilemetal::numerics::kFaceElements;
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

// The products of a row of a whole tile run through all faces once per phase, those of fewer faces through all phases
// once per face (the instructions of tt-llk's llk_math_reduce.h).
template <class Step>
void sum_rows(
    DstTile& dst, const SourceTile& data, const SourceTile& scaler, int phases, const FaceGrid& grid, Step step) {
    const bool faces_inside = grid.faces() == 4;
    const int steps = phases * static_cast<int>(grid.columns);
    for (std::size_t row = 0; row < grid.rows * kFaceDim; ++row) {
        const std::size_t first_face = row / kFaceDim * grid.columns;
        std::uint32_t& cell = dst.words[first_face * kFaceElements + row % kFaceDim * kFaceDim];
        for (int i = 0; i < steps; ++i) {
            const auto across =
                static_cast<std::size_t>(faces_inside ? i % static_cast<int>(grid.columns) : i / phases);
            const int phase = faces_inside ? i / static_cast<int>(grid.columns) : i % phases;
            const std::size_t face = first_face + across;
            const std::size_t scaler_face = faces_inside ? across : face;
            cell = step(cell, face_row(scaler, scaler_face, 0), face_row(data, face, row % kFaceDim), phase);
        }
    }
}

template <class Step>
void sum_columns(
    DstTile& dst, const SourceTile& data, const SourceTile& scaler, int phases, const FaceGrid& grid, Step step) {
    for (std::size_t column = 0; column < grid.columns * kFaceDim; ++column) {
        const std::size_t first_face = column / kFaceDim;
        std::uint32_t& cell = dst.words[first_face * kFaceElements + column % kFaceDim];
        for (std::size_t down = 0; down < grid.rows; ++down) {
            const std::size_t face = down * grid.columns + first_face;
            for (int phase = 0; phase < phases; ++phase)
                cell = step(cell, face_column(data, face, column % kFaceDim), face_row(scaler, face, 0), phase);
        }
    }
}

// Column sums of all faces into a scratch row, which is moved to a source register and pooled again: the scaler acts
// twice.
template <class Step, class Moved>
void sum_all(
    DstTile& dst, const SourceTile& data, const SourceTile& scaler, int phases, const FaceGrid& grid, Step step,
    Moved moved) {
    Sixteen scratch{};
    for (std::size_t face = 0; face < grid.faces(); ++face)
        for (std::size_t column = 0; column < kFaceDim; ++column)
            for (int phase = 0; phase < phases; ++phase)
                scratch[column] =
                    step(scratch[column], face_column(data, face, column), face_row(scaler, face, 0), phase);
    for (std::uint32_t& word : scratch) word = moved(word);
    for (int phase = 0; phase < phases; ++phase)
        dst.words[0] = step(dst.words[0], scratch, face_row(scaler, grid.faces() - 1, 0), phase);
}

template <class Step, class Moved>
void sum_tile(
    DstTile& dst, const SourceTile& data, const SourceTile& scaler, ReduceDim dim, int phases, const FaceGrid& grid,
    Step step, Moved moved) {
    switch (dim) {
        case ReduceDim::Row:
            return sum_rows(dst, data, scaler, phases, grid, step);
        case ReduceDim::Col:
            return sum_columns(dst, data, scaler, phases, grid, step);
        case ReduceDim::Scalar:
            return sum_all(dst, data, scaler, phases, grid, step, moved);
    }
}

}  // namespace
