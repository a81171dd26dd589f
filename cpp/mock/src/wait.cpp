#include "wait.hpp"

#include <algorithm>

#include "dst_registers.hpp"
#include "processor.hpp"

namespace tilemetal::mock {
namespace {

Wait for_ring(Wait::For what, Ring& ring, std::uint32_t pages, abi::Location at) {
    Wait wait;
    wait.what = what;
    wait.ring = &ring;
    wait.pages = pages;
    wait.at = at;
    return wait;
}

}  // namespace

Wait Wait::for_pages(Ring& ring, std::uint32_t pages, abi::Location at) {
    return for_ring(For::Pages, ring, pages, at);
}

Wait Wait::for_space(Ring& ring, std::uint32_t pages, abi::Location at) {
    return for_ring(For::Space, ring, pages, at);
}

Wait Wait::for_dst(For what, const DstRegisters& dst, abi::Location at) {
    Wait wait;
    wait.what = what;
    wait.dst = &dst;
    wait.at = at;
    return wait;
}

bool Wait::satisfied() const {
    switch (what) {
        case For::Nothing:
            return true;
        case For::Pages:
            return ring->available() >= pages;
        case For::Space:
            return ring->free_pages() >= pages;
        case For::Semaphore:
            return compare == abi::Compare::Equal ? *word == value : *word >= value;
        case For::Transfers:
            return std::none_of(transfers->begin(), transfers->end(), [&](const Transfer& transfer) {
                return !transfer.delivered && transfer.awaited_by(barrier, noc);
            });
        case For::DstRoom:
            return dst->has_room();
        case For::DstSection:
            return dst->has_section();
        case For::PackThread:
            return packer->settled();
    }
    return true;
}

std::string Wait::describe(const Core& core) const {
    switch (what) {
        case For::Nothing:
            return "runs";
        case For::Pages:
            return "waits at " + place(at) + " for " + page_count(pages) + " in " + ring->describe();
        case For::Space:
            return "waits at " + place(at) + " for room for " + page_count(pages) + " in " + ring->describe();
        case For::Semaphore: {
            const auto offset = static_cast<std::uint32_t>(
                reinterpret_cast<std::uintptr_t>(word) - reinterpret_cast<std::uintptr_t>(core.l1()));
            const std::uint32_t base = core.chip().arch().config_base;
            const bool numbered = offset >= base && offset < base + kSemaphores * kSemaphoreStride;
            const std::string name = numbered ? "semaphore " + std::to_string((offset - base) / kSemaphoreStride)
                                              : "the word at L1 " + hex(offset);
            return "waits at " + place(at) + " until " + name +
                   (compare == abi::Compare::Equal ? " is " : " is at least ") + std::to_string(value) +
                   (compare == abi::Compare::Equal && *word > value
                        ? ": it is " + std::to_string(*word) + ", past the " + std::to_string(value) + " waited for"
                        : " (now " + std::to_string(*word) + ")");
        }
        case For::Transfers:
            return "waits at " + place(at) + " for its transfers on NoC " + std::to_string(noc);
        case For::DstRoom:
            return "waits at " + place(at) + " until its packer releases a section of DST";
        case For::DstSection:
            return "waits at " + place(at) + " until a section of DST is committed";
        case For::PackThread:
            return "waits at " + place(at) + " for its packer";
    }
    return "";
}

}  // namespace tilemetal::mock
