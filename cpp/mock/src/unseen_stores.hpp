#pragma once

#include <cstdint>

#include "chip.hpp"

// Kernels of a sanitized mock report their loads and stores to the sanitizer instead of the runtime. There, L1 that
// nothing has written holds a pattern, and what differs from it was stored by a kernel.
namespace tilemetal::mock {

// To be called for L1 that counts as unwritten from now on.
void lay_pattern(const Chip& chip, std::uint32_t worker, std::uint64_t offset, std::uint64_t bytes);
// Notes as written what kernels have stored in a range of L1.
void note_unseen_stores(const Chip& chip, std::uint32_t worker, std::uint64_t offset, std::uint64_t bytes);

}  // namespace tilemetal::mock
