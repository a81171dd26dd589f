#pragma once

#include "api/compute/common_globals.h"
#include "api/compute/engine_call.h"

namespace ckernel {

ALWI void tile_regs_acquire(engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->dst_section(tilemetal::mock::abi::DstAction::Acquire, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void tile_regs_commit(engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->dst_section(tilemetal::mock::abi::DstAction::Commit, at);
}
ALWI void tile_regs_wait(engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->dst_section(tilemetal::mock::abi::DstAction::Wait, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void tile_regs_release(engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->dst_section(tilemetal::mock::abi::DstAction::Release, at);
}

// Math and packer share the section between these two; nothing is handed over in between.
[[deprecated("use tile_regs_acquire()")]] ALWI void acquire_dst(
    engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->dst_section(tilemetal::mock::abi::DstAction::AcquireShared, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
[[deprecated("use tile_regs_release()")]] ALWI void release_dst(
    engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->dst_section(tilemetal::mock::abi::DstAction::ReleaseShared, at);
}

}  // namespace ckernel
