// Reads a sharded tensor page by page and shard by shard, and checks where pages are said to be.
#include <cstdint>

#include "api/core_local_mem.h"
#include "api/dataflow/circular_buffer.h"
#include "api/dataflow/endpoints.h"
#include "api/dataflow/noc.h"
#include "api/tensor/noc_traits.h"

void kernel_main() {
    constexpr uint32_t page = 64;
    constexpr auto args = TensorAccessorArgs<0, 0>();
    constexpr auto target_args = TensorAccessorArgs<args.next_compile_time_args_offset()>();
    const auto tensor = TensorAccessor(args, get_arg_val<uint32_t>(0));
    const auto target = TensorAccessor(target_args, get_arg_val<uint32_t>(1));
    ASSERT(tensor.dspec().rank() == 2);
    ASSERT(tensor.dspec().tensor_volume() == 12);
    ASSERT(tensor.dspec().num_shards() == 4);
    Noc noc;
    CircularBuffer ring(0);
    ring.reserve_back(16);
    const uint32_t l1 = ring.get_write_ptr();

    // The tensor in the order of its pages.
    uint32_t at = 0;
    for (const auto& each : tensor.pages()) {
        ASSERT(each.page_id() == at);
        noc.async_read(each, ring, page, {}, {.offset_bytes = at * page});
        ++at;
    }
    noc.async_read_barrier();
    for (uint32_t i = 0; i < 12; ++i) {
        noc.async_write(CoreLocalMem<uint32_t>(l1 + i * page), target, page, {}, {.page_id = i});
    }
    noc.async_write_barrier();

    // Shard 1 is the right half of the upper rows; its pages are neighbours in their bank.
    uint32_t count = 0;
    for (const auto& each : tensor.shard_pages(1)) {
        ASSERT(each.noc_addr() == tensor.get_shard_noc_addr(1, each.page_in_shard() * page));
        ASSERT(each.noc_addr() == tensor.get_noc_addr(each.page_id()));
        ++count;
    }
    ASSERT(count == 4);
    noc_async_read_shard(1, tensor, l1);
    noc_async_read_barrier();
    noc.async_write(
        use<CircularBuffer::AddrSelector::WRITE_PTR>(ring), target, page, {.offset_bytes = 0}, {.page_id = 12});
    noc.async_write(
        use<CircularBuffer::AddrSelector::WRITE_PTR>(ring), target, page, {.offset_bytes = 64}, {.page_id = 13});
    noc.async_write_barrier();
    // Shard 3 has one row inside the tensor.
    count = 0;
    for (const auto& each : tensor.shard_pages(3)) {
        static_cast<void>(each);
        ++count;
    }
    ASSERT(count == 2);
    ring.push_back(16);
}
