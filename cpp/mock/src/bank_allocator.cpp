#include "bank_allocator.hpp"

#include <algorithm>
#include <iterator>

namespace tilemetal::mock {
std::optional<std::uint64_t> BankAllocator::allocate(const Allocation& allocation, bool bottom_up) {
    const std::uint64_t bytes = occupied(allocation);
    const auto up = [this](std::uint64_t a) { return (a + alignment_ - 1) / alignment_ * alignment_; };
    std::optional<std::uint64_t> found;
    std::uint64_t gap_begin = begin_;
    const auto try_gap = [&](std::uint64_t gap_end) {
        if (bottom_up) {
            const std::uint64_t address = up(gap_begin);
            if (!found && address + bytes <= gap_end) {
                found = address;
            }
        } else if (gap_end >= bytes) {
            const std::uint64_t address = (gap_end - bytes) / alignment_ * alignment_;
            if (address >= gap_begin) {
                found = address;  // the last gap that fits is the topmost
            }
        }
    };
    for (const auto& [address, taken] : taken_) {
        try_gap(address);
        gap_begin = std::max(gap_begin, address + occupied(taken));
    }
    try_gap(end_);
    if (found) {
        taken_.emplace(*found, allocation);
    }
    return found;
}

void BankAllocator::note(std::uint64_t address, const Allocation& allocation) { taken_.emplace(address, allocation); }

void BankAllocator::free(std::uint64_t address, std::uint64_t bytes_per_bank) {
    const auto [first, last] = taken_.equal_range(address);
    const auto it =
        std::find_if(first, last, [&](const auto& entry) { return entry.second.bytes_per_bank == bytes_per_bank; });
    if (it != last) {
        taken_.erase(it);
    }
}

const Allocation* BankAllocator::at(std::uint64_t address) const {
    const auto it = taken_.find(address);
    return it == taken_.end() ? nullptr : &it->second;
}

const std::pair<const std::uint64_t, Allocation>* BankAllocator::holding(std::uint64_t address) const {
    for (auto it = taken_.upper_bound(address); it != taken_.begin();) {
        --it;
        if (address < it->first + it->second.bytes_per_bank) {
            return &*it;
        }
    }
    return nullptr;
}

bool BankAllocator::covers(std::uint64_t address, std::uint64_t bytes) const {
    for (auto it = taken_.upper_bound(address); it != taken_.begin();) {
        --it;
        if (address + bytes <= it->first + it->second.bytes_per_bank) {
            return true;
        }
    }
    return false;
}

std::string BankAllocator::describe() const {
    std::uint64_t largest = 0;
    std::uint64_t gap_begin = begin_;
    std::string list;
    for (const auto& [address, taken] : taken_) {
        largest = std::max(largest, address > gap_begin ? address - gap_begin : 0);
        gap_begin = std::max(gap_begin, address + occupied(taken));
        list += "\n  " + std::to_string(taken.bytes_per_bank) + " bytes at address " + std::to_string(address) +
                " by a buffer of " + std::to_string(taken.pages) + " pages";
    }
    largest = std::max(largest, end_ > gap_begin ? end_ - gap_begin : 0);
    return "Each bank has " + std::to_string(end_ - begin_) + " bytes for buffers, the largest gap is " +
           std::to_string(largest) + " bytes; taken are:" + (list.empty() ? " none" : list);
}

}  // namespace tilemetal::mock
