#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// Refused at run time: not simulated yet.
namespace ckernel {

ALWI void ema_init(
    std::uint32_t alpha, std::uint32_t beta, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("ema_init", at, 0, alpha, beta);
}

ALWI void ema_clear_previous_output(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("ema_clear_previous_output", at);
}

ALWI void ema_tile(std::uint32_t input_dst_index, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("ema_tile", input_dst_index, at);
}

}  // namespace ckernel
