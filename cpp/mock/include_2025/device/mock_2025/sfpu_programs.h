#pragma once

// Programs of the vector unit as they were called: approximation was a template parameter of the call, and kernels had
// the vectors' names without their namespace.
#include "llk_math_eltwise_binary_sfpu_params.h"
#include "llk_math_eltwise_unary_sfpu_params.h"

template <bool APPROXIMATE, class Callable>
ALWI void _llk_math_eltwise_unary_sfpu_params_(Callable&& sfpu_func, ckernel::sfpu_programs::Tile dst_index) {
    _llk_math_eltwise_unary_sfpu_params_(std::forward<Callable>(sfpu_func), dst_index, VectorMode::RC);
}
template <bool APPROXIMATE, class Callable, class Mode, class... Args>
ALWI void _llk_math_eltwise_unary_sfpu_params_(
    Callable&& sfpu_func, ckernel::sfpu_programs::Tile dst_index, Mode vector_mode, Args&&... args) {
    _llk_math_eltwise_unary_sfpu_params_(
        std::forward<Callable>(sfpu_func), dst_index, static_cast<VectorMode>(vector_mode),
        std::forward<Args>(args)...);
}
template <bool APPROXIMATE, class Callable>
ALWI void _llk_math_eltwise_binary_sfpu_params_(
    Callable&& sfpu_func, ckernel::sfpu_programs::Tile dst_index_in0, std::uint32_t dst_index_in1,
    std::uint32_t dst_index_out) {
    _llk_math_eltwise_binary_sfpu_params_(
        std::forward<Callable>(sfpu_func), dst_index_in0, dst_index_in1, dst_index_out, VectorMode::RC);
}
template <bool APPROXIMATE, class Callable, class Mode, class... Args>
ALWI void _llk_math_eltwise_binary_sfpu_params_(
    Callable&& sfpu_func, ckernel::sfpu_programs::Tile dst_index_in0, std::uint32_t dst_index_in1,
    std::uint32_t dst_index_out, Mode vector_mode, Args&&... args) {
    _llk_math_eltwise_binary_sfpu_params_(
        std::forward<Callable>(sfpu_func), dst_index_in0, dst_index_in1, dst_index_out,
        static_cast<VectorMode>(vector_mode), std::forward<Args>(args)...);
}

using namespace sfpi;
