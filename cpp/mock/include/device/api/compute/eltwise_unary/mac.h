#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// The hardware's program has its operands in DST tiles 0, 1 and 2 and the result in 0.
namespace ckernel {

template <DataFormat data_format>
ALWI void mac_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("mac_tile_init", at);
}

template <DataFormat data_format>
ALWI void mac_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t idst2, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_float(data_format), "mac_tile takes float formats");
    if (idst0 != odst || idst1 != idst0 + 1 || idst2 != idst0 + 2) {
        tilemetal::mock::api->refuse("mac_tile with operands other than (i, i + 1, i + 2, i)", at);
    }
    sfpu_detail::ternary("mac_tile", idst0, idst1, idst2, odst, at);
}

}  // namespace ckernel
