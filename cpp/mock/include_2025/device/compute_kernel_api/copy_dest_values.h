#pragma once

#include <cstdint>

#include "compute_kernel_api/common.h"

// The order of the tiles is another.
#define copy_dest_values copy_dest_values_to
#include "api/compute/copy_dest_values.h"
#undef copy_dest_values

namespace ckernel {

// DST[idst0] = DST[idst1]
ALWI void copy_dest_values(
    std::uint32_t idst0, std::uint32_t idst1, engine_call::Location at = engine_call::Location::current()) {
    copy_dest_values_to(idst1, idst0, at);
}

}  // namespace ckernel
