#pragma once

#include <cstdint>

#include "mock/kernel_entry.h"

// Compute kernels see addresses and sizes of circular buffers in 16-byte words, as the firmware sets them up.
#ifdef COMPILE_FOR_TRISC
constexpr std::uint32_t cb_addr_shift = 4;

namespace tilemetal::mock {

// A number of bytes that a compute kernel reads and writes in words.
class InWords {
public:
    constexpr operator std::uint32_t() const { return bytes_ >> cb_addr_shift; }
    constexpr InWords& operator=(std::uint32_t words) {
        bytes_ = words << cb_addr_shift;
        return *this;
    }
    constexpr InWords& operator+=(std::uint32_t words) { return *this = *this + words; }
    constexpr InWords& operator-=(std::uint32_t words) { return *this = *this - words; }

private:
    std::uint32_t bytes_;
};

}  // namespace tilemetal::mock

// The fields of abi::LocalCBInterface as a compute kernel sees them.
struct LocalCBInterface {
    tilemetal::mock::InWords fifo_size;
    tilemetal::mock::InWords fifo_limit;
    tilemetal::mock::InWords fifo_page_size;
    std::uint32_t fifo_num_pages;
    tilemetal::mock::InWords fifo_rd_ptr;
    tilemetal::mock::InWords fifo_wr_ptr;
    std::uint32_t tiles_acked;
    std::uint32_t tiles_received;
    tilemetal::mock::InWords fifo_wr_tile_ptr;
};
static_assert(sizeof(LocalCBInterface) == sizeof(tilemetal::mock::abi::LocalCBInterface));
#else
constexpr std::uint32_t cb_addr_shift = 0;

using tilemetal::mock::abi::LocalCBInterface;
#endif

FORCE_INLINE LocalCBInterface& get_local_cb_interface(
    std::uint32_t cb_id, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return *reinterpret_cast<LocalCBInterface*>(tilemetal::mock::api->cb_interface(cb_id, at));
}
