#include <cstdint>

#include "dataflow_api.h"

struct Group {
    uint32_t sender_x;
    uint32_t sender_y;
    uint32_t first_x;
    uint32_t first_y;
    uint32_t last_x;
    uint32_t last_y;
    uint32_t receivers;
};

Group group_at(uint32_t argument) {
    return {get_arg_val<uint32_t>(argument),     get_arg_val<uint32_t>(argument + 1),
            get_arg_val<uint32_t>(argument + 2), get_arg_val<uint32_t>(argument + 3),
            get_arg_val<uint32_t>(argument + 4), get_arg_val<uint32_t>(argument + 5),
            get_arg_val<uint32_t>(argument + 6)};
}

// Waits until the receivers have room, then sends the block and the news of it.
void send(const Group& group, uint32_t l1, uint32_t bytes, uint32_t ready, uint32_t arrived) {
    auto* waiting = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(ready);
    noc_semaphore_wait(waiting, group.receivers);
    noc_semaphore_set(waiting, 0);
    const uint64_t block = get_noc_multicast_addr(group.first_x, group.first_y, group.last_x, group.last_y, l1);
    noc_async_write_multicast(l1, block, bytes, group.receivers);
    noc_async_writes_flushed();
    noc_semaphore_set(reinterpret_cast<volatile tt_l1_ptr uint32_t*>(arrived), VALID);
    const uint64_t flag = get_noc_multicast_addr(group.first_x, group.first_y, group.last_x, group.last_y, arrived);
    noc_semaphore_set_multicast(arrived, flag, group.receivers);
}

void receive(const Group& group, uint32_t ready, uint32_t arrived) {
    auto* flag = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(arrived);
    noc_semaphore_set(flag, INVALID);
    noc_semaphore_inc(get_noc_addr(group.sender_x, group.sender_y, ready), 1);
    noc_semaphore_wait(flag, VALID);
}

void kernel_main() {
    constexpr bool sends_a = get_compile_time_arg_val(0) != 0;
    constexpr bool sends_b = get_compile_time_arg_val(1) != 0;
    constexpr uint32_t rows = get_compile_time_arg_val(2);
    constexpr uint32_t columns = get_compile_time_arg_val(3);
    constexpr uint32_t k_block = get_compile_time_arg_val(4);
    constexpr uint32_t kt = get_compile_time_arg_val(5);
    constexpr uint32_t nt = get_compile_time_arg_val(6);
    constexpr auto a_args = TensorAccessorArgs<7>();
    constexpr auto b_args = TensorAccessorArgs<a_args.next_compile_time_args_offset()>();
    const auto a = TensorAccessor(a_args, get_arg_val<uint32_t>(0), get_tile_size(tt::CBIndex::c_0));
    const auto b = TensorAccessor(b_args, get_arg_val<uint32_t>(1), get_tile_size(tt::CBIndex::c_1));
    const uint32_t first_row = get_arg_val<uint32_t>(2);
    const uint32_t first_column = get_arg_val<uint32_t>(3);
    const uint32_t a_ready = get_semaphore(get_arg_val<uint32_t>(4));
    const uint32_t a_arrived = get_semaphore(get_arg_val<uint32_t>(5));
    const uint32_t b_ready = get_semaphore(get_arg_val<uint32_t>(6));
    const uint32_t b_arrived = get_semaphore(get_arg_val<uint32_t>(7));
    const Group a_group = group_at(8);
    const Group b_group = group_at(15);
    const uint32_t tile_bytes = get_tile_size(tt::CBIndex::c_0);

    for (uint32_t k0 = 0; k0 < kt; k0 += k_block) {
        cb_reserve_back(tt::CBIndex::c_0, rows * k_block);
        const uint32_t a_l1 = get_write_ptr(tt::CBIndex::c_0);
        if constexpr (sends_a) {
            for (uint32_t i = 0; i < rows * k_block; ++i) {
                noc_async_read_tile((first_row + i / k_block) * kt + k0 + i % k_block, a, a_l1 + i * tile_bytes);
            }
            noc_async_read_barrier();
            send(a_group, a_l1, rows * k_block * tile_bytes, a_ready, a_arrived);
        } else {
            receive(a_group, a_ready, a_arrived);
        }
        cb_push_back(tt::CBIndex::c_0, rows * k_block);

        cb_reserve_back(tt::CBIndex::c_1, k_block * columns);
        const uint32_t b_l1 = get_write_ptr(tt::CBIndex::c_1);
        if constexpr (sends_b) {
            for (uint32_t i = 0; i < k_block * columns; ++i) {
                noc_async_read_tile((k0 + i / columns) * nt + first_column + i % columns, b, b_l1 + i * tile_bytes);
            }
            noc_async_read_barrier();
            send(b_group, b_l1, k_block * columns * tile_bytes, b_ready, b_arrived);
        } else {
            receive(b_group, b_ready, b_arrived);
        }
        cb_push_back(tt::CBIndex::c_1, k_block * columns);
    }
    noc_async_write_barrier();
    noc_async_atomic_barrier();
}
