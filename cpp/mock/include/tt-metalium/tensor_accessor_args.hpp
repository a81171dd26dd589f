#pragma once

#include <cstddef>
#include <cstdint>
#include <hostdevcommon/tensor_accessor/arg_config.hpp>
#include <memory>
#include <tt-metalium/buffer.hpp>
#include <vector>

namespace tt::tt_metal {

namespace distributed {
class MeshBuffer;
}

// What a kernel's TensorAccessorArgs needs to know of a buffer, as words. Interleaved: the configuration bits and the
// aligned page size in bytes. Sharded: after these the rank, the number of banks, the tensor's and the shard's shape in
// pages, and the banks' coordinates, two to a word. Fields with a Runtime bit go to the common runtime arguments.
class TensorAccessorArgs {
public:
    static constexpr std::size_t MAX_NUM_DIMENSIONS = 8;

    TensorAccessorArgs() = default;
    // Throw std::runtime_error for a tensor of too high a rank, or bits that do not go together.
    explicit TensorAccessorArgs(
        const Buffer& buffer, tensor_accessor::ArgsConfig args_config = tensor_accessor::ArgConfig::None);
    explicit TensorAccessorArgs(
        const Buffer* buffer, tensor_accessor::ArgsConfig args_config = tensor_accessor::ArgConfig::None);
    explicit TensorAccessorArgs(
        const std::shared_ptr<Buffer>& buffer,
        tensor_accessor::ArgsConfig args_config = tensor_accessor::ArgConfig::None);
    explicit TensorAccessorArgs(
        const distributed::MeshBuffer& buffer,
        tensor_accessor::ArgsConfig args_config = tensor_accessor::ArgConfig::None);
    explicit TensorAccessorArgs(
        const distributed::MeshBuffer* buffer,
        tensor_accessor::ArgsConfig args_config = tensor_accessor::ArgConfig::None);
    explicit TensorAccessorArgs(
        const std::shared_ptr<distributed::MeshBuffer>& buffer,
        tensor_accessor::ArgsConfig args_config = tensor_accessor::ArgConfig::None);

    // Of an interleaved buffer not made yet; the kernel gives its accessor the page size.
    static TensorAccessorArgs create_dram_interleaved();
    static TensorAccessorArgs create_l1_interleaved();

    // Throw std::runtime_error when words belong to the common runtime arguments and none are given.
    void append_to(std::vector<std::uint32_t>& compile_time_args) const;
    void append_to(
        std::vector<std::uint32_t>& compile_time_args, std::vector<std::uint32_t>& common_runtime_args) const;
    std::vector<std::uint32_t> get_compile_time_args() const;
    std::vector<std::uint32_t> get_common_runtime_args() const;

private:
    // The fields whose Runtime bit says so.
    std::vector<std::uint32_t> words(bool runtime) const;

    tensor_accessor::ArgsConfig args_config_;
    std::uint32_t aligned_page_size_ = 0;
    std::uint32_t num_banks_ = 0;
    std::vector<std::uint32_t> tensor_shape_;
    std::vector<std::uint32_t> shard_shape_;
    std::vector<std::uint32_t> bank_coordinates_;
};

}  // namespace tt::tt_metal
