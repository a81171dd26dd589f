#pragma once

#include <cstddef>
#include <cstdint>

#include "mock/abi_engine.h"
#include "mock/abi_memory.h"
#include "mock/abi_sfpi.h"
#include "mock/abi_sfpu.h"

// The boundary between compiled kernels and the runtime: plain data and one table of functions. Included by both
// sides, so it is valid C++17 and includes next to nothing. Any change of layout must raise kVersion.
namespace tilemetal::mock::abi {

inline constexpr std::uint32_t kVersion = 16;

// Kernels run on stacks of this size and alignment. At the top lies what belongs to the processor rather than to the
// image, which other processors may run at the same time: the basic blocks left until the next tick.
inline constexpr std::uint32_t kFiberStackBytes = 256 * 1024;
inline constexpr std::uint32_t kFiberTopBytes = 64;
inline constexpr std::uint32_t kBlocksPerTick = 1U << 16;

// One processor's view of a circular buffer, with the fields of the firmware's structure of the same name.
struct LocalCBInterface {
    std::uint32_t fifo_size;
    std::uint32_t fifo_limit;
    std::uint32_t fifo_page_size;
    std::uint32_t fifo_num_pages;
    std::uint32_t fifo_rd_ptr;
    std::uint32_t fifo_wr_ptr;
    std::uint32_t tiles_acked;
    std::uint32_t tiles_received;
    std::uint32_t fifo_wr_tile_ptr;
};

// A tensor dealt page by page to the banks of a memory.
struct PagedTensor {
    std::uint32_t base;    // address in every bank
    std::uint32_t stride;  // bytes from one row of pages to the next
    bool dram;
};

enum class Identity : std::uint8_t {
    NocX,
    NocY,
    AbsoluteLogicalX,
    AbsoluteLogicalY,
    RelativeLogicalX,
    RelativeLogicalY,
};

enum class Barrier : std::uint8_t { Read, Write, WriteFlush, PostedWriteFlush, Atomic, Full };

// Bits of the `flags` of writes and atomics.
inline constexpr std::uint32_t kPosted = 1;
inline constexpr std::uint32_t kLoopback = 2;
inline constexpr std::uint32_t kLinked = 4;

enum class Compare : std::uint8_t { Equal, AtLeast };

struct NocApi;  // abi_noc.h

// The functions of the runtime. `cb`, tile and DST indices and byte counts are as in the API function that calls.
struct KernelApi {
    std::uint32_t version;
    std::uint32_t size;

    // Called every few ten thousand basic blocks, so that a loop without API calls lets the others run; `place` is
    // the return address of the instrumented code.
    void (*tick)(const void* place);
    // Ends the run: a construct that the mock cannot carry out.
    void (*refuse)(const char* what, Location at);
    void (*print)(const char* text, std::size_t length);
    // Ends the run: the kernel's own ASSERT.
    void (*assertion_failed)(const char* condition, Location at);
    // Begin (with its name) and end of a zone of the profiler.
    void (*zone)(const char* name, bool begin);

    std::uint32_t (*argument)(std::uint32_t index, bool common, Location at);
    std::uint32_t (*argument_address)(std::uint32_t index, bool common, Location at);
    std::uint32_t (*identity)(Identity what, std::uint32_t noc);
    void (*poll)(Location at);

    void (*cb_reserve_back)(std::uint32_t cb, std::uint32_t pages, Location at);
    void (*cb_push_back)(std::uint32_t cb, std::uint32_t pages, Location at);
    void (*cb_wait_front)(std::uint32_t cb, std::uint32_t pages, Location at);
    void (*cb_pop_front)(std::uint32_t cb, std::uint32_t pages, Location at);
    bool (*cb_reservable)(std::uint32_t cb, std::uint32_t pages, Location at);
    bool (*cb_available)(std::uint32_t cb, std::uint32_t pages, Location at);
    std::uint32_t (*cb_write_address)(std::uint32_t cb, Location at);
    std::uint32_t (*cb_read_address)(std::uint32_t cb, Location at);
    LocalCBInterface* (*cb_interface)(std::uint32_t cb, Location at);

    std::uint64_t (*bank_address)(bool dram, std::uint32_t bank, std::uint64_t offset, Location at);
    std::uint64_t (*page_address)(PagedTensor tensor, std::uint32_t page, std::uint32_t offset, Location at);
    // Ends the run: a page or shard number beyond its tensor.
    void (*out_of_tensor)(const char* what, std::uint32_t index, std::uint32_t count, Location at);
    const NocApi* noc;
    void (*noc_read)(std::uint64_t source, std::uint32_t l1, std::uint32_t size, std::uint32_t noc, Location at);
    void (*noc_write)(
        std::uint32_t l1, std::uint64_t target, std::uint32_t size, std::uint32_t noc, std::uint32_t flags,
        Location at);
    void (*noc_write_multicast)(
        std::uint32_t l1, std::uint64_t target, std::uint32_t size, std::uint32_t receivers, std::uint32_t noc,
        std::uint32_t flags, Location at);
    void (*noc_write_word)(
        std::uint64_t target, std::uint32_t value, std::uint32_t byte_enable, std::uint32_t noc, std::uint32_t flags,
        Location at);
    void (*noc_atomic_add)(
        std::uint64_t target, std::uint32_t value, std::uint32_t noc, std::uint32_t flags, Location at);
    void (*noc_atomic_add_multicast)(
        std::uint64_t target, std::uint32_t value, std::uint32_t receivers, std::uint32_t noc, std::uint32_t flags,
        Location at);
    void (*noc_barrier)(Barrier what, std::uint32_t noc, Location at);

    std::uint32_t (*semaphore_address)(std::uint32_t id, Location at);
    void (*semaphore_wait)(volatile std::uint32_t* word, std::uint32_t value, Compare compare, Location at);

    void (*engine_startup)(std::uint32_t cb_src_a, std::uint32_t cb_src_b, std::uint32_t cb_out, Location at);
    void (*engine_init)(TileOp setup, Location at);
    void (*engine_run)(TileOp operation, Location at);
    // cb indices of at least 256 leave that source register as it is.
    void (*engine_reconfigure)(std::uint32_t cb_src_a, std::uint32_t cb_src_b, Location at);
    void (*sfpu_init)(SfpuInit init, Location at);
    void (*sfpu_run)(SfpuCall call, Location at);
    void (*dst_section)(DstAction action, Location at);
    void (*pack)(std::uint32_t dst, std::uint32_t cb, bool out_of_order, std::uint32_t page, Location at);
    void (*pack_reconfigure)(std::uint32_t cb, Location at);
    void (*pack_setting)(PackSetting what, std::uint32_t value, Location at);
    EngineApi engine;
    const SfpiApi* sfpi;

    const MemoryApi* memory;
};

}  // namespace tilemetal::mock::abi
