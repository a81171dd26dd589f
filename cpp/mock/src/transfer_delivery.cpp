#include "transfer_delivery.hpp"

#include <algorithm>
#include <cstring>
#include <string>

#include "api_level.hpp"
#include "memory_checks.hpp"
#include "pseudo_random.hpp"
#include "scheduler.hpp"

namespace tilemetal::mock {
namespace {

constexpr std::uint64_t kLongestDelay = 4;  // rounds, exclusive

void copy_read(Processor& processor, Transfer& transfer) {
    // Zeros come from no memory of the device; there, nothing a kernel may reach begins at 0. Programs of September
    // 2025 run once on tensors they have not uploaded yet, to have the kernels loaded.
    const bool is_memory = transfer.remote.offset != 0;
    if (is_memory && !(transfer.remote.dram && api_level() != ApiLevel::Current)) {
        require_written(processor, transfer.remote, transfer.size, "a NoC read", transfer.at);
    }
    note_written(processor.core(), transfer.local_offset, transfer.size);
    std::memmove(processor.core().l1() + transfer.local_offset, transfer.remote.bytes, transfer.size);
}

// Counters of kernels elsewhere in L1 may wrap; a semaphore below zero is taken for a huge count.
void check_decrement(
    const Processor& processor, const Transfer& transfer, const NocTarget& target, std::uint32_t word) {
    constexpr std::uint32_t kNegative = 1U << 31;
    const Architecture& arch = processor.core().chip().arch();
    const std::uint32_t less = 0U - transfer.value;
    if (target.dram || target.offset >= arch.user_base || transfer.value < kNegative || word >= less) {
        return;
    }
    throw processor
        .diagnose(
            Rule::SemaphoreBelowZero,
            "noc_semaphore_inc takes " + std::to_string(less) + " off semaphore " +
                std::to_string((target.offset - arch.config_base) / kSemaphoreStride) + " of " +
                target.describe(processor.core().chip()) + ", which is " + std::to_string(word),
            transfer.at)
        .advice("wait with noc_semaphore_wait_min until the count is there, then take it off")
        .error();
}

void write_to(const Processor& processor, const Transfer& transfer, const NocTarget& target) {
    if (transfer.is_atomic()) {
        std::uint32_t word = 0;
        std::memcpy(&word, target.bytes, sizeof(word));
        check_decrement(processor, transfer, target, word);
        word += transfer.value;
        std::memcpy(target.bytes, &word, sizeof(word));
    } else if (transfer.inline_value) {
        std::memcpy(target.bytes, &transfer.value, transfer.size);
    } else {
        std::memmove(target.bytes, processor.core().l1() + transfer.local_offset, transfer.size);
    }
}

// Writing into another core's circular buffer must not hit pages its consumer has yet to pop.
void check_receiving_rings(const Processor& processor, const Transfer& transfer, const NocTarget& target) {
    if (target.dram || target.unit == processor.core().worker() || transfer.is_atomic()) {
        return;
    }
    Core* const core = Scheduler::active()->core(target.unit);
    if (core == nullptr) {
        return;
    }
    const auto offset = static_cast<std::uint32_t>(target.offset);
    for (Ring& ring : core->rings) {
        if (!ring.contains(offset) || ring.available() == 0 || ring.aliases_buffer) {
            continue;
        }
        std::uint32_t first = 0;
        if (ring.consumer != nullptr) {
            const auto& view = const_cast<Processor*>(ring.consumer)->view(ring);
            first = (view.interface.fifo_rd_ptr - core->l1_address() - ring.offset) / ring.page_size;
        }
        for (std::uint32_t i = 0; i < ring.available(); ++i) {
            const std::uint32_t page = ring.offset + (first + i) % ring.pages * ring.page_size;
            if (offset < page + ring.page_size && page < offset + transfer.size) {
                throw processor
                    .diagnose(
                        Rule::CbWriteWithoutReserve,
                        "a write to " + core->name() + " overwrites a page of its " + ring.name() +
                            " that was pushed and not popped",
                        transfer.at)
                    .line(ring.describe())
                    .advice("let the receiver reserve the pages and tell the sender by a semaphore")
                    .error();
            }
        }
    }
}

bool write_all(const Processor& processor, const Transfer& transfer) {
    const auto to = [&](const NocTarget& target) {
        check_receiving_rings(processor, transfer, target);
        write_to(processor, transfer, target);
        Core* const receiver = target.dram ? nullptr : Scheduler::active()->core(target.unit);
        if (receiver != nullptr && (transfer.inline_value || transfer.is_atomic())) {
            std::uint64_t& at = receiver->signalled_at[static_cast<std::uint32_t>(target.offset)];
            at = std::max(at, transfer.arrived_at);
        }
        note_written(processor.core().chip(), target, transfer.size);
    };
    if (transfer.is_multicast()) {
        for (const NocTarget& target : transfer.multicast) {
            to(target);
        }
    } else {
        to(transfer.remote);
    }
    return transfer.inline_value || transfer.is_atomic();
}

}  // namespace

bool Transfer::awaited_by(abi::Barrier barrier, std::uint32_t of_noc) const {
    if (noc != of_noc) {
        return false;
    }
    switch (barrier) {
        case abi::Barrier::Read:
            return is_read();
        case abi::Barrier::Write:
        case abi::Barrier::WriteFlush:
            return kind == TransferKind::Write;
        case abi::Barrier::PostedWriteFlush:
            return kind == TransferKind::PostedWrite;
        case abi::Barrier::Atomic:
            return is_atomic();
        case abi::Barrier::Full:
            return true;
    }
    return false;
}

bool DeliveryPlan::due(const Processor& processor, const Transfer& transfer, std::uint64_t round) const {
    if (!seed_) {
        return true;
    }
    const std::uint64_t who = processor.core().worker() * 4U + static_cast<std::uint64_t>(processor.kind());
    return transfer.round + pseudo_random(*seed_, who, transfer.number) % kLongestDelay <= round;
}

void deliver_dram_reads(Core& core, const DeliveryPlan& plan, std::uint64_t round) {
    for (const auto& processor : core.processors) {
        if (processor->undelivered == 0) {
            continue;
        }
        for (Transfer& transfer : processor->transfers) {
            if (!transfer.delivered && transfer.is_read() && transfer.remote.dram &&
                plan.due(*processor, transfer, round)) {
                copy_read(*processor, transfer);
                processor->mark_delivered(transfer, round);
            }
        }
    }
}

bool deliver_to_others(Core& core, const DeliveryPlan& plan, std::uint64_t round) {
    bool signalled = false;
    for (const auto& processor : core.processors) {
        if (processor->undelivered == 0) {
            continue;
        }
        // Writes and atomics of a processor arrive in the order of issue on each NoC.
        std::array<bool, 2> held{};
        for (Transfer& transfer : processor->transfers) {
            if (transfer.delivered) {
                continue;
            }
            const bool due = plan.due(*processor, transfer, round);
            if (transfer.is_read()) {
                if (due && !transfer.remote.dram) {
                    copy_read(*processor, transfer);
                    processor->mark_delivered(transfer, round);
                }
            } else if (bool& wait = held[transfer.noc & 1U]; !wait) {
                wait = !due;
                if (due) {
                    signalled = write_all(*processor, transfer) || signalled;
                    processor->mark_delivered(transfer, round);
                }
            }
        }
        // Nothing is checked of atomics that arrived, so only their time is kept for a barrier.
        std::erase_if(processor->transfers, [&](const Transfer& transfer) {
            if (!transfer.is_atomic() || !transfer.delivered) {
                return false;
            }
            std::uint64_t& done = processor->atomics_done[transfer.noc & 1U];
            done = std::max(done, transfer.done_at);
            return true;
        });
    }
    return signalled;
}

}  // namespace tilemetal::mock
