#include <cstdint>

void kernel_main() {
    const uint32_t l1_address = get_arg_val<uint32_t>(0);
    const uint32_t source_address = get_arg_val<uint32_t>(1);
    const uint32_t target_address = get_arg_val<uint32_t>(2);
    const uint32_t tiles = get_arg_val<uint32_t>(3);
    constexpr uint32_t tile_bytes = 32 * 32 * 2;
    constexpr auto source_args = TensorAccessorArgs<0>();
    constexpr auto target_args = TensorAccessorArgs<source_args.next_compile_time_args_offset()>();
    static_assert(target_args.next_compile_time_args_offset() == 2);
    const auto source = TensorAccessor(source_args, source_address, tile_bytes);
    const auto target = TensorAccessor(target_args, target_address, tile_bytes);

    for (uint32_t tile = 0; tile < tiles; ++tile) {
        noc_async_read_tile(tile, source, l1_address);
        noc_async_read_barrier();
        noc_async_write_tile(tile, target, l1_address);
        noc_async_write_barrier();
    }
}
