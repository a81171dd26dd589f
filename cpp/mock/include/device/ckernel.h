#pragma once

#include <cstdint>

#ifdef COMPILE_FOR_TRISC
#include "api/compute/mailbox.h"
#endif
#include "ckernel_defs.h"
#include "internal/l1_cache.h"
#include "mock/kernel_entry.h"

namespace ckernel {

// Reads a word that another processor may change.
template <typename T>
FORCE_INLINE T
load_blocking(volatile T* ptr, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->poll(at);
    return *ptr;
}

#ifdef COMPILE_FOR_TRISC
// Waits for the units of the thread, which here have finished with every call.
inline void tensix_sync() {}

enum class DstTileShape : std::uint8_t { Tile32x32, Tile32x16, Tile16x16 };
template <DstSync sync, bool is_fp32_dest_acc_en, DstTileShape shape = DstTileShape::Tile32x32>
constexpr std::uint32_t get_dest_max_tiles() {
    static_assert(shape == DstTileShape::Tile32x32, "tiles in DST are 32x32 here");
    return (sync == DstSync::SyncFull ? 16U : 8U) / (is_fp32_dest_acc_en ? 2U : 1U);
}
#endif

}  // namespace ckernel
