#pragma once

#include <cstdint>

#include "internal/risc_attribs.h"

// No cache lies between a processor and L1 here.
FORCE_INLINE void scoped_lock_acquire_cache_ops(std::uintptr_t, std::uint32_t) {}
FORCE_INLINE void scoped_lock_release_cache_ops(std::uintptr_t, std::uint32_t) {}
