#pragma once

#include <cstdint>

#include "api/compute/common.h"
#include "llk_math_binary_api.h"
#include "llk_unpack_AB_api.h"

namespace ckernel {

template <bool full_init, EltwiseBinaryType eltwise_binary_type>
ALWI void binary_tiles_init(
    std::uint32_t icb0, std::uint32_t icb1, bool acc_to_dest = false,
    engine_call::CallLine at = engine_call::CallLine::current()) {
    auto setup = engine_call::of_two(engine_call::checked_binary_op<eltwise_binary_type>(), icb0, icb1);
    setup.accumulate = acc_to_dest;
    using tilemetal::mock::abi::InitPart;
    setup.part = full_init ? InitPart::Both : InitPart::KeepUnpackers;
    engine_call::api->engine_init(setup, at);
}

namespace detail {

template <EltwiseBinaryType eltwise_binary_type, EltwiseBinaryReuseDestType reuse_dest>
ALWI void binary_reuse_dest_init(std::uint32_t icb0, engine_call::Location at = engine_call::Location::current()) {
    static_assert(
        reuse_dest != EltwiseBinaryReuseDestType::NONE,
        "name the source register DST goes to: DEST_TO_SRCA or DEST_TO_SRCB");
    constexpr auto op = engine_call::checked_binary_op<eltwise_binary_type>();
    engine_call::api->engine_init(engine_call::with_reuse(engine_call::of_one(op, icb0), reuse_dest), at);
}

template <
    EltwiseBinaryType eltwise_binary_type, EltwiseBinaryReuseDestType reuse_dest,
    bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void binary_reuse_dest_tiles(
    std::uint32_t in_cb_id, std::uint32_t in_tile_index, std::uint32_t dst_tile_index,
    engine_call::Location at = engine_call::Location::current()) {
    constexpr auto op = engine_call::checked_binary_op<eltwise_binary_type>();
    const auto call = engine_call::with_reuse(engine_call::of_one(op, in_cb_id), reuse_dest);
    engine_call::api->engine_run(engine_call::on_tile(call, in_tile_index, dst_tile_index), at);
}

}  // namespace detail

// DST[idst] = a + b, or += with acc_to_dest.
ALWI void add_init(
    std::uint32_t icb0, std::uint32_t icb1, bool acc_to_dest = false,
    engine_call::CallLine at = engine_call::CallLine::current()) {
    binary_tiles_init<true, EltwiseBinaryType::ELWADD>(icb0, icb1, acc_to_dest, at);
}
// DST[idst] = a - b, or += with acc_to_dest.
ALWI void sub_init(
    std::uint32_t icb0, std::uint32_t icb1, bool acc_to_dest = false,
    engine_call::CallLine at = engine_call::CallLine::current()) {
    binary_tiles_init<true, EltwiseBinaryType::ELWSUB>(icb0, icb1, acc_to_dest, at);
}
// DST[idst] += a * b: the engine multiplies and adds whatever acc_to_dest says.
ALWI void mul_init(
    std::uint32_t icb0, std::uint32_t icb1, bool acc_to_dest = true,
    engine_call::CallLine at = engine_call::CallLine::current()) {
    binary_tiles_init<true, EltwiseBinaryType::ELWMUL>(icb0, icb1, acc_to_dest, at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void add_tiles(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    engine_call::Location at = engine_call::Location::current()) {
    const auto call = engine_call::of_two(engine_call::EngineOp::Add, icb0, icb1);
    engine_call::api->engine_run(engine_call::on_tiles(call, itile0, itile1, idst), at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void add_block(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t start_itile0, std::uint32_t start_itile1,
    std::uint32_t start_idst, std::uint32_t ntiles, engine_call::Location at = engine_call::Location::current()) {
    for (std::uint32_t i = 0; i < ntiles; ++i) {
        add_tiles(icb0, icb1, start_itile0 + i, start_itile1 + i, start_idst + i, at);
    }
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sub_tiles(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    engine_call::Location at = engine_call::Location::current()) {
    const auto call = engine_call::of_two(engine_call::EngineOp::Sub, icb0, icb1);
    engine_call::api->engine_run(engine_call::on_tiles(call, itile0, itile1, idst), at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sub_block(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t start_itile0, std::uint32_t start_itile1,
    std::uint32_t start_idst, std::uint32_t ntiles, engine_call::Location at = engine_call::Location::current()) {
    for (std::uint32_t i = 0; i < ntiles; ++i) {
        sub_tiles(icb0, icb1, start_itile0 + i, start_itile1 + i, start_idst + i, at);
    }
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void mul_tiles(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    engine_call::Location at = engine_call::Location::current()) {
    const auto call = engine_call::of_two(engine_call::EngineOp::Mul, icb0, icb1);
    engine_call::api->engine_run(engine_call::on_tiles(call, itile0, itile1, idst), at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void mul_block(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t start_itile0, std::uint32_t start_itile1,
    std::uint32_t start_idst, std::uint32_t ntiles, engine_call::Location at = engine_call::Location::current()) {
    for (std::uint32_t i = 0; i < ntiles; ++i) {
        mul_tiles(icb0, icb1, start_itile0 + i, start_itile1 + i, start_idst + i, at);
    }
}

// DST takes the place of one operand and the result overwrites it.
template <EltwiseBinaryReuseDestType reuse_dest>
ALWI void add_reuse_dest_init(std::uint32_t icb, engine_call::CallLine at = engine_call::CallLine::current()) {
    detail::binary_reuse_dest_init<EltwiseBinaryType::ELWADD, reuse_dest>(icb, at);
}
template <EltwiseBinaryReuseDestType reuse_dest, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void add_reuse_dest_tiles(
    std::uint32_t in_cb_id, std::uint32_t in_tile_index, std::uint32_t dst_tile_index,
    engine_call::Location at = engine_call::Location::current()) {
    detail::binary_reuse_dest_tiles<EltwiseBinaryType::ELWADD, reuse_dest, is_fp32_dest_acc_en>(
        in_cb_id, in_tile_index, dst_tile_index, at);
}

template <EltwiseBinaryReuseDestType reuse_dest>
ALWI void sub_reuse_dest_init(std::uint32_t icb, engine_call::CallLine at = engine_call::CallLine::current()) {
    detail::binary_reuse_dest_init<EltwiseBinaryType::ELWSUB, reuse_dest>(icb, at);
}
template <EltwiseBinaryReuseDestType reuse_dest, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sub_reuse_dest_tiles(
    std::uint32_t in_cb_id, std::uint32_t in_tile_index, std::uint32_t dst_tile_index,
    engine_call::Location at = engine_call::Location::current()) {
    detail::binary_reuse_dest_tiles<EltwiseBinaryType::ELWSUB, reuse_dest, is_fp32_dest_acc_en>(
        in_cb_id, in_tile_index, dst_tile_index, at);
}

template <EltwiseBinaryReuseDestType reuse_dest>
ALWI void mul_reuse_dest_init(std::uint32_t icb, engine_call::CallLine at = engine_call::CallLine::current()) {
    detail::binary_reuse_dest_init<EltwiseBinaryType::ELWMUL, reuse_dest>(icb, at);
}
template <EltwiseBinaryReuseDestType reuse_dest, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void mul_reuse_dest_tiles(
    std::uint32_t in_cb_id, std::uint32_t in_tile_index, std::uint32_t dst_tile_index,
    engine_call::Location at = engine_call::Location::current()) {
    detail::binary_reuse_dest_tiles<EltwiseBinaryType::ELWMUL, reuse_dest, is_fp32_dest_acc_en>(
        in_cb_id, in_tile_index, dst_tile_index, at);
}

}  // namespace ckernel
