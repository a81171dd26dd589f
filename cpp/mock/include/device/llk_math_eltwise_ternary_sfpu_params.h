#pragma once

#include "llk_math_eltwise_sfpu_common.h"

// As with two inputs.
template <class Callable, class... Args>
ALWI void _llk_math_eltwise_ternary_sfpu_params_(
    Callable&& sfpu_func, ckernel::sfpu_programs::Tile dst_index_in0, std::uint32_t dst_index_in1,
    std::uint32_t dst_index_in2, std::uint32_t dst_index_out, VectorMode vector_mode = VectorMode::RC, Args&&... args) {
    _llk_math_eltwise_sfpu_start_(0, dst_index_in0.at);
    _llk_math_eltwise_sfpu_apply_vector_mode_(
        std::forward<Callable>(sfpu_func), vector_mode, dst_index_in0.index, dst_index_in1, dst_index_in2,
        dst_index_out, std::forward<Args>(args)...);
    _llk_math_eltwise_sfpu_done_(dst_index_in0.at);
}
