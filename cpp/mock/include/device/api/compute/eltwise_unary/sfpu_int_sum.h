#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// Partial sums: rows 0 to 3 get every fourth row, even columns up to 14 get four columns each.
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
    std::uint32_t idst, [[maybe_unused]] std::uint32_t dst_offset = 2, [[maybe_unused]] std::int32_t iterations = 8,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    // The SDK's program takes the next tile whatever the offset says.
    sfpu_detail::run("sfpu_add_int", at, {idst, idst + 1, 0, 0}, {}, sfpu_detail::with_format(DataFormat::Int32));
}

}  // namespace ckernel
