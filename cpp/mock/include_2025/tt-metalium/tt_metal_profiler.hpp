#pragma once

#include <cstdint>
#include <optional>
#include <tt-metalium/device.hpp>
#include <tt-metalium/distributed.hpp>

namespace tt::tt_metal {

// The mock has no device profiler: as in builds of the SDK without it, results are never there to be read. Zones of
// kernels are part of the mock's own trace (Options::trace).
enum class ProfilerReadState : std::uint8_t { NORMAL, ONLY_DISPATCH_CORES, LAST_FD_READ };
using ProfilerDumpState = ProfilerReadState;
struct ProfilerOptionalMetadata {};

inline void ReadMeshDeviceProfilerResults(
    distributed::MeshDevice&, ProfilerReadState = ProfilerReadState::NORMAL,
    const std::optional<ProfilerOptionalMetadata>& = {}) {}

namespace detail {

inline void ReadDeviceProfilerResults(
    IDevice*, ProfilerReadState = ProfilerReadState::NORMAL, const std::optional<ProfilerOptionalMetadata>& = {}) {}
// The same under its name until the middle of 2025.
inline void DumpDeviceProfileResults(
    IDevice*, ProfilerDumpState = ProfilerDumpState::NORMAL, const std::optional<ProfilerOptionalMetadata>& = {}) {}
inline void InitDeviceProfiler(IDevice*) {}
inline void ClearProfilerControlBuffer(IDevice*) {}
inline void ProfilerSync(ProfilerReadState) {}
inline void FreshProfilerDeviceLog() {}
inline void SetDeviceProfilerDir(const char* = "") {}

}  // namespace detail
}  // namespace tt::tt_metal
