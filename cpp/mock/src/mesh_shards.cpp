#include "mesh_shards.hpp"

#include <stdexcept>
#include <string>

namespace tt::tt_metal::distributed {
namespace {

std::string text(const Shape2D& shape) {
    return std::to_string(shape.height()) + " x " + std::to_string(shape.width());
}

}  // namespace

std::uint32_t ShardedBufferConfig::compute_datum_size_bytes() const {
    const std::size_t elements = global_buffer_shape.height() * global_buffer_shape.width();
    if (elements == 0 || global_size % elements != 0) {
        throw std::runtime_error(
            "ShardedBufferConfig: " + std::to_string(global_size) + " bytes are no whole number for each of " +
            text(global_buffer_shape) + " elements");
    }
    return static_cast<std::uint32_t>(global_size / elements);
}

std::pair<bool, bool> ShardedBufferConfig::replicated_dims() const {
    return {shard_shape.height() == 0, shard_shape.width() == 0};
}

Shape2D ShardedBufferConfig::physical_shard_shape() const {
    const auto [height_repeats, width_repeats] = replicated_dims();
    return {
        height_repeats ? global_buffer_shape.height() : shard_shape.height(),
        width_repeats ? global_buffer_shape.width() : shard_shape.width()};
}

std::vector<MeshShard> shards_of(const ShardedBufferConfig& config, const MeshShape& mesh) {
    if (mesh.dims() != 2) {
        throw std::runtime_error("MeshBuffer: a tensor is split only over a mesh of two dimensions");
    }
    const Shape2D& whole = config.global_buffer_shape;
    const Shape2D shard = config.physical_shard_shape();
    const std::size_t datum = config.compute_datum_size_bytes();
    if (whole.height() % shard.height() != 0 || whole.width() % shard.width() != 0) {
        throw std::runtime_error(
            "MeshBuffer: shards of " + text(shard) + " do not divide a tensor of " + text(whole) + " elements");
    }
    const std::size_t rows = whole.height() / shard.height();
    const std::size_t columns = whole.width() / shard.width();
    const auto [height_repeats, width_repeats] = config.replicated_dims();
    const bool row_major = config.shard_orientation == ShardOrientation::ROW_MAJOR;
    // Shards that repeat along one axis are numbered along the other one.
    const std::size_t places = height_repeats && width_repeats   ? 1
                               : height_repeats || width_repeats ? (row_major ? mesh[0] : mesh[1])
                                                                 : mesh.mesh_size();
    if (rows * columns > places) {
        throw std::runtime_error(
            "MeshBuffer: " + std::to_string(rows * columns) + " shards of " + text(shard) + " for a mesh of " +
            std::to_string(mesh[0]) + " x " + std::to_string(mesh[1]) + " devices");
    }
    std::vector<MeshShard> out;
    for (std::uint32_t i = 0; i < rows * columns; ++i) {
        MeshShard next;
        next.row_bytes = shard.width() * datum;
        next.rows = shard.height();
        next.row_stride = whole.width() * datum;
        next.first_byte = i / columns * shard.height() * next.row_stride + i % columns * next.row_bytes;
        for (const MeshCoordinate& device : MeshCoordinateRange(mesh)) {
            const std::uint32_t number = row_major ? device[0] * mesh[1] + device[1] : device[1] * mesh[0] + device[0];
            const std::uint32_t line = row_major ? device[0] : device[1];
            if (places == 1 || i == (height_repeats || width_repeats ? line : number)) {
                next.devices.push_back(device);
            }
        }
        out.push_back(std::move(next));
    }
    return out;
}

}  // namespace tt::tt_metal::distributed
