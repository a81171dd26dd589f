#include "port_calendar.hpp"

#include <algorithm>
#include <utility>

namespace tilemetal::mock {

std::uint8_t& PortCalendar::used(std::uint64_t slot) {
    if (used_.empty()) {
        used_.resize(kSlots);
        skip_.resize(kSlots, 1);
        newest_ = slot;
    }
    if (slot > newest_) {
        for (std::uint64_t i = std::max(newest_ + 1, slot < kSlots ? 0 : slot - kSlots + 1); i <= slot; ++i) {
            used_[i % kSlots] = 0;
            skip_[i % kSlots] = 1;
        }
        newest_ = slot;
    }
    return used_[slot % kSlots];
}

std::uint64_t PortCalendar::next_free(std::uint64_t slot) {
    if (used_.empty()) {
        return slot;
    }
    std::uint64_t found = slot;
    while (found <= newest_ && used_[found % kSlots] == kSlot) {
        found += skip_[found % kSlots];
    }
    while (slot < found) {
        slot += std::exchange(skip_[slot % kSlots], static_cast<std::uint16_t>(found - slot));
    }
    return found;
}

std::uint64_t PortCalendar::reserve(std::uint64_t start, std::uint64_t cycles) {
    std::uint64_t slot = start / kSlot;
    if (!used_.empty() && slot + kSlots <= newest_) {
        return start + cycles;
    }
    // Within a slot only the sum is known, so a request that begins in its middle can use what is left behind it.
    std::uint64_t left = cycles;
    std::uint64_t end = start;
    std::uint64_t from = start % kSlot;
    while (left != 0) {
        if (const std::uint64_t free = next_free(slot); free != slot) {
            slot = free;
            from = 0;
        }
        std::uint8_t& busy = used(slot);
        const std::uint64_t begin = std::max<std::uint64_t>(from, busy);
        const std::uint64_t taken = std::min(left, kSlot - begin);
        if (taken != 0) {
            busy = static_cast<std::uint8_t>(std::min<std::uint64_t>(kSlot, busy + taken));
            end = slot * kSlot + begin + taken;
            left -= taken;
        }
        from = 0;
        ++slot;
    }
    return std::max(end, start + cycles);
}

}  // namespace tilemetal::mock
