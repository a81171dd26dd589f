#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// Refused at run time: not simulated yet.
namespace ckernel {

ALWI void reshuffle_rows_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("reshuffle_rows_tile_init", at);
}

ALWI void reshuffle_rows_tile(
    std::uint32_t idst, std::uint32_t idx_addr, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("reshuffle_rows_tile", idst, at, {{idx_addr}});
}

}  // namespace ckernel
