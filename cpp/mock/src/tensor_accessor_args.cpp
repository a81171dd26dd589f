#include <stdexcept>
#include <string>
#include <tt-metalium/device.hpp>
#include <tt-metalium/mesh_buffer.hpp>
#include <tt-metalium/tensor_accessor_args.hpp>

#include "api_level.hpp"

namespace tt::tt_metal {
namespace {

using tensor_accessor::ArgConfig;
using tensor_accessor::ArgsConfig;

[[noreturn]] void refuse(const std::string& what) { throw std::runtime_error("TensorAccessorArgs: " + what); }

const Buffer& present(const Buffer* buffer) {
    if (buffer == nullptr) {
        refuse("there is no buffer; use create_dram_interleaved or create_l1_interleaved for one not made yet");
    }
    return *buffer;
}

const Buffer* reference_of(const distributed::MeshBuffer* buffer) {
    return buffer == nullptr ? nullptr : buffer->get_reference_buffer();
}

// Two to a word: x in the upper and y in the lower byte of each half. DRAM banks go by their number.
std::vector<std::uint32_t> packed_coordinates(const Buffer& buffer) {
    std::vector<std::uint32_t> halves;
    for (const CoreCoord& core : buffer.buffer_distribution_spec()->cores()) {
        const CoreCoord at =
            buffer.is_dram() ? core : buffer.device()->virtual_core_from_logical_core(core, buffer.core_type());
        halves.push_back(static_cast<std::uint32_t>((at.x & 0xFFU) << 8 | (at.y & 0xFFU)));
    }
    std::vector<std::uint32_t> words;
    for (std::size_t i = 0; i < halves.size(); i += 2) {
        words.push_back(halves[i] | (i + 1 < halves.size() ? halves[i + 1] << 16 : 0U));
    }
    return words;
}

}  // namespace

TensorAccessorArgs::TensorAccessorArgs(const Buffer& buffer, ArgsConfig args_config)
    : args_config_(args_config), aligned_page_size_(static_cast<std::uint32_t>(buffer.aligned_page_size())) {
    const auto& spec = buffer.buffer_distribution_spec();
    if (!spec) {
        // Only the page size of an interleaved tensor may come at run time.
        args_config_ = args_config & ArgConfig::RuntimePageSize;
    }
    args_config_.set(ArgConfig::IsDram, buffer.is_dram());
    args_config_.set(ArgConfig::Sharded, spec.has_value());
    if (!spec) {
        return;
    }
    if (args_config.test(ArgConfig::RuntimePageSize)) {
        refuse("RuntimePageSize is possible for interleaved buffers only");
    }
    const bool shapes_at_run_time =
        args_config.test(ArgConfig::RuntimeTensorShape) && args_config.test(ArgConfig::RuntimeShardShape);
    if (args_config.test(ArgConfig::RuntimeRank) && !shapes_at_run_time) {
        refuse("RuntimeRank needs RuntimeTensorShape and RuntimeShardShape as well");
    }
    if (args_config.test(ArgConfig::RuntimeNumBanks) && !args_config.test(ArgConfig::RuntimeBankCoords)) {
        refuse("RuntimeNumBanks needs RuntimeBankCoords as well");
    }
    const Shape& tensor = spec->tensor_shape_in_pages();
    const Shape& shard = spec->shard_shape_in_pages();
    if (tensor.rank() > MAX_NUM_DIMENSIONS) {
        refuse(
            "the tensor has rank " + std::to_string(tensor.rank()) + ", at most " + std::to_string(MAX_NUM_DIMENSIONS) +
            " is possible");
    }
    num_banks_ = tensor_accessor::pack_num_banks(
        static_cast<std::uint32_t>(spec->num_cores()),
        spec->shard_distribution_strategy() == ShardDistributionStrategy::CONTIGUOUS_1D);
    tensor_shape_.assign(tensor.begin(), tensor.end());
    shard_shape_.assign(shard.begin(), shard.end());
    bank_coordinates_ = packed_coordinates(buffer);
}
TensorAccessorArgs::TensorAccessorArgs(const Buffer* buffer, ArgsConfig args_config)
    : TensorAccessorArgs(present(buffer), args_config) {}
TensorAccessorArgs::TensorAccessorArgs(const std::shared_ptr<Buffer>& buffer, ArgsConfig args_config)
    : TensorAccessorArgs(buffer.get(), args_config) {}
TensorAccessorArgs::TensorAccessorArgs(const distributed::MeshBuffer& buffer, ArgsConfig args_config)
    : TensorAccessorArgs(&buffer, args_config) {}
TensorAccessorArgs::TensorAccessorArgs(const distributed::MeshBuffer* buffer, ArgsConfig args_config)
    : TensorAccessorArgs(reference_of(buffer), args_config) {}
TensorAccessorArgs::TensorAccessorArgs(const std::shared_ptr<distributed::MeshBuffer>& buffer, ArgsConfig args_config)
    : TensorAccessorArgs(buffer.get(), args_config) {}

TensorAccessorArgs TensorAccessorArgs::create_dram_interleaved() {
    TensorAccessorArgs args;
    args.args_config_ = ArgConfig::IsDram;
    return args;
}
TensorAccessorArgs TensorAccessorArgs::create_l1_interleaved() { return {}; }

std::vector<std::uint32_t> TensorAccessorArgs::words(bool runtime) const {
    std::vector<std::uint32_t> out;
    const auto add = [&](ArgConfig bit, const std::vector<std::uint32_t>& field) {
        if (args_config_.test(bit) == runtime) {
            out.insert(out.end(), field.begin(), field.end());
        }
    };
    if (tilemetal::mock::api_level() == tilemetal::mock::ApiLevel::Current) {
        add(ArgConfig::RuntimePageSize, {aligned_page_size_});
    }
    if (args_config_.test(ArgConfig::Sharded)) {
        add(ArgConfig::RuntimeRank, {static_cast<std::uint32_t>(tensor_shape_.size())});
        add(ArgConfig::RuntimeNumBanks, {num_banks_});
        add(ArgConfig::RuntimeTensorShape, tensor_shape_);
        add(ArgConfig::RuntimeShardShape, shard_shape_);
        add(ArgConfig::RuntimeBankCoords, bank_coordinates_);
    }
    return out;
}

std::vector<std::uint32_t> TensorAccessorArgs::get_compile_time_args() const {
    std::vector<std::uint32_t> out = words(false);
    out.insert(out.begin(), args_config_.raw());
    return out;
}

std::vector<std::uint32_t> TensorAccessorArgs::get_common_runtime_args() const { return words(true); }

void TensorAccessorArgs::append_to(std::vector<std::uint32_t>& compile_time_args) const {
    if (!get_common_runtime_args().empty()) {
        refuse("append_to: fields with a Runtime bit need the common runtime arguments as second argument");
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
