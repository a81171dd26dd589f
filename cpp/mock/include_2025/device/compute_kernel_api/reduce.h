#pragma once

#include <cstdint>

#include "compute_kernel_api/common.h"

// The third parameter of the templates had another meaning, and the first two could be left to these.
#define reduce_init reduce_init_of
#define reduce_tile reduce_tile_of
#include "api/compute/reduce.h"
#undef reduce_init
#undef reduce_tile

#ifndef REDUCE_OP
#define REDUCE_OP PoolType::SUM
#endif
#ifndef REDUCE_DIM
#define REDUCE_DIM ReduceDim::REDUCE_ROW
#endif

namespace ckernel {

template <PoolType reduce_type = REDUCE_OP, ReduceDim reduce_dim = REDUCE_DIM, bool enforce_fp32_accumulation = false>
ALWI void reduce_init(
    std::uint32_t icb, std::uint32_t icb_scaler, std::uint32_t ocb,
    engine_call::Location at = engine_call::Location::current()) {
    static_assert(!enforce_fp32_accumulation, "a reduction that enforces fp32 accumulation is not simulated");
    reduce_init_of<reduce_type, reduce_dim>(icb, icb_scaler, ocb, at);
}
template <PoolType reduce_type = REDUCE_OP, ReduceDim reduce_dim = REDUCE_DIM, bool enforce_fp32_accumulation = false>
ALWI void reduce_tile(
    std::uint32_t icb, std::uint32_t icb_scaler, std::uint32_t itile, std::uint32_t itile_scaler, std::uint32_t idst,
    engine_call::Location at = engine_call::Location::current()) {
    static_assert(!enforce_fp32_accumulation, "a reduction that enforces fp32 accumulation is not simulated");
    reduce_tile_of<reduce_type, reduce_dim>(icb, icb_scaler, itile, itile_scaler, idst, at);
}

}  // namespace ckernel
