#pragma once

#include <cstdint>

namespace dfb {

// How producers and consumers share a buffer; only one of each exists on Wormhole and Blackhole.
enum AccessPattern : std::uint8_t { STRIDED, ALL, BLOCKED, UNKNOWN };

}  // namespace dfb

class DataflowBuffer;
using DataflowBufferAnyPattern = DataflowBuffer;

template <typename T>
inline constexpr bool is_dataflow_buffer_v = false;
template <>
inline constexpr bool is_dataflow_buffer_v<DataflowBuffer> = true;
