#pragma once

#include "api/compute/common_globals.h"

namespace ckernel {

ALWI void tile_regs_acquire(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->dst_section(tilemetal::mock::abi::DstAction::Acquire, at);
}
ALWI void tile_regs_commit(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->dst_section(tilemetal::mock::abi::DstAction::Commit, at);
}
ALWI void tile_regs_wait(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->dst_section(tilemetal::mock::abi::DstAction::Wait, at);
}
ALWI void tile_regs_release(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->dst_section(tilemetal::mock::abi::DstAction::Release, at);
}

}  // namespace ckernel
