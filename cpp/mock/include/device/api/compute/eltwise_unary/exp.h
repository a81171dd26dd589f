#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// The exact form rounds the scaled input once; the approximate form has the scale in the constants of its init.
namespace ckernel {

enum class InputClamping : std::uint8_t { ClampToNegative = 1, None = 0 };

namespace sfpu_detail {
constexpr std::uint32_t exp_setup(bool approx, InputClamping clamping, bool wide) {
    return approx | (clamping == InputClamping::None ? 2U : 0U) | (wide ? 4U : 0U);
}
ALWI Parameters exp_parameters(bool scale_en, std::uint16_t scale) {
    return {{scale_en ? std::uint32_t{scale} << 16 : kOneBits}};
}
}  // namespace sfpu_detail

template <
    bool approx = false, std::uint32_t scale = 0x3F800000,
    InputClamping input_clamping = InputClamping::ClampToNegative, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void exp_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("exp_tile_init", at, sfpu_detail::exp_setup(approx, input_clamping, is_fp32_dest_acc_en), scale);
}

template <
    bool approx = false, bool scale_en = false, InputClamping input_clamping = InputClamping::ClampToNegative,
    int iterations = 8, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void exp_tile(
    std::uint32_t idst, VectorMode vector_mode = VectorMode::RC, std::uint16_t scale = 0x3F80,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary(
        "exp_tile", idst, at, sfpu_detail::exp_parameters(scale_en, scale),
        sfpu_detail::with_mode(
            vector_mode, sfpu_detail::exp_setup(approx, input_clamping, is_fp32_dest_acc_en), iterations));
}

template <
    bool approx = false, std::uint32_t scale = 0x3F800000,
    InputClamping input_clamping = InputClamping::ClampToNegative, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void exp_packthread_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init_on_packer(
        "exp_tile_init", at, sfpu_detail::exp_setup(approx, input_clamping, is_fp32_dest_acc_en), scale);
}

template <
    bool approx = false, bool scale_en = false, InputClamping input_clamping = InputClamping::ClampToNegative,
    int iterations = 8, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void exp_packthread_tile(
    std::uint32_t idst, VectorMode vector_mode = VectorMode::RC, std::uint16_t scale = 0x3F80,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary(
        "exp_tile", idst, at, sfpu_detail::exp_parameters(scale_en, scale),
        sfpu_detail::on_packer(
            sfpu_detail::with_mode(
                vector_mode, sfpu_detail::exp_setup(approx, input_clamping, is_fp32_dest_acc_en), iterations)));
}

}  // namespace ckernel
