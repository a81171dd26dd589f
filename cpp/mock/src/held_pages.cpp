#include "held_pages.hpp"

#include <algorithm>
#include <string>

#include "ring_offence.hpp"

namespace tilemetal::mock {
namespace {

bool within(
    const Ring& ring, const abi::LocalCBInterface& view, std::uint32_t pointer, std::uint32_t pages,
    std::uint32_t address, std::uint32_t size) {
    const std::uint32_t end = std::min(pointer + pages * ring.page_size, view.fifo_limit);
    return address >= pointer && address + size <= end;
}

}  // namespace

bool is_waited_for(Processor& processor, std::uint32_t offset, std::uint32_t size) {
    const Core& core = processor.core();
    return std::any_of(core.placed_rings.begin(), core.placed_rings.end(), [&](const Ring* ring) {
        const RingView& view = processor.view(*ring);
        const auto& pointers = view.interface;
        return ring->contains(offset) &&
               within(*ring, pointers, pointers.fifo_rd_ptr, view.waited, core.l1_address() + offset, size);
    });
}

void check_held_pages(
    Processor& processor, const char* user, std::uint32_t offset, std::uint32_t size, RingUse use,
    const CodePlace& place) {
    Core& core = processor.core();
    Ring* blamed = nullptr;
    int sharing = 0;  // circular buffers at this place of the memory
    for (Ring* const placed : core.placed_rings) {
        Ring& ring = *placed;
        if (!ring.contains(offset)) {
            continue;
        }
        ++sharing;
        const RingView& view = processor.view(ring);
        const std::uint32_t address = core.l1_address() + offset;
        const auto& pointers = view.interface;
        if (ring.aliases_buffer || within(ring, pointers, pointers.fifo_wr_ptr, view.reserved, address, size) ||
            within(ring, pointers, pointers.fifo_rd_ptr, view.waited, address, size)) {
            return;
        }
        if (offset + size > ring.offset + ring.bytes()) {
            throw processor
                .diagnose(
                    Rule::CbOverrun,
                    std::string(user) + " of " + std::to_string(size) + " bytes runs past the end of " + ring.name(),
                    resolve(processor, place))
                .line(ring.describe())
                .advice("check the size and the page the address belongs to")
                .error();
        }
        if (ring.used || blamed == nullptr) {
            blamed = &ring;
        }
    }
    if (blamed == nullptr) {
        return;
    }
    if (!blamed->used) {
        // A buffer nobody pushes or pops is scratch memory; a later push tells that it is not. Where several share the
        // memory, it does not tell which of them was written.
        if (use == RingUse::Destination && blamed->unreserved_writer == nullptr && sharing == 1) {
            blamed->unreserved_writer = &processor;
            blamed->unreserved_write = place;
        }
        return;
    }
    if (blamed->kept_offence != nullptr && blamed->consumer == nullptr) {
        return;  // one mistake is enough to answer for
    }
    const bool destination = use == RingUse::Destination;
    const RingView& view = processor.view(*blamed);
    offend(
        *blamed,
        processor
            .diagnose(
                destination ? Rule::CbWriteWithoutReserve : Rule::CbReadWithoutWait,
                std::string(user) + (destination ? " writes " : " reads ") + std::to_string(size) + " bytes of " +
                    blamed->name() + " (page " + std::to_string((offset - blamed->offset) / blamed->page_size) +
                    " of the ring) that this processor holds neither reserved nor waited for",
                resolve(processor, place))
            .line(blamed->describe())
            .line(
                "this processor: " + std::to_string(view.reserved) + " reserved from page " +
                std::to_string((view.interface.fifo_wr_ptr - core.l1_address() - blamed->offset) / blamed->page_size) +
                ", " + std::to_string(view.waited) + " waited for from page " +
                std::to_string((view.interface.fifo_rd_ptr - core.l1_address() - blamed->offset) / blamed->page_size))
            .advice(
                destination ? "call cb_reserve_back for as many pages as are written"
                            : "call cb_wait_front for as many pages as are read"));
}

}  // namespace tilemetal::mock
