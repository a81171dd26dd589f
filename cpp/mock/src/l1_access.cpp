#include "l1_access.hpp"

#include <algorithm>
#include <string>

#include "held_pages.hpp"
#include "kernel_faults.hpp"
#include "low_memory.hpp"
#include "memory_checks.hpp"
#include "noc.hpp"
#include "source_place.hpp"

namespace tilemetal::mock {
namespace {

// In units of Scheduler's limit: far more often than basic blocks tick, a loop of loads costs time here.
constexpr std::uint64_t kLoadOfPoll = 4;

struct Access {
    Processor& processor;
    std::uintptr_t address;
    std::uint32_t size;
    bool store;
    const void* code;

    std::string describe() const {
        return std::string(store ? "a store of " : "a load of ") + std::to_string(size) + " bytes at " + hex(address);
    }
    abi::Location place() const { return resolve(processor, {code, processor.last_location}); }
};

[[noreturn]] void refuse_foreign(const Access& access) {
    const Core& core = access.processor.core();
    const Chip& chip = core.chip();
    std::string whose = "memory that belongs to no core of this device";
    if (chip.in_l1_windows(access.address)) {
        const auto worker = static_cast<std::uint32_t>((access.address - chip.l1_address(0)) / Chip::kL1Window);
        const auto logical = chip.logical_of(worker);
        whose = "the L1 of core (" + std::to_string(logical.x) + "," + std::to_string(logical.y) + ")";
    }
    throw access.processor.diagnose(Rule::WildPointer, access.describe() + " reaches " + whose, access.place())
        .advice("a processor reaches only its own L1 by pointers; use NoC transfers for that of others")
        .error();
}

[[noreturn]] void refuse_outside(const Access& access) {
    const Architecture& arch = access.processor.core().chip().arch();
    throw access.processor
        .diagnose(Rule::L1OutOfRange, access.describe() + " is outside the L1 that kernels may use", access.place())
        .line("L1 for kernels is " + hex(arch.config_base) + " to " + hex(arch.l1_bytes) + " (exclusive)")
        .advice("use get_write_ptr, get_read_ptr, get_semaphore or the address of an L1 buffer")
        .error();
}

void check_transfers(const Access& access, std::uint32_t offset) {
    for (const auto& other : access.processor.core().processors) {
        for (const Transfer& transfer : other->transfers) {
            const bool overlaps =
                transfer.local_offset < offset + access.size && offset < transfer.local_offset + transfer.size;
            if (!overlaps || !transfer.uses_l1() || is_sent_on_trust(transfer) ||
                (!transfer.is_read() && !access.store)) {
                continue;
            }
            const bool read = transfer.is_read();
            throw access.processor
                .diagnose(
                    Rule::TransferInFlight,
                    access.describe() + " touches bytes that the " + (read ? "read at " : "write at ") +
                        place(transfer.at) + (read ? " may still fill" : " may still have to send"),
                    access.place())
                .line("the bytes are " + describe_l1(access.processor.core(), offset))
                .advice(
                    read ? "call noc_async_read_barrier() before using what was read"
                         : "call noc_async_writes_flushed() or noc_async_write_barrier() before changing what is sent")
                .error();
        }
    }
}

// The packer's thread reads and writes its pages and tells others by words in L1 after all it has yet to do. The pages
// that were waited for are the unpackers', and looking elsewhere than in a circular buffer is everybody's.
void follow_packer(const Access& access, std::uint32_t offset) {
    Processor& processor = access.processor;
    if (processor.packer.idle() || is_waited_for(processor, offset, access.size)) {
        return;
    }
    const auto& rings = processor.core().placed_rings;
    const bool in_ring =
        std::any_of(rings.begin(), rings.end(), [&](const Ring* ring) { return ring->contains(offset); });
    if (access.store || in_ring) {
        processor.packer.catch_up(access.place());
    }
}

}  // namespace

void check_access(Processor& processor, std::uintptr_t address, std::size_t size, bool store, const void* code) {
    const Core& core = processor.core();
    const Architecture& arch = core.chip().arch();
    const Access access{processor, address, static_cast<std::uint32_t>(size), store, code};
    const bool raw = address < Chip::kL1Window;
    const std::uintptr_t own = address - core.l1_address();  // huge for addresses below
    if (!raw && own >= Chip::kL1Window) {
        if (address < kLowMemoryStart) {
            return;
        }
        refuse_foreign(access);
    }
    const std::uintptr_t wide = raw ? address : own;
    if (wide < arch.config_base || wide + size > arch.l1_bytes || (raw && !KernelFaultHandler::show_l1(core))) {
        refuse_outside(access);
    }
    const auto offset = static_cast<std::uint32_t>(wide);
    if (offset >= arch.user_base) {
        follow_packer(access, offset);
        check_held_pages(
            processor, store ? "a store" : "a load", offset, access.size,
            store ? RingUse::Destination : RingUse::Source, {code, processor.last_location});
    }
    check_transfers(access, offset);
    WrittenBytes written = core.chip().l1_written(core.worker());
    if (store) {
        processor.polling.loads = 0;
        written.set(offset, size);
        return;
    }
    if (processor.polling.goes_on(address)) {
        processor.idle_work += kLoadOfPoll;
    }
    if (written.first_unwritten(offset, size)) {
        require_written_l1(processor, offset, size, "a load", access.place());
    }
}

}  // namespace tilemetal::mock
