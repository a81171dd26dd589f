#include <cstdint>

#include "compute_kernel_api/common.h"
#include "compute_kernel_api/matmul.h"
#include "compute_kernel_api/tile_move_copy.h"

namespace NAMESPACE {

void MAIN {
    constexpr uint32_t rows = get_compile_time_arg_val(0);
    constexpr uint32_t columns = get_compile_time_arg_val(1);
    constexpr uint32_t k_block = get_compile_time_arg_val(2);
    constexpr uint32_t k_blocks = get_compile_time_arg_val(3);
    constexpr uint32_t subblock_rows = get_compile_time_arg_val(4);
    constexpr uint32_t subblock_columns = get_compile_time_arg_val(5);
    constexpr uint32_t tiles = subblock_rows * subblock_columns;
    constexpr auto a = tt::CBIndex::c_0;
    constexpr auto b = tt::CBIndex::c_1;
    constexpr auto out = tt::CBIndex::c_16;
    constexpr auto partials = tt::CBIndex::c_24;
    mm_block_init(a, b, out, 0, subblock_columns, subblock_rows, k_block);
    for (uint32_t part = 0; part < k_blocks; ++part) {
        const auto target = part + 1 == k_blocks ? out : partials;
        cb_wait_front(a, rows * k_block);
        cb_wait_front(b, k_block * columns);
        for (uint32_t row = 0; row < rows; row += subblock_rows) {
            for (uint32_t column = 0; column < columns; column += subblock_columns) {
                tile_regs_acquire();
                if (part > 0) {
                    copy_tile_to_dst_init_short(partials);
                    cb_wait_front(partials, tiles);
                    for (uint32_t tile = 0; tile < tiles; ++tile) {
                        copy_tile(partials, tile, tile);
                    }
                    cb_pop_front(partials, tiles);
                    mm_block_init_short(a, b, 0, subblock_columns, subblock_rows, k_block);
                }
                for (uint32_t k = 0; k < k_block; ++k) {
                    matmul_block(
                        a, b, row * k_block + k, k * columns + column, 0, 0, subblock_columns, subblock_rows, k_block);
                }
                tile_regs_commit();
                cb_reserve_back(target, tiles);
                tile_regs_wait();
                for (uint32_t tile = 0; tile < tiles; ++tile) {
                    pack_tile(tile, target);
                }
                tile_regs_release();
                cb_push_back(target, tiles);
            }
        }
        cb_pop_front(a, rows * k_block);
        cb_pop_front(b, k_block * columns);
    }
}

}  // namespace NAMESPACE
