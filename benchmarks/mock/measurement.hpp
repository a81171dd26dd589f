#pragma once

#include <sys/resource.h>
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <tt-metalium/bfloat16.hpp>
#include <tt-metalium/distributed.hpp>
#include <tt-metalium/host_api.hpp>
#include <tt-metalium/tensor_accessor_args.hpp>
#include <tt-metalium/tilize_utils.hpp>
#include <utility>
#include <vector>

// What the benchmark programs share: a device, buffers, and the time one program takes.
namespace benchmark {

using namespace tt;
using namespace tt::tt_metal;
using namespace tt::tt_metal::distributed;
using Words = std::vector<uint32_t>;

inline std::string kernel(const char* name) { return std::string(KERNEL_DIRECTORY) + "/" + name; }

struct Session {
    std::shared_ptr<MeshDevice> device = MeshDevice::create_unit_mesh(0);
    MeshCommandQueue& queue = device->mesh_command_queue();

    std::shared_ptr<MeshBuffer> tiles(uint32_t count) const {
        const uint32_t page = tile_size(DataFormat::Float16_b);
        return MeshBuffer::create(
            ReplicatedBufferConfig{.size = uint64_t{count} * page},
            DeviceLocalBufferConfig{.page_size = page, .buffer_type = BufferType::DRAM}, device.get());
    }

    // Median seconds of `runs` enqueues after one that compiles the kernels.
    double median_seconds(Program&& program, int runs) const {
        MeshWorkload workload;
        workload.add_program(MeshCoordinateRange(device->shape()), std::move(program));
        EnqueueMeshWorkload(queue, workload, true);
        std::vector<double> times;
        for (int i = 0; i < runs; ++i) {
            const auto start = std::chrono::steady_clock::now();
            EnqueueMeshWorkload(queue, workload, true);
            times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        }
        std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
        return times[static_cast<std::size_t>(runs / 2)];
    }
};

inline void circular_buffer(Program& program, const CoreRange& cores, uint8_t index, uint32_t pages) {
    const uint32_t page = tile_size(DataFormat::Float16_b);
    CreateCircularBuffer(
        program, cores,
        CircularBufferConfig(pages * page, {{index, DataFormat::Float16_b}}).set_page_size(index, page));
}

inline uint32_t address(const std::shared_ptr<MeshBuffer>& buffer) { return static_cast<uint32_t>(buffer->address()); }

// One line of JSON for the driver.
inline void report(double seconds) {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf(
        "{\"seconds\": %.6f, \"peak_megabytes\": %.1f}\n", seconds, static_cast<double>(usage.ru_maxrss) / 1024);
}

}  // namespace benchmark
