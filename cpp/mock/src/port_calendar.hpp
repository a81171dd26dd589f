#pragma once

#include <cstdint>
#include <vector>

namespace tilemetal::mock {

// When a port (a network interface, a DRAM bank) is busy. Cores are simulated one after the other, so requests come out
// of order in simulated time; a request takes the first free cycles from its own time on.
class PortCalendar {
public:
    // The cycle at which `cycles` of service that may begin at `start` are complete.
    std::uint64_t reserve(std::uint64_t start, std::uint64_t cycles);

private:
    static constexpr std::uint64_t kSlot = 64;          // cycles
    static constexpr std::uint64_t kSlots = 16 * 1024;  // what lies farther back counts as free
    std::uint8_t& used(std::uint64_t slot);
    // The first slot from this one on that is not full.
    std::uint64_t next_free(std::uint64_t slot);

    std::vector<std::uint8_t> used_;  // cycles of each slot, by slot number modulo kSlots
    // By the same number: how far to the next slot that may have room, from one that is full. Many requests queue at a
    // busy port, and each would look at all slots before its own.
    std::vector<std::uint16_t> skip_;
    std::uint64_t newest_ = 0;
};

}  // namespace tilemetal::mock
