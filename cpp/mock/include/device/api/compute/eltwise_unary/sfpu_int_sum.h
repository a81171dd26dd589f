#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// Refused at run time: the sums of rows and columns are not simulated yet.
namespace ckernel {

ALWI void sfpu_sum_int_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("sfpu_sum_int_init", at);
}

ALWI void sfpu_sum_int_col(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("sfpu_sum_int_col", idst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void sfpu_sum_int_row(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("sfpu_sum_int_row", idst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void sfpu_add_int(
    std::uint32_t idst, std::uint32_t dst_offset = 2, std::int32_t = 8,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary(
        "sfpu_add_int", idst, idst + dst_offset, idst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

}  // namespace ckernel
