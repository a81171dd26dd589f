#pragma once

#include <hostdevcommon/kernel_structs.h>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <tt-metalium/buffer.hpp>
#include <tt-metalium/circular_buffer_config.hpp>
#include <tt-metalium/core_coord.hpp>
#include <tt-metalium/device.hpp>
#include <tt-metalium/fmt.hpp>
#include <tt-metalium/global_semaphore.hpp>
#include <tt-metalium/kernel_types.hpp>
#include <tt-metalium/program.hpp>
#include <tt-metalium/runtime_args_data.hpp>
#include <tt_stl/assert.hpp>
#include <tt_stl/span.hpp>
#include <variant>
#include <vector>

namespace tt::tt_metal {

std::size_t GetNumAvailableDevices();
std::size_t GetNumPCIeDevices();

Program CreateProgram();

// Where kernel files are looked for after the working directory; wins over the environment.
void SetRootDir(const std::string& root_dir);

// Adds a kernel from a file: the path as given, then below the root directory ($TT_METAL_HOME and
// $TT_METAL_RUNTIME_ROOT unless set by SetRootDir), $TT_METAL_KERNEL_PATH and /usr/share/tenstorrent/kernels.
// Throws std::runtime_error when no such file exists.
KernelHandle CreateKernel(
    Program& program, const std::string& file_name, const std::variant<CoreCoord, CoreRange, CoreRangeSet>& core_spec,
    const std::variant<DataMovementConfig, ComputeConfig>& config);
KernelHandle CreateKernelFromString(
    Program& program, const std::string& kernel_src_code,
    const std::variant<CoreCoord, CoreRange, CoreRangeSet>& core_spec,
    const std::variant<DataMovementConfig, ComputeConfig>& config);

// No Ethernet cores are simulated: both throw std::runtime_error.
KernelHandle CreateKernel(
    Program& program, const std::string& file_name, const std::variant<CoreCoord, CoreRange, CoreRangeSet>& core_spec,
    const EthernetConfig& config);
KernelHandle CreateKernelFromString(
    Program& program, const std::string& kernel_src_code,
    const std::variant<CoreCoord, CoreRange, CoreRangeSet>& core_spec, const EthernetConfig& config);

// Memory is taken from the bottom of L1 upward, in creation order, at the same address on all cores of the set.
CBHandle CreateCircularBuffer(
    Program& program, const std::variant<CoreCoord, CoreRange, CoreRangeSet>& core_spec,
    const CircularBufferConfig& config);
const CircularBufferConfig& GetCircularBufferConfig(Program& program, CBHandle cb_handle);
void UpdateCircularBufferTotalSize(Program& program, CBHandle cb_handle, std::uint32_t total_size);
void UpdateCircularBufferPageSize(
    Program& program, CBHandle cb_handle, std::uint8_t buffer_index, std::uint32_t page_size);
// A buffer of circular buffers that are backed by one; takes effect when the program is enqueued next.
void UpdateDynamicCircularBufferAddress(Program& program, CBHandle cb_handle, const Buffer& buffer);
void UpdateDynamicCircularBufferAddress(
    Program& program, CBHandle cb_handle, const Buffer& buffer, std::uint32_t address_offset);
void UpdateDynamicCircularBufferAddressAndTotalSize(
    Program& program, CBHandle cb_handle, const Buffer& buffer, std::uint32_t total_size);

// Id of a semaphore that holds initial_value each time the program starts; at most 16 per core.
std::uint32_t CreateSemaphore(
    Program& program, const std::variant<CoreRange, CoreRangeSet>& core_spec, std::uint32_t initial_value);
std::uint32_t CreateSemaphore(
    Program& program, const std::variant<CoreRange, CoreRangeSet>& core_spec, std::uint32_t initial_value,
    CoreType core_type);

// The number of arguments of a core may not change once set.
void SetRuntimeArgs(
    const Program& program, KernelHandle kernel, const std::variant<CoreCoord, CoreRange, CoreRangeSet>& core_spec,
    ttsl::Span<const std::uint32_t> runtime_args);
void SetRuntimeArgs(
    const Program& program, KernelHandle kernel, const std::variant<CoreCoord, CoreRange, CoreRangeSet>& core_spec,
    std::initializer_list<std::uint32_t> runtime_args);
void SetRuntimeArgs(
    const Program& program, KernelHandle kernel, const std::vector<CoreCoord>& core_spec,
    const std::vector<std::vector<std::uint32_t>>& runtime_args);
void SetCommonRuntimeArgs(const Program& program, KernelHandle kernel_id, ttsl::Span<const std::uint32_t> runtime_args);
void SetCommonRuntimeArgs(
    const Program& program, KernelHandle kernel_id, std::initializer_list<std::uint32_t> runtime_args);
RuntimeArgsData& GetRuntimeArgs(const Program& program, KernelHandle kernel_id, const CoreCoord& logical_core);
std::vector<std::vector<RuntimeArgsData>>& GetRuntimeArgs(const Program& program, KernelHandle kernel_id);
RuntimeArgsData& GetCommonRuntimeArgs(const Program& program, KernelHandle kernel_id);

// Runs a program on every device of a mesh; the mock has done so when either returns.
void LaunchProgram(distributed::MeshDevice& device, Program&& program);
void LaunchProgramAsync(distributed::MeshDevice& device, Program&& program);

}  // namespace tt::tt_metal
