#pragma once

// What the programs share: a device with its queue, buffers of tiles, and the comparison that decides the exit code.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <memory>
#include <string>
#include <tt-metalium/bfloat16.hpp>
#include <tt-metalium/distributed.hpp>
#include <tt-metalium/host_api.hpp>
#include <tt-metalium/tensor_accessor_args.hpp>
#include <tt-metalium/tilize_utils.hpp>
#include <tt-metalium/work_split.hpp>
#include <utility>
#include <vector>

using namespace tt;
using namespace tt::tt_metal;
using namespace tt::tt_metal::distributed;

inline std::string kernel(const std::string& name) {
    return std::string(OVERRIDE_KERNEL_PREFIX "level_081/kernels/") + name;
}

struct Device {
    std::shared_ptr<MeshDevice> mesh = MeshDevice::create_unit_mesh(0);
    MeshCommandQueue& queue = mesh->mesh_command_queue();

    ~Device() { mesh->close(); }

    std::shared_ptr<MeshBuffer> pages(uint32_t count, uint32_t page_size, BufferType type = BufferType::DRAM) const {
        return MeshBuffer::create(
            ReplicatedBufferConfig{.size = uint64_t{count} * page_size},
            DeviceLocalBufferConfig{.page_size = page_size, .buffer_type = type}, mesh.get());
    }
    std::shared_ptr<MeshBuffer> tiles(uint32_t count) const { return pages(count, tile_size(DataFormat::Float16_b)); }

    void run(Program&& program) const {
        MeshWorkload workload;
        workload.add_program(MeshCoordinateRange(mesh->shape()), std::move(program));
        EnqueueMeshWorkload(queue, workload, false);
        Finish(queue);
    }
};

inline uint32_t address(const std::shared_ptr<MeshBuffer>& buffer) { return static_cast<uint32_t>(buffer->address()); }

inline void tile_buffer(
    Program& program, const CoreRangeSet& cores, uint8_t index, uint32_t pages,
    DataFormat format = DataFormat::Float16_b) {
    const uint32_t page = tile_size(format);
    CreateCircularBuffer(
        program, cores, CircularBufferConfig(pages * page, {{index, format}}).set_page_size(index, page));
}

// Compile-time words: values first, then the accessors of the buffers.
inline std::vector<uint32_t> compile_args(
    std::vector<uint32_t> values, std::initializer_list<std::shared_ptr<MeshBuffer>> buffers) {
    for (const auto& buffer : buffers) {
        TensorAccessorArgs(*buffer).append_to(values);
    }
    return values;
}

inline std::vector<bfloat16> random_matrix(uint32_t rows, uint32_t columns, int seed) {
    return create_random_vector_of_bfloat16_native(std::size_t{rows} * columns * sizeof(bfloat16), 2.0F, seed, -1.0F);
}

// A B in double precision, row-major.
inline std::vector<float> host_matmul(
    const std::vector<bfloat16>& a, const std::vector<bfloat16>& b, uint32_t m, uint32_t k, uint32_t n) {
    std::vector<double> sums(std::size_t{m} * n);
    for (uint32_t row = 0; row < m; ++row) {
        for (uint32_t i = 0; i < k; ++i) {
            const double factor = static_cast<float>(a[std::size_t{row} * k + i]);
            for (uint32_t column = 0; column < n; ++column) {
                sums[std::size_t{row} * n + column] += factor * static_cast<float>(b[std::size_t{i} * n + column]);
            }
        }
    }
    return {sums.begin(), sums.end()};
}

// Prints the first differences and the verdict; `tolerance` is absolute plus relative.
template <class Got, class Expected>
int verdict(const std::vector<Got>& got, const std::vector<Expected>& expected, float tolerance) {
    std::size_t wrong = got.size() == expected.size() ? 0 : 1;
    if (wrong != 0) {
        std::printf("%zu values, expected %zu\n", got.size(), expected.size());
    }
    for (std::size_t i = 0; i < got.size() && i < expected.size(); ++i) {
        const auto value = static_cast<float>(got[i]);
        const auto wanted = static_cast<float>(expected[i]);
        if (!(std::abs(value - wanted) <= tolerance + tolerance * std::abs(wanted)) && ++wrong <= 5) {
            std::printf("[%zu] is %g, expected %g\n", i, static_cast<double>(value), static_cast<double>(wanted));
        }
    }
    std::printf(wrong == 0 ? "PASS\n" : "FAIL: %zu differences\n", wrong);
    return wrong == 0 ? 0 : 1;
}
