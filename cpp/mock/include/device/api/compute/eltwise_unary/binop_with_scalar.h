#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

// Shared by the four operations below; the scalar is given by its fp32 bits.
ALWI void binop_with_scalar_tile_init(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::init(tilemetal::mock::abi::SfpuOp::ScalarBinop, at);
}
ALWI void add_unary_tile(
    std::uint32_t idst, std::uint32_t param1,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::unary(
        tilemetal::mock::abi::SfpuOp::AddScalar, tilemetal::mock::abi::SfpuOp::ScalarBinop, idst, param1, at);
}
ALWI void sub_unary_tile(
    std::uint32_t idst, std::uint32_t param1,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::unary(
        tilemetal::mock::abi::SfpuOp::SubScalar, tilemetal::mock::abi::SfpuOp::ScalarBinop, idst, param1, at);
}
ALWI void mul_unary_tile(
    std::uint32_t idst, std::uint32_t param1,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::unary(
        tilemetal::mock::abi::SfpuOp::MulScalar, tilemetal::mock::abi::SfpuOp::ScalarBinop, idst, param1, at);
}
ALWI void rsub_unary_tile(
    std::uint32_t idst, std::uint32_t param1,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::unary(
        tilemetal::mock::abi::SfpuOp::RsubScalar, tilemetal::mock::abi::SfpuOp::ScalarBinop, idst, param1, at);
}

}  // namespace ckernel
