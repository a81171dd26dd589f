#pragma once

#include <cstdint>

#include "api/compute/common.h"

namespace ckernel {

namespace eltwise_detail {

ALWI void setup(
    tilemetal::mock::abi::EngineOp op, std::uint32_t icb0, std::uint32_t icb1, bool acc_to_dest,
    tilemetal::mock::abi::Location at) {
    tilemetal::mock::abi::TileOp setup{};
    setup.op = op;
    setup.cb_a = icb0;
    setup.cb_b = icb1;
    setup.accumulate = acc_to_dest;
    tilemetal::mock::api->engine_init(setup, at);
}

ALWI void run(
    tilemetal::mock::abi::EngineOp op, std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0,
    std::uint32_t itile1, std::uint32_t idst, tilemetal::mock::abi::Location at) {
    tilemetal::mock::abi::TileOp call{};
    call.op = op;
    call.cb_a = icb0;
    call.cb_b = icb1;
    call.tile_a = itile0;
    call.tile_b = itile1;
    call.dst = idst;
    tilemetal::mock::api->engine_run(call, at);
}

}  // namespace eltwise_detail

// DST[idst] = a + b, or += with acc_to_dest.
ALWI void add_init(
    std::uint32_t icb0, std::uint32_t icb1, bool acc_to_dest = false,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    eltwise_detail::setup(tilemetal::mock::abi::EngineOp::Add, icb0, icb1, acc_to_dest, at);
}
ALWI void add_tiles(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    eltwise_detail::run(tilemetal::mock::abi::EngineOp::Add, icb0, icb1, itile0, itile1, idst, at);
}
ALWI void add_block(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst0,
    std::uint32_t ntiles, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    for (std::uint32_t i = 0; i < ntiles; ++i) {
        add_tiles(icb0, icb1, itile0 + i, itile1 + i, idst0 + i, at);
    }
}

// DST[idst] = a - b, or += with acc_to_dest.
ALWI void sub_init(
    std::uint32_t icb0, std::uint32_t icb1, bool acc_to_dest = false,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    eltwise_detail::setup(tilemetal::mock::abi::EngineOp::Sub, icb0, icb1, acc_to_dest, at);
}
ALWI void sub_tiles(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    eltwise_detail::run(tilemetal::mock::abi::EngineOp::Sub, icb0, icb1, itile0, itile1, idst, at);
}
ALWI void sub_block(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst0,
    std::uint32_t ntiles, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    for (std::uint32_t i = 0; i < ntiles; ++i) {
        sub_tiles(icb0, icb1, itile0 + i, itile1 + i, idst0 + i, at);
    }
}

// DST[idst] += a * b: the engine multiplies and adds whatever acc_to_dest says.
ALWI void mul_init(
    std::uint32_t icb0, std::uint32_t icb1, bool acc_to_dest = true,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    eltwise_detail::setup(tilemetal::mock::abi::EngineOp::Mul, icb0, icb1, acc_to_dest, at);
}
ALWI void mul_tiles(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    eltwise_detail::run(tilemetal::mock::abi::EngineOp::Mul, icb0, icb1, itile0, itile1, idst, at);
}
ALWI void mul_block(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst0,
    std::uint32_t ntiles, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    for (std::uint32_t i = 0; i < ntiles; ++i) {
        mul_tiles(icb0, icb1, itile0 + i, itile1 + i, idst0 + i, at);
    }
}

template <bool full_init, EltwiseBinaryType eltwise_binary_type>
ALWI void binary_tiles_init(
    std::uint32_t icb0, std::uint32_t icb1, bool acc_to_dest = false,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    static_assert(
        eltwise_binary_type == EltwiseBinaryType::ELWADD || eltwise_binary_type == EltwiseBinaryType::ELWSUB ||
            eltwise_binary_type == EltwiseBinaryType::ELWMUL,
        "the engine adds, subtracts and multiplies");
    if (eltwise_binary_type == EltwiseBinaryType::ELWADD) {
        add_init(icb0, icb1, acc_to_dest, at);
    } else if (eltwise_binary_type == EltwiseBinaryType::ELWSUB) {
        sub_init(icb0, icb1, acc_to_dest, at);
    } else {
        mul_init(icb0, icb1, acc_to_dest, at);
    }
}

}  // namespace ckernel
