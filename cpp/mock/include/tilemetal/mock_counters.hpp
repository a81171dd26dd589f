#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace tt::tt_metal::distributed {
class MeshDevice;
}

// What the simulated device counted while it ran a program. Nothing here depends on the number of host threads.
namespace tilemetal::mock {

enum class NocOperation : std::uint8_t { Read, Write, Multicast, InlineWrite, Atomic };
inline constexpr std::size_t kNocOperations = 5;

struct Traffic {
    std::uint64_t transactions = 0;
    std::uint64_t bytes = 0;
};

// Calls of one engine, vector or pack operation.
struct OperationCounters {
    std::string name;  // of the API function
    std::string unit;  // "math" or "pack"
    std::uint64_t calls = 0;
    std::uint64_t tiles = 0;
    std::uint64_t cycles = 0;  // of that unit
};

// One circular buffer as one processor used it. A stall is a wait in simulated time.
struct RingCounters {
    std::uint32_t index = 0;
    std::uint64_t pages_pushed = 0;
    std::uint64_t pages_popped = 0;
    std::uint64_t page_stalls = 0;
    std::uint64_t page_stall_cycles = 0;
    std::uint64_t space_stalls = 0;
    std::uint64_t space_stall_cycles = 0;
};

struct ProcessorCounters {
    int device = 0;
    std::uint32_t core_x = 0;  // logical
    std::uint32_t core_y = 0;
    std::string processor;  // "BRISC", "NCRISC" or "TRISC"
    std::string kernel;
    std::uint64_t cycles = 0;  // until the kernel ended, on the slowest of its threads
    // Compute: unpack, math, pack; data movement: the first alone. Stalled is what they waited for others.
    std::array<std::uint64_t, 3> thread_cycles{};
    std::array<std::uint64_t, 3> stall_cycles{};
    std::array<std::array<Traffic, kNocOperations>, 2> noc;  // [noc][NocOperation]
    std::uint64_t dram_bytes_read = 0;
    std::uint64_t dram_bytes_written = 0;
    std::uint64_t barriers = 0;
    std::uint64_t barrier_cycles = 0;
    std::uint64_t semaphore_waits = 0;
    std::uint64_t semaphore_wait_cycles = 0;
    std::uint64_t dst_sections = 0;
    std::uint64_t inits = 0;
    std::uint64_t reconfigurations = 0;
    std::vector<OperationCounters> operations;
    std::vector<RingCounters> rings;
};

struct ProgramCounters {
    std::string arch;
    std::uint32_t clock_mhz = 0;
    std::uint64_t cycles = 0;  // of the slowest processor
    std::vector<ProcessorCounters> processors;

    double microseconds() const { return clock_mhz == 0 ? 0.0 : static_cast<double>(cycles) / clock_mhz; }
    std::string json() const;
};

// Of the program that device number `chip` of the mesh ran last; empty before the first.
const ProgramCounters& last_program_counters(const tt::tt_metal::distributed::MeshDevice& device, std::size_t chip = 0);

}  // namespace tilemetal::mock
