#pragma once

#include <cstdint>

#include "api/compute/transpose_dest.h"
#include "compute_kernel_api/common.h"

namespace ckernel {

template <bool is_32bit = false>
ALWI void transpose_wh_dest_init_short(engine_call::Location at = engine_call::Location::current()) {
    transpose_dest_init<is_32bit>(0, at);
}
template <bool is_32bit = false>
ALWI void transpose_wh_dest(std::uint32_t idst, engine_call::Location at = engine_call::Location::current()) {
    transpose_dest<is_32bit>(idst, at);
}

}  // namespace ckernel
