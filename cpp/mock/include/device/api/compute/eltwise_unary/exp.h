#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

enum class InputClamping : std::uint8_t { ClampToNegative, None };

// The exact form is simulated for a 16-bit DST, the approximate form for both widths.
template <
    bool approx = false, std::uint32_t scale = 0x3F800000,
    InputClamping input_clamping = InputClamping::ClampToNegative>
ALWI void exp_tile_init(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    static_assert(
        scale == 0x3F800000 && input_clamping == InputClamping::ClampToNegative,
        "exp with a scale or without clamping is not simulated");
    sfpu_detail::init(tilemetal::mock::abi::SfpuOp::Exp, at, approx);
}
template <
    bool approx = false, bool scale_en = false, InputClamping input_clamping = InputClamping::ClampToNegative,
    int iterations = 8>
ALWI void exp_tile(
    std::uint32_t idst, VectorMode vector_mode = VectorMode::RC, std::uint16_t = 0x3F80,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    static_assert(
        !scale_en && input_clamping == InputClamping::ClampToNegative && iterations == 8,
        "exp with a scale, without clamping or on part of a face is not simulated");
    sfpu_detail::refuse_partial(vector_mode, at);
    sfpu_detail::unary(tilemetal::mock::abi::SfpuOp::Exp, tilemetal::mock::abi::SfpuOp::Exp, idst, 0, at, approx);
}

}  // namespace ckernel
