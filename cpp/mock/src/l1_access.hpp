#pragma once

#include <cstddef>
#include <cstdint>

#include "processor.hpp"

namespace tilemetal::mock {

// A load or store of a kernel by a plain pointer. What it may touch: the L1 of its own core, of circular buffers only
// the pages its processor holds, no bytes a transfer is still about to read or change, and for loads only bytes that
// have been written. `code` is the address behind the instruction. Throws KernelError.
void check_access(Processor& processor, std::uintptr_t address, std::size_t size, bool store, const void* code);

}  // namespace tilemetal::mock
