// C = A B where blocks of A are read once per row of cores and multicast along it, blocks of B along the columns.
#include "matmul_blocks.hpp"

int main() {
    const Blocks blocks{
        .grid = {3, 2}, .rows = 2, .columns = 4, .kt = 6, .k_block = 2, .subblock_rows = 2, .subblock_columns = 4};
    BlockedMatmul matmul(blocks);
    Program& program = matmul.program;
    const CoreRange all = blocks.cores();
    std::vector<uint32_t> semaphores;
    for (int i = 0; i < 4; ++i) {
        semaphores.push_back(CreateSemaphore(program, all, INVALID));
    }
    const auto noc = [&](std::size_t x, std::size_t y, std::vector<uint32_t>& words) {
        const CoreCoord core = matmul.device.worker_core(CoreCoord{x, y});
        words.push_back(static_cast<uint32_t>(core.x));
        words.push_back(static_cast<uint32_t>(core.y));
    };
    for (const CoreCoord& core : all) {
        std::vector<uint32_t> words = matmul.reader_args();
        // Where the core sends or receives is decided when its kernel is compiled.
        words.insert(words.begin(), {core.x == 0 ? 1U : 0U, core.y == 0 ? 1U : 0U});
        const auto reader =
            CreateKernel(program, kernel("blocks_multicast.cpp"), core, ReaderDataMovementConfig(words));
        std::vector<uint32_t> args{
            address(matmul.a_buffer), address(matmul.b_buffer), matmul.first_row(core), matmul.first_column(core)};
        args.insert(args.end(), semaphores.begin(), semaphores.end());
        noc(0, core.y, args);
        noc(1, core.y, args);
        noc(blocks.grid.x - 1, core.y, args);
        args.push_back(static_cast<uint32_t>(blocks.grid.x - 1));
        noc(core.x, 0, args);
        noc(core.x, 1, args);
        noc(core.x, blocks.grid.y - 1, args);
        args.push_back(static_cast<uint32_t>(blocks.grid.y - 1));
        SetRuntimeArgs(program, reader, core, args);
    }
    return matmul.run();
}
