#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void logsigmoid_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("logsigmoid_tile_init", at);
}

ALWI void logsigmoid_tile(
    std::uint32_t idst_in0, std::uint32_t idst_in1, std::uint32_t idst_out,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("logsigmoid_tile", idst_in0, idst_in1, idst_out, at);
}

}  // namespace ckernel
