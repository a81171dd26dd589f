#pragma once

#include <cstdint>

#include "compute_kernel_api/common.h"

#define unary_bcast_init unary_bcast_init_of_input
#include "api/compute/bcast.h"
#undef unary_bcast_init

namespace ckernel {

using engine_call::Location;

template <EltwiseBinaryType tBcastOp, BroadcastType tBcastDim>
ALWI void init_bcast(std::uint32_t icb0, std::uint32_t icb1, std::uint32_t ocb, Location at = Location::current()) {
    compute_kernel_hw_startup(icb0, icb1, ocb, at);
    bcast_init<tBcastOp, tBcastDim>(icb0, icb1, at);
}
template <BroadcastType bcast_type>
ALWI void unary_bcast_init(std::uint32_t icb, std::uint32_t ocb, Location at = Location::current()) {
    compute_kernel_hw_startup(icb, ocb, at);
    unary_bcast_init_of_input<bcast_type>(icb, at);
}

ALWI void add_bcast_rows_init_short(std::uint32_t icb0, std::uint32_t icb1, Location at = Location::current()) {
    add_bcast_rows_init(icb0, icb1, at);
}
ALWI void add_bcast_cols_init_short(std::uint32_t icb0, std::uint32_t icb1, Location at = Location::current()) {
    add_bcast_cols_init(icb0, icb1, at);
}
ALWI void add_bcast_scalar_init_short(std::uint32_t icb0, std::uint32_t icb1, Location at = Location::current()) {
    add_bcast_scalar_init(icb0, icb1, at);
}
ALWI void sub_bcast_cols_init_short(std::uint32_t icb0, std::uint32_t icb1, Location at = Location::current()) {
    sub_bcast_cols_init(icb0, icb1, at);
}
ALWI void sub_tiles_bcast_scalar_init_short(std::uint32_t icb0, std::uint32_t icb1, Location at = Location::current()) {
    sub_bcast_scalar_init(icb0, icb1, at);
}
ALWI void mul_bcast_rows_init_short(std::uint32_t icb0, std::uint32_t icb1, Location at = Location::current()) {
    mul_bcast_rows_init(icb0, icb1, at);
}
ALWI void mul_bcast_cols_init_short(std::uint32_t icb0, std::uint32_t icb1, Location at = Location::current()) {
    mul_bcast_cols_init(icb0, icb1, at);
}
ALWI void mul_tiles_bcast_scalar_init_short(std::uint32_t icb0, std::uint32_t icb1, Location at = Location::current()) {
    mul_bcast_scalar_init(icb0, icb1, at);
}

}  // namespace ckernel
