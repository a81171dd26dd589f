// Two workloads on all devices of a mesh, captured as a trace on one queue and replayed when another queue has written
// the inputs; events order the queues.
#include <cstdlib>
#include <string_view>
#include <tt-metalium/distributed.hpp>
#include <tt-metalium/sub_device.hpp>

#include "program.hpp"

using namespace tt::tt_metal::distributed;

namespace {

constexpr uint32_t kTiles = 3;  // on each device
constexpr uint32_t kTileValues = 32 * 32;

using Tensor = std::shared_ptr<MeshBuffer>;

Tensor tensor(MeshDevice& mesh) {
    const auto devices = static_cast<uint32_t>(mesh.num_devices());
    const uint32_t page = detail::TileSize(DataFormat::Float16_b);
    return MeshBuffer::create(
        distributed::ShardedBufferConfig{
            .global_size = uint64_t{page} * kTiles * devices,
            .global_buffer_shape = {32 * devices, 32 * kTiles},
            .shard_shape = {32, 32 * kTiles}},
        DeviceLocalBufferConfig{.page_size = page, .buffer_type = BufferType::DRAM}, &mesh);
}

// The operation is chosen by defines.
Program adding(const Tensor& a, const Tensor& b, const Tensor& c, const CoreCoord& core) {
    Program program = CreateProgram();
    for (const auto index : {CBIndex::c_0, CBIndex::c_1, CBIndex::c_16}) {
        tile_buffer(program, CoreRange(core), index, 2);
    }
    std::vector<uint32_t> reads;
    TensorAccessorArgs(*a).append_to(reads);
    TensorAccessorArgs(*b).append_to(reads);
    std::vector<uint32_t> writes;
    TensorAccessorArgs(*c).append_to(writes);
    const auto reader =
        CreateKernel(program, kernel("read_pairs.cpp"), core, ReaderDataMovementConfig(std::move(reads)));
    const auto writer =
        CreateKernel(program, kernel("write_tiles.cpp"), core, WriterDataMovementConfig(std::move(writes)));
    const auto compute = CreateKernel(
        program, kernel("chosen_operation.cpp"), core,
        ComputeConfig{.defines = {{"ELTWISE_OP", "add_tiles"}, {"ELTWISE_OP_TYPE", "EltwiseBinaryType::ELWADD"}}});
    SetRuntimeArgs(
        program, reader, core, {static_cast<uint32_t>(a->address()), static_cast<uint32_t>(b->address()), 0, kTiles});
    SetRuntimeArgs(program, writer, core, {static_cast<uint32_t>(c->address()), 0, kTiles});
    SetRuntimeArgs(program, compute, core, {kTiles});
    return program;
}

}  // namespace

int main() {
    const char* const arch = std::getenv("TT_METAL_MOCK_ARCH");
    const bool large = arch != nullptr && std::string_view(arch) == "blackhole";
    const auto mesh = MeshDevice::create(
        MeshDeviceConfig(large ? MeshShape(2, 2) : MeshShape(2, 4)), DEFAULT_L1_SMALL_SIZE, 1 << 20, 2,
        DispatchCoreType::WORKER);
    const SubDevice adders(std::array{CoreRangeSet(CoreRange({0, 0}, {0, 0}))});
    const SubDevice doublers(std::array{CoreRangeSet(CoreRange({1, 1}, {1, 1}))});
    mesh->load_sub_device_manager(mesh->create_sub_device_manager({adders, doublers}, 3200));
    const auto only_core = [](const SubDevice& part) {
        return part.cores(HalProgrammableCoreType::TENSIX).ranges().front().start_coord;
    };

    auto a = tensor(*mesh);
    auto b = tensor(*mesh);
    auto sum = tensor(*mesh);
    auto total = tensor(*mesh);

    const MeshCoordinateRange everywhere(mesh->shape());
    auto first = CreateMeshWorkload();
    AddProgramToMeshWorkload(first, adding(a, b, sum, only_core(adders)), everywhere);
    auto second = CreateMeshWorkload();
    AddProgramToMeshWorkload(second, adding(sum, a, total, only_core(doublers)), everywhere);

    auto& works = mesh->mesh_command_queue(0);
    auto& moves = mesh->mesh_command_queue(1);
    // Before there are inputs, to have the kernels compiled.
    EnqueueMeshWorkload(works, first, true);
    EnqueueMeshWorkload(works, second, true);

    const auto trace = BeginTraceCapture(mesh.get(), 0);
    EnqueueMeshWorkload(works, first, false);
    EnqueueMeshWorkload(works, second, false);
    EndTraceCapture(mesh.get(), 0, trace);

    const std::size_t count = mesh->num_devices() * kTiles * kTileValues;
    std::vector<float> expected;
    std::vector<bfloat16> got;
    for (int seed = 1; seed <= 2; ++seed) {
        const auto x = random_matrix(1, static_cast<uint32_t>(count), seed);
        const auto y = random_matrix(1, static_cast<uint32_t>(count), seed + 10);
        EnqueueWriteMeshBuffer(moves, a, x, false);
        EnqueueWriteMeshBuffer(moves, b, y, false);
        EnqueueWaitForEvent(works, EnqueueRecordEvent(moves));
        ReplayTrace(mesh.get(), 0, trace, false);
        EnqueueWaitForEvent(moves, EnqueueRecordEvent(works));
        std::vector<bfloat16> part;
        EnqueueReadMeshBuffer(moves, part, total, true);
        got.insert(got.end(), part.begin(), part.end());
        for (std::size_t i = 0; i < count; ++i) {
            expected.push_back(x[i].to_float() + y[i].to_float() + x[i].to_float());
        }
    }
    ReleaseTrace(mesh.get(), trace);
    mesh->close();
    return verdict(got, expected, 0.02F);
}
