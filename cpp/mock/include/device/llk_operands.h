#pragma once

#include <cstdint>

#include "tensor_shape.h"

// What the build of a kernel knows about the operands of its unpackers.
namespace ckernel {

constexpr std::uint32_t get_operand_id(std::uint32_t operand) { return operand; }
constexpr std::uint32_t get_operand_src_format(const std::uint32_t operand_id) { return unpack_src_format[operand_id]; }
constexpr std::uint32_t get_operand_dst_format(const std::uint32_t operand_id) { return unpack_dst_format[operand_id]; }
constexpr std::uint32_t get_operand_num_faces(const std::uint32_t operand_id) {
    return unpack_tile_num_faces[operand_id];
}
constexpr std::uint32_t get_operand_face_r_dim(const std::uint32_t operand_id) {
    return unpack_tile_face_r_dim[operand_id];
}
constexpr std::uint32_t get_operand_partial_face(const std::uint32_t operand_id) {
    return unpack_partial_face[operand_id];
}
constexpr std::uint32_t get_operand_narrow_tile(const std::uint32_t operand_id) {
    return unpack_narrow_tile[operand_id];
}
constexpr TensorShape get_operand_tensor_shape(const std::uint32_t operand_id) {
    return {
        unpack_tile_face_r_dim[operand_id], MAX_FACE_C_DIM, unpack_num_faces_r_dim[operand_id],
        unpack_num_faces_c_dim[operand_id]};
}

}  // namespace ckernel
