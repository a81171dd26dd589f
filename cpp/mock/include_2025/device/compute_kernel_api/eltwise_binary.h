#pragma once

#include <cstdint>

#include "api/compute/eltwise_binary.h"
#include "compute_kernel_api/common.h"

namespace ckernel {

ALWI void binary_op_init_common(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t ocb,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    compute_kernel_hw_startup(icb0, icb1, ocb, at);
    // The unpackers were ready for any operation on two tiles: binary_tiles_init<false, ...> could follow.
    auto setup = engine_call::of_two(engine_call::checked_binary_op<ELWADD>(), icb0, icb1);
    setup.part = tilemetal::mock::abi::InitPart::Unpackers;
    engine_call::api->engine_init(setup, at);
}
ALWI void add_tiles_init(
    std::uint32_t icb0, std::uint32_t icb1, bool acc_to_dest = false,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    add_init(icb0, icb1, acc_to_dest, at);
}
ALWI void sub_tiles_init(
    std::uint32_t icb0, std::uint32_t icb1, bool acc_to_dest = false,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sub_init(icb0, icb1, acc_to_dest, at);
}
ALWI void mul_tiles_init(
    std::uint32_t icb0, std::uint32_t icb1,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    mul_init(icb0, icb1, true, at);
}

// DST takes the place of one operand and the result overwrites it.
template <EltwiseBinaryType op, EltwiseBinaryReuseDestType reuse_dest = EltwiseBinaryReuseDestType::NONE>
ALWI void binary_dest_reuse_tiles_init(
    std::uint32_t icb0, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    detail::binary_reuse_dest_init<op, reuse_dest>(icb0, at);
}
template <EltwiseBinaryType op, EltwiseBinaryReuseDestType reuse_dest = EltwiseBinaryReuseDestType::NONE>
ALWI void binary_dest_reuse_tiles(
    std::uint32_t in_cb_id, std::uint32_t in_tile_index, std::uint32_t dst_tile_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    detail::binary_reuse_dest_tiles<op, reuse_dest>(in_cb_id, in_tile_index, dst_tile_index, at);
}

}  // namespace ckernel
