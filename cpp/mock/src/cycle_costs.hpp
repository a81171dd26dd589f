#pragma once

#include <cstdint>
#include <umd/device/types/arch.hpp>

#include "mock/abi.h"
#include "tilemetal/numerics/fpu.hpp"

// Cycles of the AI clock that operations take. Each figure names its source in cycle_costs.cpp.
namespace tilemetal::mock {

// What one call of an engine operation occupies.
struct EngineCost {
    std::uint32_t tiles = 0;     // results
    std::uint64_t unpacked = 0;  // tiles brought to the source registers
    std::uint64_t math = 0;      // cycles
};
EngineCost engine_cost(const abi::TileOp& operation, numerics::MathFidelity fidelity);

// A tile passes the vector unit as 32 vectors, each loaded and stored.
inline constexpr std::uint64_t kCopyDestCycles = 2 * 32;
std::uint64_t transpose_dest_cycles(bool is_32bit);
std::uint64_t unpack_cycles(std::uint64_t bytes, bool both_unpackers);
std::uint64_t pack_cycles(std::uint64_t bytes);

// Overheads of a RISC, estimated by the number of its accesses: a store takes 5 cycles (tt-isa-documentation L1.md), a
// transfer needs seven NIU registers, a ring call two counters, a poll one load.
inline constexpr std::uint64_t kNocIssueCycles = 35;
inline constexpr std::uint64_t kRingCallCycles = 10;
inline constexpr std::uint64_t kPollCycles = 7;
inline constexpr std::uint64_t kEngineIssueCycles = 4;
inline constexpr std::uint64_t kInitCycles = 20;
inline constexpr std::uint64_t kPackerSettingCycles = 5;

// NoC and DRAM of one architecture.
struct TransportCosts {
    std::uint64_t hop;          // cycles per router
    std::uint64_t niu;          // cycles per network interface passed
    std::uint64_t dram;         // cycles from request to first word at a DRAM bank
    double dram_bytes;          // per cycle and bank
    std::uint64_t noc_columns;  // of the torus
    std::uint64_t noc_rows;
};
const TransportCosts& transport_costs(tt::ARCH arch);
// Cycles a network interface is busy with a transfer of this size.
std::uint64_t port_cycles(tt::ARCH arch, std::uint64_t bytes);

}  // namespace tilemetal::mock
