#pragma once

#include "llk_math_eltwise_sfpu_common.h"

template <class Callable, class... Args>
ALWI void _llk_math_eltwise_unary_sfpu_params_(
    Callable&& sfpu_func, ckernel::sfpu_programs::Tile dst_index, VectorMode vector_mode = VectorMode::RC,
    Args&&... args) {
    _llk_math_eltwise_sfpu_start_(dst_index.index, dst_index.at);
    _llk_math_eltwise_sfpu_apply_vector_mode_(
        std::forward<Callable>(sfpu_func), vector_mode, std::forward<Args>(args)...);
    _llk_math_eltwise_sfpu_done_(dst_index.at);
}
