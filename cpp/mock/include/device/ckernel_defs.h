#pragma once

#include <cstdint>

#include "api/compute/engine_types.h"
#include "internal/data_format.h"

namespace ckernel {

constexpr std::uint32_t FACE_HEIGHT = 16;
constexpr std::uint32_t FACE_WIDTH = 16;
constexpr std::uint32_t TILE_HEIGHT = 32;
constexpr std::uint32_t TILE_WIDTH = 32;
constexpr std::uint32_t FACE_R_DIM = FACE_HEIGHT;
constexpr std::uint32_t FACE_C_DIM = FACE_WIDTH;
constexpr std::uint32_t TILE_R_DIM = TILE_HEIGHT;
constexpr std::uint32_t TILE_C_DIM = TILE_WIDTH;
constexpr std::uint32_t FACE_SIZE = FACE_R_DIM * FACE_C_DIM;
constexpr std::uint32_t TILE_NUM_FACES = TILE_R_DIM * TILE_C_DIM / FACE_SIZE;

// How a result of the vector unit is brought to a 16-bit DST.
enum class DstRoundingMode : std::uint8_t { Default = 0, NearestEven = 1 };

}  // namespace ckernel
