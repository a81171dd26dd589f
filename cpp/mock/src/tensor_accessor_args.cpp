#include <stdexcept>
#include <tt-metalium/mesh_buffer.hpp>
#include <tt-metalium/tensor_accessor_args.hpp>

#include "api_level.hpp"

namespace tt::tt_metal {

using tensor_accessor::ArgConfig;
using tensor_accessor::ArgsConfig;

TensorAccessorArgs::TensorAccessorArgs(const Buffer& buffer, ArgsConfig args_config)
    : args_config_(args_config), aligned_page_size_(static_cast<std::uint32_t>(buffer.aligned_page_size())) {
    args_config_.set(ArgConfig::IsDram, buffer.is_dram());
    args_config_.set(ArgConfig::Sharded, false);
}
TensorAccessorArgs::TensorAccessorArgs(const Buffer* buffer, ArgsConfig args_config)
    : TensorAccessorArgs(*buffer, args_config) {}
TensorAccessorArgs::TensorAccessorArgs(const std::shared_ptr<Buffer>& buffer, ArgsConfig args_config)
    : TensorAccessorArgs(*buffer, args_config) {}
TensorAccessorArgs::TensorAccessorArgs(const distributed::MeshBuffer& buffer, ArgsConfig args_config)
    : TensorAccessorArgs(*buffer.get_reference_buffer(), args_config) {}
TensorAccessorArgs::TensorAccessorArgs(const distributed::MeshBuffer* buffer, ArgsConfig args_config)
    : TensorAccessorArgs(*buffer->get_reference_buffer(), args_config) {}
TensorAccessorArgs::TensorAccessorArgs(const std::shared_ptr<distributed::MeshBuffer>& buffer, ArgsConfig args_config)
    : TensorAccessorArgs(*buffer->get_reference_buffer(), args_config) {}

std::vector<std::uint32_t> TensorAccessorArgs::get_compile_time_args() const {
    std::vector<std::uint32_t> words{args_config_.raw()};
    const bool has_page_size = tilemetal::mock::api_level() == tilemetal::mock::ApiLevel::Current;
    if (has_page_size && !args_config_.test(ArgConfig::RuntimePageSize)) {
        words.push_back(aligned_page_size_);
    }
    return words;
}

std::vector<std::uint32_t> TensorAccessorArgs::get_common_runtime_args() const {
    if (args_config_.test(ArgConfig::RuntimePageSize)) {
        return {aligned_page_size_};
    }
    return {};
}

void TensorAccessorArgs::append_to(std::vector<std::uint32_t>& compile_time_args) const {
    if (!get_common_runtime_args().empty()) {
        throw std::runtime_error("TensorAccessorArgs::append_to: common runtime arguments are needed as well");
    }
    const auto words = get_compile_time_args();
    compile_time_args.insert(compile_time_args.end(), words.begin(), words.end());
}

void TensorAccessorArgs::append_to(
    std::vector<std::uint32_t>& compile_time_args, std::vector<std::uint32_t>& common_runtime_args) const {
    const auto words = get_compile_time_args();
    compile_time_args.insert(compile_time_args.end(), words.begin(), words.end());
    const auto common = get_common_runtime_args();
    common_runtime_args.insert(common_runtime_args.end(), common.begin(), common.end());
}

}  // namespace tt::tt_metal
