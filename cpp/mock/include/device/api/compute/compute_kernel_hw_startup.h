#pragma once

#include <cstdint>

#include "api/compute/engine_call.h"
#include "api/compute/src_order.h"

namespace ckernel {

template <SrcOrder src_order = SrcOrder::Regular>
ALWI void compute_kernel_hw_startup(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t ocb,
    engine_call::Location at = engine_call::Location::current()) {
    constexpr bool reverse = src_order == SrcOrder::Reverse;
    engine_call::api->engine_startup(reverse ? icb1 : icb0, reverse ? icb0 : icb1, ocb, at);
}
template <SrcOrder src_order = SrcOrder::Regular>
ALWI void compute_kernel_hw_startup(
    std::uint32_t icb0, std::uint32_t ocb, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine_startup(icb0, icb0, ocb, at);
}

// The width of DST's elements while the kernel runs, between two DST sections.
ALWI void enable_fp32_dest_acc(engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine.fp32_dest(true, at);
}
ALWI void disable_fp32_dest_acc(engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine.fp32_dest(false, at);
}
template <bool enable>
ALWI void set_fp32_dest_acc(engine_call::Location at = engine_call::Location::current()) {
    if constexpr (enable != static_cast<bool>(DST_ACCUM_MODE)) {
        engine_call::api->engine.fp32_dest(enable, at);
    }
}
// Back to the mode the kernel was compiled for, after set_fp32_dest_acc<enable>().
template <bool enable>
ALWI void restore_fp32_dest_acc(engine_call::Location at = engine_call::Location::current()) {
    if constexpr (enable != static_cast<bool>(DST_ACCUM_MODE)) {
        engine_call::api->engine.fp32_dest(DST_ACCUM_MODE, at);
    }
}

}  // namespace ckernel
