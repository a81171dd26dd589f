#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tt-metalium/circular_buffer_config.hpp>
#include <tt-metalium/core_coord.hpp>
#include <tt-metalium/kernel_types.hpp>
#include <tt-metalium/runtime_args_data.hpp>
#include <variant>
#include <vector>

#include "kernel_image.hpp"

namespace tt::tt_metal::detail {

struct KernelRecord {
    std::string name;
    std::string path;
    std::string source;
    CoreRangeSet cores;
    std::variant<DataMovementConfig, ComputeConfig> config;
    std::map<CoreCoord, std::vector<std::uint32_t>> arguments;
    std::map<CoreCoord, RuntimeArgsData> argument_views;
    std::optional<std::vector<std::uint32_t>> common_arguments;
    RuntimeArgsData common_view;
};

struct CircularBufferRecord {
    CoreRangeSet cores;
    CircularBufferConfig config;
};

struct SemaphoreRecord {
    CoreRangeSet cores;
    std::uint32_t id;
    std::uint32_t initial_value;
};

class ProgramImpl {
public:
    std::uint64_t runtime_id = 0;
    std::vector<KernelRecord> kernels;
    std::vector<CircularBufferRecord> circular_buffers;
    std::vector<SemaphoreRecord> semaphores;
    std::vector<std::vector<RuntimeArgsData>> argument_table;

    // Native code of each kernel once the program has run; circular buffer formats do not change afterwards.
    std::vector<std::filesystem::path> code;
    std::vector<std::shared_ptr<tilemetal::mock::KernelImage>> images;
};

}  // namespace tt::tt_metal::detail
