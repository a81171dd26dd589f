#pragma once

#include <cstdint>
#include <string>

#include "noc_address.hpp"
#include "processor.hpp"

// What lies in the memories of the device, and whether it may be used. Functions throw KernelError.
namespace tilemetal::mock {

// "page 2 of c_0", "the L1 buffer at 0x12340, byte 64", "semaphore 3" ...
std::string describe_l1(const Core& core, std::uint32_t offset);

// Every byte of a range that is read must have been written before, by the host or by a kernel.
void require_written_l1(
    const Processor& processor, std::uint32_t offset, std::uint64_t bytes, const char* user, abi::Location at);
void require_written(
    const Processor& processor, const NocTarget& source, std::uint64_t bytes, const char* user, abi::Location at);
// Notes that a range holds data now.
void note_written(const Core& core, std::uint32_t l1_offset, std::uint64_t bytes);
void note_written(const Chip& chip, const NocTarget& target, std::uint64_t bytes);

}  // namespace tilemetal::mock
