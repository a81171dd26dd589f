#pragma once

#include <cstdint>

// Indices the host types have room for; Wormhole devices accept the first 32 only.
constexpr static std::uint32_t NUM_CIRCULAR_BUFFERS = 64;
