#pragma once

#include <cstdint>

#include "api/compute/common_globals.h"
#include "mock/kernel_entry.h"

namespace ckernel {

ALWI void cb_wait_front(
    std::uint32_t cbid, std::uint32_t ntiles,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->cb_wait_front(cbid, ntiles, at);
}
ALWI void cb_pop_front(
    std::uint32_t cbid, std::uint32_t ntiles,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->cb_pop_front(cbid, ntiles, at);
}
ALWI void cb_reserve_back(
    std::uint32_t cbid, std::uint32_t ntiles,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->cb_reserve_back(cbid, ntiles, at);
}
ALWI void cb_push_back(
    std::uint32_t cbid, std::uint32_t ntiles,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->cb_push_back(cbid, ntiles, at);
}

}  // namespace ckernel
