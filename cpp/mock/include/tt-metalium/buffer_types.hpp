#pragma once

#include <cstdint>

namespace tt::tt_metal {

enum class TensorMemoryLayout {
    INTERLEAVED = 0,
    HEIGHT_SHARDED = 2,
    WIDTH_SHARDED = 3,
    BLOCK_SHARDED = 4,
    ND_SHARDED = 5,
};

enum class ShardOrientation {
    ROW_MAJOR = 0,
    COL_MAJOR = 1,
};

// Which core gets which shard. In the order of the shards (row-major over the grid of shards):
enum class ShardDistributionStrategy {
    ROUND_ROBIN_1D = 0,  // one core after the other, again and again
    GRID_2D = 1,         // the grid of shards laid over the grid of cores
    CONTIGUOUS_1D = 2,   // neighbours on the same core until it has its share
};

enum class BufferType {
    DRAM,
    L1,
    SYSTEM_MEMORY,
    L1_SMALL,
    TRACE,
};

}  // namespace tt::tt_metal
