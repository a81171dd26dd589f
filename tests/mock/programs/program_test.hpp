#pragma once

// What the test programs share: a device with its queue, buffers, and running a program.
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <tilemetal/mock.hpp>
#include <tt-metalium/bfloat16.hpp>
#include <tt-metalium/distributed.hpp>
#include <tt-metalium/host_api.hpp>
#include <tt-metalium/tensor_accessor_args.hpp>
#include <tt-metalium/tilize_utils.hpp>
#include <tt-metalium/work_split.hpp>
#include <utility>
#include <vector>

namespace program_test {

using namespace tt;
using namespace tt::tt_metal;
using namespace tt::tt_metal::distributed;

inline std::string kernel_path(const std::string& name) { return std::string(KERNEL_DIRECTORY) + "/" + name; }

struct Session {
    std::shared_ptr<MeshDevice> device = MeshDevice::create_unit_mesh(0);
    MeshCommandQueue& queue = device->mesh_command_queue();

    std::shared_ptr<MeshBuffer> buffer(
        uint32_t pages, uint32_t page_size = 2048, BufferType type = BufferType::DRAM) const {
        return MeshBuffer::create(
            ReplicatedBufferConfig{.size = uint64_t{pages} * page_size},
            DeviceLocalBufferConfig{.page_size = page_size, .buffer_type = type}, device.get());
    }

    void run(Program&& program) const {
        MeshWorkload workload;
        workload.add_program(MeshCoordinateRange(device->shape()), std::move(program));
        EnqueueMeshWorkload(queue, workload, false);
        Finish(queue);
    }
};

inline void circular_buffer(
    Program& program, const CoreRangeSet& cores, uint8_t index, uint32_t pages,
    DataFormat format = DataFormat::Float16_b) {
    const uint32_t page = tile_size(format);
    CreateCircularBuffer(
        program, cores, CircularBufferConfig(pages * page, {{index, format}}).set_page_size(index, page));
}

inline std::vector<uint32_t> accessor_args(const std::vector<std::shared_ptr<MeshBuffer>>& buffers) {
    std::vector<uint32_t> words;
    for (const auto& buffer : buffers) {
        TensorAccessorArgs(buffer).append_to(words);
    }
    return words;
}

inline std::vector<bfloat16> random_values(std::size_t count, int seed, float low = -1.0F, float high = 1.0F) {
    return create_random_vector_of_bfloat16_native(count * sizeof(bfloat16), high - low, seed, low);
}

// Reports and counts a difference beyond the tolerance.
class Comparison {
public:
    void near(const char* what, std::size_t index, float got, float expected, float tolerance) {
        checksum_ = (checksum_ ^ std::bit_cast<uint32_t>(got)) * 0x100'0000'01B3;
        if (!(std::abs(got - expected) <= tolerance) && ++failures_ <= 5) {
            std::printf("%s[%zu]: got %g, expected %g\n", what, index, got, expected);
        }
    }
    int exit_code() const {
        if (std::getenv("PRINT_CHECKSUM") != nullptr) {
            std::printf("checksum %016llx\n", static_cast<unsigned long long>(checksum_));
        }
        std::printf(failures_ == 0 ? "PASS\n" : "FAIL: %zu differences\n", failures_);
        return failures_ == 0 ? 0 : 1;
    }

private:
    std::size_t failures_ = 0;
    uint64_t checksum_ = 0xCBF2'9CE4'8422'2325;  // of all values, as FNV-1a
};

}  // namespace program_test
