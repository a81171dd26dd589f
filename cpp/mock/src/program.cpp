#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <tt-metalium/host_api.hpp>
#include <utility>

#include "kernel_file.hpp"
#include "program_impl.hpp"
#include "sha256.hpp"

namespace tt::tt_metal {
namespace {

namespace fs = std::filesystem;

template <class... Alternatives>
CoreRangeSet as_core_set(const std::variant<Alternatives...>& spec) {
    return std::visit(
        [](const auto& alternative) {
            using T = std::decay_t<decltype(alternative)>;
            if constexpr (std::is_same_v<T, CoreCoord>) {
                return CoreRangeSet(CoreRange(alternative));
            } else {
                return CoreRangeSet(alternative);
            }
        },
        spec);
}

KernelHandle add_kernel(
    Program& program, detail::KernelRecord record, const std::variant<CoreCoord, CoreRange, CoreRangeSet>& core_spec,
    const std::variant<DataMovementConfig, ComputeConfig>& config) {
    record.cores = as_core_set(core_spec);
    record.config = config;
    program.impl().kernels.push_back(std::move(record));
    return static_cast<KernelHandle>(program.impl().kernels.size() - 1);
}

// Arguments may be changed through a const program, as in the SDK.
detail::ProgramImpl& mutable_impl(const Program& program) { return const_cast<detail::ProgramImpl&>(program.impl()); }

detail::KernelRecord& kernel_of(const Program& program, KernelHandle handle) {
    auto& kernels = mutable_impl(program).kernels;
    if (handle >= kernels.size()) {
        throw std::runtime_error("no kernel with handle " + std::to_string(handle) + " in this program");
    }
    return kernels[handle];
}

void check_count(const detail::KernelRecord& kernel, std::size_t unique, std::size_t common) {
    if (unique + common > max_runtime_args) {
        throw std::runtime_error(
            "kernel " + kernel.name + ": " + std::to_string(unique + common) + " runtime arguments, at most " +
            std::to_string(max_runtime_args) + " are possible");
    }
}

void set_arguments(detail::KernelRecord& kernel, const CoreCoord& core, ttsl::Span<const std::uint32_t> words) {
    if (!kernel.cores.contains(core)) {
        throw std::runtime_error("SetRuntimeArgs: kernel " + kernel.name + " does not run on core " + core.str());
    }
    check_count(kernel, words.size(), kernel.common_arguments ? kernel.common_arguments->size() : 0);
    auto& stored = kernel.arguments[core];
    if (!stored.empty() && stored.size() != words.size()) {
        throw std::runtime_error(
            "SetRuntimeArgs: kernel " + kernel.name + " has " + std::to_string(stored.size()) + " arguments on core " +
            core.str() + "; their number may not change to " + std::to_string(words.size()));
    }
    stored.assign(words.begin(), words.end());
}

detail::CircularBufferRecord& buffer_of(Program& program, CBHandle handle) {
    auto& buffers = program.impl().circular_buffers;
    if (handle >= buffers.size()) {
        throw std::runtime_error("no circular buffer with handle " + std::to_string(handle) + " in this program");
    }
    return buffers[handle];
}

CircularBufferConfig& dynamic_buffer_of(Program& program, CBHandle handle) {
    CircularBufferConfig& config = buffer_of(program, handle).config;
    if (!config.dynamic_cb()) {
        throw std::runtime_error(
            "UpdateDynamicCircularBufferAddress: the circular buffer was created without a globally allocated address");
    }
    return config;
}

}  // namespace

Program::Program() : impl_(std::make_unique<detail::ProgramImpl>()) {}
Program::~Program() = default;
Program::Program(Program&& other) noexcept = default;
Program& Program::operator=(Program&& other) noexcept = default;
void Program::set_runtime_id(std::uint64_t id) { impl_->runtime_id = id; }
std::uint64_t Program::get_runtime_id() const { return impl_->runtime_id; }

Program CreateProgram() { return {}; }

KernelHandle CreateKernel(
    Program& program, const std::string& file_name, const std::variant<CoreCoord, CoreRange, CoreRangeSet>& core_spec,
    const std::variant<DataMovementConfig, ComputeConfig>& config) {
    const fs::path path = tilemetal::mock::find_kernel_file(file_name);
    std::ifstream in(path, std::ios::binary);
    detail::KernelRecord record;
    record.name = path.filename().string();
    record.path = path.string();
    record.source.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    return add_kernel(program, std::move(record), core_spec, config);
}

KernelHandle CreateKernelFromString(
    Program& program, const std::string& kernel_src_code,
    const std::variant<CoreCoord, CoreRange, CoreRangeSet>& core_spec,
    const std::variant<DataMovementConfig, ComputeConfig>& config) {
    tilemetal::mock::Sha256 hash;
    hash.update(kernel_src_code);
    detail::KernelRecord record;
    record.name = "kernel_" + hash.finish().substr(0, 8) + ".cpp";
    record.source = kernel_src_code;
    return add_kernel(program, std::move(record), core_spec, config);
}

namespace {

[[noreturn]] void refuse_ethernet(const std::string& kernel) {
    throw std::runtime_error(
        "CreateKernel: " + kernel + " is for an Ethernet core, none are simulated; use DataMovementConfig on a worker");
}

}  // namespace

KernelHandle CreateKernel(
    Program&, const std::string& file_name, const std::variant<CoreCoord, CoreRange, CoreRangeSet>&,
    const EthernetConfig&) {
    refuse_ethernet(file_name);
}
KernelHandle CreateKernelFromString(
    Program&, const std::string&, const std::variant<CoreCoord, CoreRange, CoreRangeSet>&, const EthernetConfig&) {
    refuse_ethernet("a kernel from a string");
}

CBHandle CreateCircularBuffer(
    Program& program, const std::variant<CoreCoord, CoreRange, CoreRangeSet>& core_spec,
    const CircularBufferConfig& config) {
    if (config.buffer_indices().empty()) {
        throw std::runtime_error("CreateCircularBuffer: the configuration has no index");
    }
    program.impl().circular_buffers.push_back({as_core_set(core_spec), config});
    return program.impl().circular_buffers.size() - 1;
}

const CircularBufferConfig& GetCircularBufferConfig(Program& program, CBHandle cb_handle) {
    return buffer_of(program, cb_handle).config;
}
void UpdateCircularBufferTotalSize(Program& program, CBHandle cb_handle, std::uint32_t total_size) {
    buffer_of(program, cb_handle).config.set_total_size(total_size);
}
void UpdateCircularBufferPageSize(
    Program& program, CBHandle cb_handle, std::uint8_t buffer_index, std::uint32_t page_size) {
    buffer_of(program, cb_handle).config.set_page_size(buffer_index, page_size);
}
void UpdateDynamicCircularBufferAddress(Program& program, CBHandle cb_handle, const Buffer& buffer) {
    dynamic_buffer_of(program, cb_handle).set_globally_allocated_address(buffer);
}
void UpdateDynamicCircularBufferAddress(
    Program& program, CBHandle cb_handle, const Buffer& buffer, std::uint32_t address_offset) {
    CircularBufferConfig& config = dynamic_buffer_of(program, cb_handle);
    config.set_globally_allocated_address_and_total_size(buffer, config.total_size(), address_offset);
}
void UpdateDynamicCircularBufferAddressAndTotalSize(
    Program& program, CBHandle cb_handle, const Buffer& buffer, std::uint32_t total_size) {
    dynamic_buffer_of(program, cb_handle).set_globally_allocated_address_and_total_size(buffer, total_size);
}

std::uint32_t CreateSemaphore(
    Program& program, const std::variant<CoreRange, CoreRangeSet>& core_spec, std::uint32_t initial_value) {
    const CoreRangeSet cores = as_core_set(core_spec);
    auto& semaphores = program.impl().semaphores;
    for (std::uint32_t id = 0; id < 16; ++id) {
        bool taken = false;
        for (const auto& other : semaphores) {
            taken = taken || (other.id == id && other.cores.intersects(cores));
        }
        if (!taken) {
            semaphores.push_back({cores, id, initial_value});
            return id;
        }
    }
    throw std::runtime_error("CreateSemaphore: a core of " + cores.str() + " has 16 semaphores already");
}

std::uint32_t CreateSemaphore(
    Program& program, const std::variant<CoreRange, CoreRangeSet>& core_spec, std::uint32_t initial_value,
    CoreType core_type) {
    if (core_type != CoreType::WORKER) {
        throw std::runtime_error("CreateSemaphore: only worker cores are simulated");
    }
    return CreateSemaphore(program, core_spec, initial_value);
}

void SetRuntimeArgs(
    const Program& program, KernelHandle kernel, const std::variant<CoreCoord, CoreRange, CoreRangeSet>& core_spec,
    ttsl::Span<const std::uint32_t> runtime_args) {
    auto& record = kernel_of(program, kernel);
    for (const CoreCoord& core : corerange_to_cores(as_core_set(core_spec))) {
        set_arguments(record, core, runtime_args);
    }
}

void SetRuntimeArgs(
    const Program& program, KernelHandle kernel, const std::variant<CoreCoord, CoreRange, CoreRangeSet>& core_spec,
    std::initializer_list<std::uint32_t> runtime_args) {
    SetRuntimeArgs(
        program, kernel, core_spec, ttsl::Span<const std::uint32_t>(runtime_args.begin(), runtime_args.size()));
}

void SetRuntimeArgs(
    const Program& program, KernelHandle kernel, const std::vector<CoreCoord>& core_spec,
    const std::vector<std::vector<std::uint32_t>>& runtime_args) {
    if (core_spec.size() != runtime_args.size()) {
        throw std::runtime_error("SetRuntimeArgs: as many argument lists as cores are needed");
    }
    auto& record = kernel_of(program, kernel);
    for (std::size_t i = 0; i < core_spec.size(); ++i) {
        set_arguments(record, core_spec[i], ttsl::Span<const std::uint32_t>(runtime_args[i]));
    }
}

void SetCommonRuntimeArgs(
    const Program& program, KernelHandle kernel_id, ttsl::Span<const std::uint32_t> runtime_args) {
    auto& record = kernel_of(program, kernel_id);
    if (record.common_arguments) {
        throw std::runtime_error(
            "SetCommonRuntimeArgs: kernel " + record.name + " has them already; edit them by GetCommonRuntimeArgs");
    }
    std::size_t most = 0;
    for (const auto& [core, words] : record.arguments) {
        most = std::max(most, words.size());
    }
    check_count(record, most, runtime_args.size());
    record.common_arguments.emplace(runtime_args.begin(), runtime_args.end());
}

void SetCommonRuntimeArgs(
    const Program& program, KernelHandle kernel_id, std::initializer_list<std::uint32_t> runtime_args) {
    SetCommonRuntimeArgs(
        program, kernel_id, ttsl::Span<const std::uint32_t>(runtime_args.begin(), runtime_args.size()));
}

RuntimeArgsData& GetRuntimeArgs(const Program& program, KernelHandle kernel_id, const CoreCoord& logical_core) {
    auto& record = kernel_of(program, kernel_id);
    const auto it = record.arguments.find(logical_core);
    if (it == record.arguments.end()) {
        throw std::runtime_error(
            "GetRuntimeArgs: kernel " + record.name + " has no arguments on core " + logical_core.str());
    }
    auto& view = record.argument_views[logical_core];
    view.rt_args_data = it->second.data();
    view.rt_args_count = it->second.size();
    return view;
}

std::vector<std::vector<RuntimeArgsData>>& GetRuntimeArgs(const Program& program, KernelHandle kernel_id) {
    auto& table = mutable_impl(program).argument_table;
    table.clear();
    for (const auto& [core, words] : kernel_of(program, kernel_id).arguments) {
        if (table.size() <= core.x) {
            table.resize(core.x + 1);
        }
        if (table[core.x].size() <= core.y) {
            table[core.x].resize(core.y + 1);
        }
        table[core.x][core.y] = GetRuntimeArgs(program, kernel_id, core);
    }
    return table;
}

RuntimeArgsData& GetCommonRuntimeArgs(const Program& program, KernelHandle kernel_id) {
    auto& record = kernel_of(program, kernel_id);
    if (!record.common_arguments) {
        throw std::runtime_error("GetCommonRuntimeArgs: kernel " + record.name + " has none");
    }
    record.common_view.rt_args_data = record.common_arguments->data();
    record.common_view.rt_args_count = record.common_arguments->size();
    return record.common_view;
}

}  // namespace tt::tt_metal
