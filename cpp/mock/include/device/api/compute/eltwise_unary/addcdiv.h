#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void addcdiv_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("addcdiv_tile_init", at);
}

template <DataFormat data_format, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void addcdiv_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t idst2, std::uint32_t odst, std::uint32_t value,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_float(data_format), "addcdiv_tile takes float formats");
    sfpu_detail::ternary("addcdiv_tile", idst0, idst1, idst2, odst, at, {{value}});
}

}  // namespace ckernel
