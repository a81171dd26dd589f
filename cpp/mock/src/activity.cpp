#include "activity.hpp"

#include <algorithm>
#include <cstring>

#include "circular_buffer.hpp"
#include "cycle_costs.hpp"
#include "transfer.hpp"

namespace tilemetal::mock {
namespace {

NocOperation operation_of(const Transfer& transfer) {
    if (transfer.is_read()) {
        return NocOperation::Read;
    }
    if (transfer.is_atomic()) {
        return NocOperation::Atomic;
    }
    if (transfer.is_multicast()) {
        return NocOperation::Multicast;
    }
    return transfer.inline_value ? NocOperation::InlineWrite : NocOperation::Write;
}

const char* transfer_name(NocOperation operation) {
    switch (operation) {
        case NocOperation::Read:
            return "NoC read";
        case NocOperation::Write:
            return "NoC write";
        case NocOperation::Multicast:
            return "NoC multicast";
        case NocOperation::InlineWrite:
            return "NoC inline write";
        case NocOperation::Atomic:
            return "NoC atomic";
    }
    return "?";
}

}  // namespace

std::uint64_t Activity::latest() const { return *std::max_element(clocks_.begin(), clocks_.end()); }

void Activity::trace(
    const char* name, const char* category, Thread thread, std::uint64_t begin, std::uint64_t end,
    std::uint32_t number) {
    if (traced_) {
        events_.push_back({name, category, thread, begin, end, number});
    }
}

std::uint64_t Activity::wait_until(Thread thread, std::uint64_t time, const char* what, std::uint32_t number) {
    std::uint64_t& clock = clocks_[static_cast<std::size_t>(thread)];
    if (time <= clock) {
        return 0;
    }
    trace(what, "wait", thread, clock, time, number);
    const std::uint64_t cycles = time - clock;
    stalled_[static_cast<std::size_t>(thread)] += cycles;
    clock = time;
    return cycles;
}

RingCounters& Activity::of(const Ring& ring) {
    for (RingCounters& counters : counted_.rings) {
        if (counters.index == ring.index) {
            return counters;
        }
    }
    counted_.rings.push_back({.index = ring.index});
    return counted_.rings.back();
}

void Activity::reserved(Ring& ring, std::uint32_t pages) {
    advance(producer(), kRingCallCycles);
    const RingTimes& times = ring.times;
    const std::uint64_t last = times.pushed + pages;  // page number after those reserved
    if (pages == 0 || last <= ring.pages) {
        return;
    }
    RingCounters& counters = of(ring);
    const std::uint64_t cycles =
        wait_until(producer(), times.popped_at[(last - 1) % ring.pages], "cb_reserve_back", ring.index);
    counters.space_stalls += cycles != 0 ? 1 : 0;
    counters.space_stall_cycles += cycles;
}

void Activity::pushed(Ring& ring, std::uint32_t pages) {
    advance(producer(), kRingCallCycles);
    RingTimes& times = ring.times;
    times.pushed_at.resize(ring.pages);
    times.popped_at.resize(ring.pages);
    for (std::uint32_t i = 0; i < pages; ++i) {
        times.pushed_at[times.pushed++ % ring.pages] = now(producer());
    }
    of(ring).pages_pushed += pages;
}

void Activity::waited(Ring& ring, std::uint32_t pages) {
    advance(consumer(), kRingCallCycles);
    const RingTimes& times = ring.times;
    if (pages == 0) {
        return;
    }
    RingCounters& counters = of(ring);
    const std::uint64_t cycles =
        wait_until(consumer(), times.pushed_at[(times.popped + pages - 1) % ring.pages], "cb_wait_front", ring.index);
    counters.page_stalls += cycles != 0 ? 1 : 0;
    counters.page_stall_cycles += cycles;
}

void Activity::popped(Ring& ring, std::uint32_t pages) {
    advance(consumer(), kRingCallCycles);
    RingTimes& times = ring.times;
    times.popped_at.resize(ring.pages);
    for (std::uint32_t i = 0; i < pages; ++i) {
        times.popped_at[times.popped++ % ring.pages] = now(consumer());
    }
    of(ring).pages_popped += pages;
}

void Activity::issued(Transfer& transfer) {
    advance(Thread::DataMovement, kNocIssueCycles);
    transfer.issued_at = now(Thread::DataMovement);
    const std::uint64_t receivers = transfer.is_multicast() ? transfer.multicast.size() : 1;
    Traffic& traffic = counted_.noc[transfer.noc & 1U][static_cast<std::size_t>(operation_of(transfer))];
    ++traffic.transactions;
    traffic.bytes += transfer.size * receivers;
    if (transfer.remote.dram) {
        (transfer.is_read() ? counted_.dram_bytes_read : counted_.dram_bytes_written) += transfer.size;
    }
}

void Activity::arrived(const Transfer& transfer) {
    trace(
        transfer_name(operation_of(transfer)), transfer.noc == 0 ? "noc0" : "noc1", Thread::DataMovement,
        transfer.issued_at, transfer.done_at, transfer.size);
}

void Activity::barrier(std::uint64_t done_at) {
    ++counted_.barriers;
    advance(Thread::DataMovement, kPollCycles);
    counted_.barrier_cycles += wait_until(Thread::DataMovement, done_at, "NoC barrier", 0);
}

void Activity::semaphore(std::uint64_t signalled_at) {
    ++counted_.semaphore_waits;
    advance(Thread::DataMovement, kPollCycles);
    counted_.semaphore_wait_cycles += wait_until(Thread::DataMovement, signalled_at, "semaphore", 0);
}

void Activity::add(const char* name, Thread thread, std::uint32_t tiles, std::uint64_t cycles) {
    auto known = std::find_if(operations_.begin(), operations_.end(), [&](const Operation& operation) {
        return operation.thread == thread && (operation.name == name || std::strcmp(operation.name, name) == 0);
    });
    if (known == operations_.end()) {
        known = operations_.insert(known, {name, thread, 0, 0, 0});
    }
    ++known->calls;
    known->tiles += tiles;
    known->cycles += cycles;
}

std::uint64_t Activity::meet(bool packer_is_behind) {
    std::uint64_t time = std::max(now(Thread::Unpack), now(Thread::Math));
    if (!packer_is_behind) {
        time = std::max(time, now(Thread::Pack));
    }
    time += kPollCycles;
    for (const Thread thread : {Thread::Unpack, Thread::Math}) {
        clocks_[static_cast<std::size_t>(thread)] = time;
    }
    return time;
}

void Activity::packer_meets(std::uint64_t time) {
    std::uint64_t& clock = clocks_[static_cast<std::size_t>(Thread::Pack)];
    clock = std::max(clock, time);
}

void Activity::initialised() {
    ++counted_.inits;
    advance(Thread::Unpack, kInitCycles);
    advance(Thread::Math, kInitCycles);
}

void Activity::reconfigured() {
    ++counted_.reconfigurations;
    advance(Thread::Unpack, kInitCycles);
    advance(Thread::Math, kInitCycles);
}

void Activity::engine(const char* name, std::uint32_t tiles, std::uint64_t unpack_cycles, std::uint64_t math_cycles) {
    std::uint64_t& unpack = clocks_[static_cast<std::size_t>(Thread::Unpack)];
    std::uint64_t& math = clocks_[static_cast<std::size_t>(Thread::Math)];
    // The unpackers run ahead by one bank of source registers.
    std::uint64_t& bank = source_free_[source_bank_];
    source_bank_ ^= 1U;
    wait_until(Thread::Unpack, bank, "source registers", 0);
    const std::uint64_t unpack_begin = unpack + kEngineIssueCycles;
    unpack = unpack_begin + unpack_cycles;
    trace(name, "unpack", Thread::Unpack, unpack_begin, unpack);
    // Math follows tile by tile: it cannot begin before the first tile, nor end before the last is worked on.
    const std::uint64_t each = std::max(tiles, 1U);
    wait_until(Thread::Math, unpack_begin + unpack_cycles / each, "source registers", 0);
    const std::uint64_t math_begin = math;
    math = std::max(math_begin + math_cycles, unpack + math_cycles / each);
    stalled_[static_cast<std::size_t>(Thread::Math)] += math - math_begin - math_cycles;
    bank = math;
    trace(name, "math", Thread::Math, math_begin, math);
    add(name, Thread::Math, tiles, math_cycles);
}

void Activity::vector(Thread thread, const char* name, std::uint64_t cycles) {
    const std::uint64_t begin = now(thread) + kEngineIssueCycles;
    clocks_[static_cast<std::size_t>(thread)] = begin + cycles;
    trace(name, thread == Thread::Pack ? "pack" : "math", thread, begin, begin + cycles);
    add(name, thread, 1, cycles);
}

void Activity::packed(const char* name, std::uint64_t cycles) { vector(Thread::Pack, name, cycles); }

void Activity::dst(abi::DstAction action, std::size_t sections) {
    switch (action) {
        case abi::DstAction::Acquire:
            wait_until(Thread::Math, released_at_[acquired_ % sections], "tile_regs_acquire", 0);
            math_began_ = now(Thread::Math);
            ++counted_.dst_sections;
            break;
        case abi::DstAction::Commit:
            committed_at_[acquired_++ % sections] = now(Thread::Math);
            trace("DST section", "dst", Thread::Math, math_began_, now(Thread::Math));
            break;
        case abi::DstAction::Wait:
            wait_until(Thread::Pack, committed_at_[awaited_ % sections], "tile_regs_wait", 0);
            pack_began_ = now(Thread::Pack);
            break;
        case abi::DstAction::Release:
            wait_until(Thread::Pack, committed_at_[awaited_ % sections], "tile_regs_wait", 0);
            released_at_[awaited_++ % sections] = now(Thread::Pack);
            trace("DST section", "dst", Thread::Pack, pack_began_, now(Thread::Pack));
            break;
        case abi::DstAction::AcquireShared:
        case abi::DstAction::ReleaseShared:
            break;  // made of the others
    }
}

void Activity::zone_begin(Thread thread, const char* name) {
    zones_[static_cast<std::size_t>(thread)].push_back({name, now(thread)});
}

void Activity::zone_end(Thread thread) {
    auto& zones = zones_[static_cast<std::size_t>(thread)];
    if (zones.empty()) {
        return;
    }
    const Zone zone = zones.back();
    zones.pop_back();
    trace(zone.name, "zone", thread, zone.begin, now(thread));
}

ProcessorCounters Activity::counters() const {
    ProcessorCounters out = counted_;
    out.cycles = latest();
    out.thread_cycles = clocks_;
    out.stall_cycles = stalled_;
    for (const Operation& operation : operations_) {
        out.operations.push_back(
            {operation.name, operation.thread == Thread::Pack ? "pack" : "math", operation.calls, operation.tiles,
             operation.cycles});
    }
    return out;
}

}  // namespace tilemetal::mock
