#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void add_binary_tile_init(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::init(tilemetal::mock::abi::SfpuOp::AddBinary, at);
}
ALWI void add_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::binary(tilemetal::mock::abi::SfpuOp::AddBinary, idst0, idst1, odst, at);
}

ALWI void sub_binary_tile_init(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::init(tilemetal::mock::abi::SfpuOp::SubBinary, at);
}
ALWI void sub_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::binary(tilemetal::mock::abi::SfpuOp::SubBinary, idst0, idst1, odst, at);
}

ALWI void mul_binary_tile_init(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::init(tilemetal::mock::abi::SfpuOp::MulBinary, at);
}
ALWI void mul_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::binary(tilemetal::mock::abi::SfpuOp::MulBinary, idst0, idst1, odst, at);
}

}  // namespace ckernel
