#pragma once

#include <cstdint>

// How much the device's profiler keeps of one operation, by which programs choose how long to run.
inline constexpr int PROFILER_OP_SUPPORT_COUNT = 1000;

namespace kernel_profiler {

inline constexpr std::uint32_t PROFILER_L1_CONTROL_VECTOR_SIZE = 32;
inline constexpr std::uint32_t PROFILER_L1_PROGRAM_ID_COUNT = 2;
inline constexpr std::uint32_t PROFILER_L1_GUARANTEED_MARKER_COUNT = 4;
inline constexpr std::uint32_t PROFILER_L1_OPTIONAL_MARKER_COUNT = 250;
inline constexpr std::uint32_t PROFILER_L1_OP_MIN_OPTIONAL_MARKER_COUNT = 2;
inline constexpr std::uint32_t PROFILER_L1_MARKER_UINT32_SIZE = 2;
inline constexpr std::uint32_t PROFILER_L1_VECTOR_SIZE =
    (PROFILER_L1_OPTIONAL_MARKER_COUNT + PROFILER_L1_GUARANTEED_MARKER_COUNT + PROFILER_L1_PROGRAM_ID_COUNT) *
    PROFILER_L1_MARKER_UINT32_SIZE;
inline constexpr std::uint32_t PROFILER_L1_BUFFER_SIZE = PROFILER_L1_VECTOR_SIZE * sizeof(std::uint32_t);

}  // namespace kernel_profiler
