#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace tilemetal::mock {

// What an allocated buffer is to the checks of the NoC.
struct Allocation {
    std::uint64_t bytes_per_bank = 0;
    std::uint64_t page_stride = 0;
    std::uint64_t pages = 0;
};

// Address ranges that are free in every bank of a memory at once.
class BankAllocator {
public:
    // No allocation takes less than `smallest` bytes.
    BankAllocator(std::uint64_t begin, std::uint64_t end, std::uint64_t alignment, std::uint64_t smallest)
        : begin_(begin), end_(end), alignment_(alignment), smallest_(smallest) {}

    // First fit from the chosen end; nullopt when nothing fits.
    std::optional<std::uint64_t> allocate(const Allocation& allocation, bool bottom_up);
    // A range chosen by the caller, which may overlap others (a view of another buffer).
    void note(std::uint64_t address, const Allocation& allocation);
    // Of the allocations at this address, one of this size.
    void free(std::uint64_t address, std::uint64_t bytes_per_bank);

    // The allocation that starts at this address, if any.
    const Allocation* at(std::uint64_t address) const;
    // The allocation that holds this address, with the address where it starts.
    const std::pair<const std::uint64_t, Allocation>* holding(std::uint64_t address) const;
    // True when [address, address + bytes) lies within one allocation.
    bool covers(std::uint64_t address, std::uint64_t bytes) const;
    // Lowest allocated address, or the end of the memory.
    std::uint64_t lowest() const { return taken_.empty() ? end_ : taken_.begin()->first; }
    // What is free and what is taken, over several lines.
    std::string describe() const;
    std::uint64_t begin() const { return begin_; }
    std::uint64_t end() const { return end_; }

private:
    std::uint64_t occupied(const Allocation& allocation) const {
        return std::max(allocation.bytes_per_bank, smallest_);
    }

    std::uint64_t begin_;
    std::uint64_t end_;
    std::uint64_t alignment_;
    std::uint64_t smallest_;
    std::multimap<std::uint64_t, Allocation> taken_;
};

}  // namespace tilemetal::mock
