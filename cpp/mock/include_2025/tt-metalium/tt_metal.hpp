#pragma once

#include <cstdint>
#include <tt-metalium/host_api.hpp>
#include <tt-metalium/tt_metal_profiler.hpp>
#include <vector>

#include_next <tt-metalium/tt_metal.hpp>

namespace tt::tt_metal::detail {

// The whole buffer, without a command queue.
void WriteToBuffer(BufferOrShared buffer, const void* host_data);
void ReadFromBuffer(BufferOrShared buffer, void* host_data);
template <typename DType>
void WriteToBuffer(BufferOrShared buffer, const std::vector<DType>& host_buffer) {
    const std::vector<std::byte> bytes = FilledUp(buffer, host_buffer);
    WriteToBuffer(std::move(buffer), static_cast<const void*>(bytes.data()));
}
template <typename DType>
void ReadFromBuffer(BufferOrShared buffer, std::vector<DType>& host_buffer) {
    host_buffer.resize(BytesOf(buffer) / sizeof(DType));
    ReadFromBuffer(std::move(buffer), static_cast<void*>(host_buffer.data()));
}

// Runs the program to its end.
void LaunchProgram(
    IDevice* device, Program& program, bool wait_until_cores_done = true, bool force_slow_dispatch = false);
// Kernels are compiled when a program first runs, so there is nothing to do ahead of it.
inline void CompileProgram(IDevice*, Program&, bool = false) {}
inline void WriteRuntimeArgsToDevice(IDevice*, Program&, bool = false) {}
inline bool ConfigureDeviceWithProgram(IDevice*, Program&, bool = false) { return true; }

}  // namespace tt::tt_metal::detail
