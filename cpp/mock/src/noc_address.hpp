#pragma once

#include <cstdint>
#include <vector>

#include "noc_target.hpp"
#include "processor.hpp"

namespace tilemetal::mock {

inline constexpr std::uint32_t kLocalBits = 36;
inline constexpr std::uint32_t kNodeBits = 6;
inline constexpr std::uint32_t kNodeMask = (1U << kNodeBits) - 1;

std::uint64_t noc_address_of(tt::xy_pair core, std::uint64_t local);

// Whose memory an address names, without bytes. Throws KernelError for coordinates without a core.
NocTarget noc_node(Processor& processor, std::uint64_t address, abi::Location at);
// Throw KernelError for coordinates without a core and ranges outside the memory there.
NocTarget noc_target(Processor& processor, std::uint64_t address, std::uint32_t size, abi::Location at);
// The workers of a multicast rectangle, with the sender only for loopback.
// Below the L1 that buffers use lie semaphores and runtime arguments: data may go to semaphores of the program only.
void check_reserved_l1(
    const Processor& processor, const char* function, const NocTarget& target, std::uint32_t size, abi::Location at);
std::vector<NocTarget> noc_multicast_targets(
    Processor& processor, std::uint64_t address, std::uint32_t size, std::uint32_t receivers, std::uint32_t noc,
    bool loopback, abi::Location at);

}  // namespace tilemetal::mock
