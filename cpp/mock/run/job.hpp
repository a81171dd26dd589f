#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <tt-metalium/core_coord.hpp>
#include <tt-metalium/tt_backend_api_types.hpp>
#include <unordered_map>
#include <vector>

// What `tilemetal run-kernels` asks for, with everything resolved to bytes, numbers and files.
namespace tilemetal::mock::run {

struct Tensor {
    std::filesystem::path input;   // its pages, back to back; empty for memory nobody has written
    std::filesystem::path output;  // where its pages are stored after the run; empty for no output
    std::uint32_t page_size = 0;
    std::uint32_t pages = 0;
    bool in_l1 = false;
};

// A word of a kernel's arguments, or for accessors as many words as the tensor's layout takes.
struct Argument {
    enum class Kind : std::uint8_t { Value, Address, Accessor, NocX, NocY };
    Kind kind = Kind::Value;
    std::uint32_t value = 0;  // the word, or the index of the tensor
    tt::tt_metal::CoreCoord core{0, 0};
};

struct CircularBuffer {
    std::uint8_t index = 0;
    tt::DataFormat format = tt::DataFormat::Invalid;
    std::uint32_t page_size = 0;
    std::uint32_t pages = 0;
    std::optional<std::uint32_t> tensor;  // placed in this L1 tensor
};

struct Kernel {
    std::string role;
    std::filesystem::path file;
    std::vector<Argument> compile_args;
    std::unordered_map<std::string, std::uint32_t> named_args;
    std::map<std::string, std::string> defines;
    std::vector<std::pair<tt::tt_metal::CoreCoord, std::vector<Argument>>> runtime_args;
    std::vector<Argument> common_args;
    std::uint8_t fidelity = 4;
    bool fp32_dest = false;
    bool full_sync = false;
    bool approximate = false;
    std::vector<std::uint32_t> unpack_to_dest;  // circular buffers
};

struct Job {
    std::vector<Tensor> tensors;
    std::vector<CircularBuffer> circular_buffers;
    std::vector<std::uint32_t> semaphores;
    std::vector<Kernel> kernels;
    tt::tt_metal::CoreCoord first_core{0, 0};
    tt::tt_metal::CoreCoord last_core{0, 0};
};

// Throws std::runtime_error naming what cannot be read.
Job read_job(const std::filesystem::path& file);

}  // namespace tilemetal::mock::run
