#pragma once

#include <cstdint>

#include "internal/kernel_context.h"

// Wormhole and Blackhole run one thread per kernel: there is nobody to wait for (kernel_thread_globals.h).
constexpr std::uint32_t get_barrier_id() { return 0; }
constexpr void wait_threads(std::uint32_t) {}
constexpr void sync_threads() {}
constexpr void sync_dm_compute_threads(std::uint32_t, std::uint32_t) {}
