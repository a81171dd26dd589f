#pragma once

#include <cstdint>

#include "api/compute/common.h"

// How the SFPU functions reach the runtime.
namespace ckernel::sfpu_detail {

using tilemetal::mock::abi::Location;
using tilemetal::mock::abi::SfpuCall;
using tilemetal::mock::abi::SfpuOp;

ALWI void init(SfpuOp op, Location at, bool approximate = false) {
    tilemetal::mock::api->sfpu_init(op, approximate, at);
}

ALWI void refuse_partial(VectorMode mode, Location at) {
    if (mode != VectorMode::RC) {
        tilemetal::mock::api->refuse("an SFPU operation on some faces only (VectorMode other than RC)", at);
    }
}

// DST[out] = op(DST[in0], DST[in1])
ALWI void binary(SfpuOp op, std::uint32_t in0, std::uint32_t in1, std::uint32_t out, Location at) {
    SfpuCall call{};
    call.op = op;
    call.init = op;
    call.operands = 2;
    call.in0 = in0;
    call.in1 = in1;
    call.out = out;
    tilemetal::mock::api->sfpu_run(call, at);
}

// DST[dst] = op(DST[dst], parameter)
ALWI void unary(
    SfpuOp op, SfpuOp init, std::uint32_t dst, std::uint32_t parameter, Location at, bool approximate = false) {
    SfpuCall call{};
    call.op = op;
    call.init = init;
    call.approximate = approximate;
    call.operands = op == SfpuOp::Fill ? 0 : 1;
    call.in0 = dst;
    call.out = dst;
    call.parameter = parameter;
    tilemetal::mock::api->sfpu_run(call, at);
}

}  // namespace ckernel::sfpu_detail
