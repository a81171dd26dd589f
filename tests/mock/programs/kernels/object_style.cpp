// Circular buffers as objects, named arguments, defines and printing; copies a tile.
#include <cstdint>

#include "api/dataflow/circular_buffer.h"
#include "api/dataflow/dataflow_api.h"
#include "api/debug/dprint.h"
#include "api/debug/dump.h"

void kernel_main() {
    constexpr uint32_t pages = get_named_compile_time_arg_val("pages");
    constexpr auto source_args = TensorAccessorArgs<0>();
    constexpr auto target_args = TensorAccessorArgs<source_args.next_compile_time_args_offset()>();
    const auto source = TensorAccessor(source_args, get_arg_val<uint32_t>(0));
    const auto target = TensorAccessor(target_args, get_arg_val<uint32_t>(1));
    CircularBuffer buffer(BUFFER_INDEX);
    buffer.reserve_back(pages);
    uint32_t at = buffer.get_write_ptr();
    for (uint32_t page = 0; page < pages; ++page) {
        noc_async_read_page(page, source, at);
        at += buffer.get_tile_size();
    }
    noc_async_read_barrier();
    buffer.push_back(pages);
    buffer.wait_front(pages);
    DPRINT("first word {:x} of {} pages at {}\n", *reinterpret_cast<uint32_t*>(buffer.get_read_ptr()), pages, 0.5f);
    at = buffer.get_read_ptr();
    debug_dump_cb(BUFFER_INDEX, 1);
    debug_dump_l1(at, 2);
    for (uint32_t page = 0; page < pages; ++page) {
        noc_async_write_page(page, target, at + page * buffer.get_tile_size());
    }
    noc_async_write_barrier();
    buffer.pop_front(pages);
}
