#pragma once

#include <cstddef>
#include <tt-metalium/mesh_buffer.hpp>
#include <vector>

namespace tt::tt_metal::distributed {

// One shard of a tensor that is split over a mesh: where its rows lie in the tensor's bytes and which devices hold it.
struct MeshShard {
    std::size_t first_byte = 0;
    std::size_t row_bytes = 0;
    std::size_t rows = 0;
    std::size_t row_stride = 0;
    std::vector<MeshCoordinate> devices;
};

// Throws std::runtime_error when the shards do not make up the tensor, or there are more of them than devices.
std::vector<MeshShard> shards_of(const ShardedBufferConfig& config, const MeshShape& mesh);

}  // namespace tt::tt_metal::distributed
