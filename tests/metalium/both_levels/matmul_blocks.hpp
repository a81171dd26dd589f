#pragma once

#include <algorithm>

#include "program.hpp"

// C = A B with one block of C per core. Tiles; a block is multiplied in subblocks that fit DST, `k_block` tiles of K at
// a time.
struct Blocks {
    CoreCoord grid;
    uint32_t rows;
    uint32_t columns;
    uint32_t kt;
    uint32_t k_block;
    uint32_t subblock_rows;
    uint32_t subblock_columns;

    uint32_t mt() const { return static_cast<uint32_t>(grid.y) * rows; }
    uint32_t nt() const { return static_cast<uint32_t>(grid.x) * columns; }
    CoreRange cores() const { return CoreRange({0, 0}, {grid.x - 1, grid.y - 1}); }
};

// The matrices of one run and the program but for its readers.
struct BlockedMatmul {
    Device device;
    Blocks blocks;
    std::vector<bfloat16> a = random_matrix(blocks.mt() * 32, blocks.kt * 32, 31);
    std::vector<bfloat16> b = random_matrix(blocks.kt * 32, blocks.nt() * 32, 32);
    BufferPointer a_buffer = device.tiles(blocks.mt() * blocks.kt);
    BufferPointer b_buffer = device.tiles(blocks.kt * blocks.nt());
    BufferPointer c_buffer = device.tiles(blocks.mt() * blocks.nt());
    Program program = CreateProgram();

    explicit BlockedMatmul(const Blocks& sizes) : blocks(sizes) {
        device.write(a_buffer, tilize_nfaces(a, blocks.mt() * 32, blocks.kt * 32));
        device.write(b_buffer, tilize_nfaces(b, blocks.kt * 32, blocks.nt() * 32));
        const CoreRangeSet cores{blocks.cores()};
        tile_buffer(program, cores, CBIndex::c_0, 2 * blocks.rows * blocks.k_block);
        tile_buffer(program, cores, CBIndex::c_1, 2 * blocks.k_block * blocks.columns);
        // Partial sums and results take turns in the same memory.
        const uint32_t page = tile_size(DataFormat::Float16_b);
        CreateCircularBuffer(
            program, cores,
            CircularBufferConfig(
                blocks.rows * blocks.columns * page,
                {{CBIndex::c_16, DataFormat::Float16_b}, {CBIndex::c_24, DataFormat::Float16_b}})
                .set_page_size(CBIndex::c_16, page)
                .set_page_size(CBIndex::c_24, page));
        CreateKernel(
            program, kernel("blocks_compute.cpp"), cores,
            ComputeConfig{
                .compile_args = {
                    blocks.rows, blocks.columns, blocks.k_block, blocks.kt / blocks.k_block, blocks.subblock_rows,
                    blocks.subblock_columns}});
        const auto writer = CreateKernel(
            program, kernel("blocks_write.cpp"), cores,
            WriterDataMovementConfig(compile_args(
                {blocks.rows, blocks.columns, blocks.subblock_rows, blocks.subblock_columns, blocks.nt()},
                {c_buffer})));
        for (const CoreCoord& core : blocks.cores()) {
            SetRuntimeArgs(program, writer, core, {address(c_buffer), first_row(core), first_column(core)});
        }
    }

    uint32_t first_row(CoreCoord core) const { return static_cast<uint32_t>(core.y) * blocks.rows; }
    uint32_t first_column(CoreCoord core) const { return static_cast<uint32_t>(core.x) * blocks.columns; }

    // Words that every reader of blocks starts with.
    std::vector<uint32_t> reader_args() const {
        return compile_args(
            {blocks.rows, blocks.columns, blocks.k_block, blocks.kt, blocks.nt()}, {a_buffer, b_buffer});
    }

    int run() {
        device.run(std::move(program));
        std::vector<bfloat16> tiles;
        device.read(tiles, c_buffer);
        const uint32_t m = blocks.mt() * 32;
        const uint32_t n = blocks.nt() * 32;
        // 16-bit DST and bfloat16 partial sums.
        return verdict(untilize_nfaces(tiles, m, n), host_matmul(a, b, m, blocks.kt * 32, n), 0.25F);
    }
};

// Each core reads its blocks itself.
inline int run_reading_alone(const Blocks& blocks) {
    BlockedMatmul matmul(blocks);
    const auto reader = CreateKernel(
        matmul.program, kernel("blocks_read.cpp"), blocks.cores(), ReaderDataMovementConfig(matmul.reader_args()));
    for (const CoreCoord& core : blocks.cores()) {
        SetRuntimeArgs(
            matmul.program, reader, core,
            {address(matmul.a_buffer), address(matmul.b_buffer), matmul.first_row(core), matmul.first_column(core)});
    }
    return matmul.run();
}
