#pragma once

#include <cstdint>

#include "mock/kernel_entry.h"

using tilemetal::mock::abi::LocalCBInterface;

FORCE_INLINE LocalCBInterface& get_local_cb_interface(
    std::uint32_t cb_id, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return *tilemetal::mock::api->cb_interface(cb_id, at);
}
