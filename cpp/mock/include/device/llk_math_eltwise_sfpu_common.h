#pragma once

#include <cstdint>
#include <utility>

#include "api/compute/engine_types.h"
#include "cmath_common.h"
#include "llk_sfpu_types.h"

// A program of the vector unit runs on one face of 16 x 16 elements; these call it for those that a mode selects.

ALWI void _llk_math_eltwise_sfpu_start_(const std::uint32_t dst_index) { ckernel::math::set_dst_write_addr(dst_index); }
ALWI void _llk_math_eltwise_sfpu_inc_dst_face_addr_() {
    ckernel::math::inc_dst_addr<8>();
    ckernel::math::inc_dst_addr<8>();
}
ALWI void _llk_math_eltwise_sfpu_done_(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->sfpi->finish(at);
    ckernel::math::clear_dst_reg_addr(at);
}

// `face` is what the last call was about and what the next is: all four, the upper two, or the left two.
template <class Callable, class... Args>
ALWI void _llk_math_eltwise_sfpu_apply_vector_mode_(Callable&& sfpu_func, VectorMode vector_mode, Args&&... args) {
    const int calls = vector_mode == VectorMode::RC                                  ? 4
                      : vector_mode == VectorMode::R || vector_mode == VectorMode::C ? 2
                                                                                     : 1;
    for (int face = 0; face < calls; ++face) {
        sfpu_func(args...);
        const int faces_on = vector_mode == VectorMode::C ? 2 : calls == 1 ? 0 : 1;
        for (int i = 0; i < faces_on; ++i) {
            _llk_math_eltwise_sfpu_inc_dst_face_addr_();
        }
    }
}
