#pragma once

#include "llk_math_eltwise_ternary_sfpu_init.h"
#include "llk_math_eltwise_ternary_sfpu_params.h"

// Calls of a program FN of ckernel::sfpu and its init, as the macros of this header of the API spell them. DST indices
// are checked when the program runs.
#define _SFPU_TERN_EXPAND(...) __VA_ARGS__

#define SFPU_TERNARY_CALL(DST_SYNC, DST_ACCUM, FN, TEMPLATES, DST_IN0, DST_IN1, DST_IN2, DST_OUT, VECTOR_MODE, ...) \
    _llk_math_eltwise_ternary_sfpu_params_(                                                                         \
        ::ckernel::sfpu::FN<_SFPU_TERN_EXPAND TEMPLATES>, DST_IN0, DST_IN1, DST_IN2, DST_OUT,                       \
        VECTOR_MODE, ##__VA_ARGS__)
#define SFPU_TERNARY_CALL_NO_TEMPLATE_ARGS(                                        \
    DST_SYNC, DST_ACCUM, FN, DST_IN0, DST_IN1, DST_IN2, DST_OUT, VECTOR_MODE, ...) \
    _llk_math_eltwise_ternary_sfpu_params_(                                        \
        ::ckernel::sfpu::FN, DST_IN0, DST_IN1, DST_IN2, DST_OUT, VECTOR_MODE, ##__VA_ARGS__)

#define SFPU_TERNARY_INIT(OP) ::ckernel::llk_math_eltwise_ternary_sfpu_init<::SfpuType::OP>()
#define SFPU_TERNARY_INIT_FN_NO_ARGS(OP, INIT_FN) ::ckernel::llk_math_eltwise_ternary_sfpu_init<::SfpuType::OP>(INIT_FN)
#define SFPU_TERNARY_INIT_FN(OP, INIT_FN, TEMPLATES) \
    ::ckernel::llk_math_eltwise_ternary_sfpu_init<::SfpuType::OP>(INIT_FN<_SFPU_TERN_EXPAND TEMPLATES>)
#define SFPU_TERNARY_INIT_FN_ARGS(OP, INIT_FN, TEMPLATES, ...) \
    ::ckernel::llk_math_eltwise_ternary_sfpu_init<::SfpuType::OP>(INIT_FN<_SFPU_TERN_EXPAND TEMPLATES>, ##__VA_ARGS__)
