#include "run_summary.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <set>
#include <utility>

namespace tilemetal::mock::run {
namespace {

// Cycles of the threads of one kind, added up over the cores.
struct Row {
    const char* name;
    const char* processor;
    std::size_t thread;
    std::uint64_t cores = 0;
    std::uint64_t busy = 0;
    std::uint64_t stalled = 0;
};

template <class... Values>
std::string formatted(const char* format, Values... values) {
    std::array<char, 160> line{};
    std::snprintf(line.data(), line.size(), format, values...);
    return line.data();
}

unsigned long long wide(std::uint64_t number) { return number; }

}  // namespace

std::string summary(const ProgramCounters& counters) {
    std::array rows{
        Row{"BRISC", "BRISC", 0}, Row{"NCRISC", "NCRISC", 0}, Row{"TRISC0 unpack", "TRISC", 0},
        Row{"TRISC1 math", "TRISC", 1}, Row{"TRISC2 pack", "TRISC", 2}};
    std::array<std::uint64_t, 2> read{};
    std::array<std::uint64_t, 2> written{};
    std::set<std::pair<std::uint32_t, std::uint32_t>> cores;
    for (const ProcessorCounters& processor : counters.processors) {
        cores.emplace(processor.core_x, processor.core_y);
        for (Row& row : rows) {
            if (processor.processor == row.processor) {
                ++row.cores;
                row.stalled += processor.stall_cycles[row.thread];
                row.busy += processor.thread_cycles[row.thread] - processor.stall_cycles[row.thread];
            }
        }
        for (std::size_t noc = 0; noc < 2; ++noc) {
            for (std::size_t operation = 0; operation < kNocOperations; ++operation) {
                const bool reads = static_cast<NocOperation>(operation) == NocOperation::Read;
                (reads ? read : written)[noc] += processor.noc[noc][operation].bytes;
            }
        }
    }
    std::string out = formatted(
        "%llu cycles, %.3f microseconds at %u MHz on %zu core%s\n", wide(counters.cycles), counters.microseconds(),
        static_cast<unsigned>(counters.clock_mhz), cores.size(), cores.size() == 1 ? "" : "s");
    out += formatted("  %-14s %6s %14s %14s\n", "RISC", "cores", "busy cycles", "stalled cycles");
    for (const Row& row : rows) {
        if (row.cores != 0) {
            out += formatted(
                "  %-14s %6llu %14llu %14llu\n", row.name, wide(row.cores), wide(row.busy), wide(row.stalled));
        }
    }
    for (std::size_t noc = 0; noc < 2; ++noc) {
        out += formatted("  NoC %zu: %llu bytes read, %llu written\n", noc, wide(read[noc]), wide(written[noc]));
    }
    return out;
}

}  // namespace tilemetal::mock::run
