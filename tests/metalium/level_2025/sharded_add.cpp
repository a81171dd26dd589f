// C = A + B where each core adds the shards that lie in its own L1; the circular buffers are the shards, and nothing is
// pushed or waited for.
#include "program.hpp"

int main() {
    const Device device;
    constexpr uint32_t kShardTiles = 4;
    const CoreRange grid({0, 0}, {3, 1});
    const CoreRangeSet cores{grid};
    const auto cores_used = static_cast<uint32_t>(grid.size());
    const uint32_t tile = detail::TileSize(DataFormat::Float16_b);
    const uint32_t rows = cores_used * kShardTiles;
    const auto sharded = [&] {
        return CreateBuffer(
            ShardedBufferConfig{
                .device = device.device,
                .size = uint64_t{rows} * tile,
                .page_size = tile,
                .buffer_type = BufferType::L1,
                .buffer_layout = TensorMemoryLayout::HEIGHT_SHARDED,
                .shard_parameters =
                    ShardSpecBuffer(cores, {kShardTiles * 32, 32}, ShardOrientation::ROW_MAJOR, {32, 32}, {rows, 1})});
    };
    auto a_buffer = sharded();
    auto b_buffer = sharded();
    auto c_buffer = sharded();
    const auto a = random_matrix(rows * 32, 32, 3);
    const auto b = random_matrix(rows * 32, 32, 4);
    EnqueueWriteBuffer(device.queue, a_buffer, tilize_nfaces(a, rows * 32, 32), false);
    EnqueueWriteBuffer(device.queue, b_buffer, tilize_nfaces(b, rows * 32, 32), false);

    Program program = CreateProgram();
    for (const auto& [index, buffer] :
         {std::pair{CBIndex::c_0, a_buffer}, std::pair{CBIndex::c_1, b_buffer}, std::pair{CBIndex::c_16, c_buffer}}) {
        CreateCircularBuffer(
            program, cores,
            CircularBufferConfig(kShardTiles * tile, {{index, DataFormat::Float16_b}})
                .set_page_size(index, tile)
                .set_globally_allocated_address(*buffer));
    }
    CreateKernel(program, kernel("add_shards.cpp"), cores, ComputeConfig{.compile_args = {kShardTiles}});
    device.run(std::move(program));

    std::vector<bfloat16> tiles;
    EnqueueReadBuffer(device.queue, c_buffer, tiles, true);
    const auto c = untilize_nfaces(tiles, rows * 32, 32);
    std::vector<float> expected(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        expected[i] = a[i].to_float() + b[i].to_float();
    }
    return verdict(c, expected, 0.01F);
}
