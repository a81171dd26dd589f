#pragma once

#include <cstdint>

namespace ckernel {

constexpr std::uint8_t MAX_FACE_R_DIM = 16;
constexpr std::uint8_t MAX_FACE_C_DIM = 16;
constexpr std::uint8_t MAX_TILE_R_DIM = 32;
constexpr std::uint8_t MAX_TILE_C_DIM = 32;
constexpr std::uint8_t MAX_NUM_FACES_R_DIM = 2;
constexpr std::uint8_t MAX_NUM_FACES_C_DIM = 2;
constexpr std::uint8_t MAX_NUM_FACES = MAX_NUM_FACES_R_DIM * MAX_NUM_FACES_C_DIM;

// How a tile is made of faces.
struct __attribute__((packed)) TensorShape {
    std::uint8_t face_r_dim;
    std::uint8_t face_c_dim;
    std::uint8_t num_faces_r_dim;
    std::uint8_t num_faces_c_dim;

    constexpr std::uint16_t total_row_dim() const { return face_r_dim * num_faces_r_dim; }
    constexpr std::uint16_t total_col_dim() const { return face_c_dim * num_faces_c_dim; }
    constexpr std::uint16_t total_tensor_size() const { return total_row_dim() * total_col_dim(); }
    constexpr std::uint8_t total_num_faces() const { return num_faces_r_dim * num_faces_c_dim; }
};

constexpr TensorShape DEFAULT_TENSOR_SHAPE = {MAX_FACE_R_DIM, MAX_FACE_C_DIM, MAX_NUM_FACES_R_DIM, MAX_NUM_FACES_C_DIM};

// Four faces lie in a square, fewer side by side.
constexpr TensorShape tensor_shape_from_num_faces(
    const std::uint32_t face_r_dim = MAX_FACE_R_DIM, const std::uint32_t num_faces = MAX_NUM_FACES) {
    const bool square = num_faces == MAX_NUM_FACES;
    return TensorShape{
        static_cast<std::uint8_t>(face_r_dim), MAX_FACE_C_DIM, static_cast<std::uint8_t>(square ? 2 : 1),
        static_cast<std::uint8_t>(square ? 2 : num_faces)};
}

}  // namespace ckernel
