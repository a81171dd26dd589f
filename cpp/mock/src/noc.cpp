#include "noc.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>

#include "api_level.hpp"
#include "held_pages.hpp"
#include "memory_checks.hpp"
#include "noc_address.hpp"
#include "scheduler.hpp"

namespace tilemetal::mock {
namespace {

bool overlap(std::uint32_t a, std::uint32_t a_bytes, std::uint32_t b, std::uint32_t b_bytes) {
    return a < b + b_bytes && b < a + a_bytes;
}

// Of transfers that nothing orders, one must not fill what another fills or sends.
void check_in_flight(Processor& processor, const Transfer& transfer) {
    if (!transfer.uses_l1()) {
        return;
    }
    for (const Transfer& other : processor.transfers) {
        if (other.uses_l1() && !is_sent_on_trust(other) && (transfer.is_read() || other.is_read()) &&
            overlap(transfer.local_offset, transfer.size, other.local_offset, other.size)) {
            throw processor
                .diagnose(
                    Rule::TransferInFlight,
                    std::string("this ") + (transfer.is_read() ? "read fills" : "write sends") + " bytes that the " +
                        (other.is_read() ? "read at " : "write at ") + place(other.at) +
                        (other.is_read() ? " may still fill" : " may still have to send"),
                    transfer.at)
                .line("the bytes are " + describe_l1(processor.core(), transfer.local_offset))
                .advice(
                    other.is_read() ? "call noc_async_read_barrier() between both"
                                    : "call noc_async_writes_flushed() between both")
                .error();
        }
    }
}

// The watcher stops these as well (sanitize.h of the SDK).
void check_not_empty(Processor& processor, const Transfer& transfer) {
    if (transfer.size == 0) {
        throw processor.diagnose(Rule::NocEmpty, "this transfer has 0 bytes", transfer.at)
            .advice("call it only where there is something to move")
            .error();
    }
}

// Barriers compare what a NoC interface has counted with what the processor itself has issued, separately for each
// kind of transaction (dataflow_api.h of the SDK): two processors that issue the same kind on one NoC wait for ever.
void check_counted_alone(Processor& processor, const Transfer& transfer) {
    if (!processor.dedicated_noc) {
        return;
    }
    Core::NocUser& first = processor.core().noc_users[transfer.noc & 1U].at(static_cast<std::size_t>(transfer.kind));
    if (first.processor == nullptr) {
        first = {&processor, transfer.at};
    } else if (first.processor != &processor) {
        throw processor
            .diagnose(
                Rule::NocShared,
                "two processors of this core issue the same kind of transaction on NoC " +
                    std::to_string(transfer.noc) + ": the barriers of both would wait for ever",
                transfer.at)
            .line("the other is " + first.processor->who() + ", at " + place(first.at))
            .advice("let each use the NoC of its configuration, or give both NOC_MODE::DM_DYNAMIC_NOC")
            .error();
    }
}

void issue(Processor& processor, Transfer transfer) {
    check_not_empty(processor, transfer);
    check_counted_alone(processor, transfer);
    check_in_flight(processor, transfer);
    transfer.round = Scheduler::active()->round();
    transfer.number = processor.issued++;
    ++processor.undelivered;
    processor.activity.issued(transfer);
    processor.last_location = transfer.at;
    processor.noc_state.note(transfer);
    processor.transfers.push_back(std::move(transfer));
    Scheduler::active()->spend(1);
}

// Both ends of a transfer must lie alike within the alignment unit of the memory that decides.
void check_alignment(
    Processor& processor, const char* function, std::uint64_t local, const NocTarget& target, std::uint32_t unit,
    abi::Location at) {
    if (local % unit != target.offset % unit) {
        throw processor
            .diagnose(
                Rule::NocMisaligned,
                std::string(function) + ": L1 " + hex(local) + " and " + target.describe(processor.core().chip()) +
                    " differ modulo " + std::to_string(unit),
                at)
            .advice("keep both addresses congruent modulo " + std::to_string(unit) + " bytes")
            .error();
    }
}

Transfer transfer_of(TransferKind kind, std::uint32_t noc, std::uint32_t size, abi::Location at) {
    Transfer transfer;
    transfer.kind = kind;
    transfer.noc = static_cast<std::uint8_t>(noc);
    transfer.size = size;
    transfer.at = at;
    return transfer;
}

TransferKind write_kind(std::uint32_t flags) {
    return (flags & abi::kPosted) != 0 ? TransferKind::PostedWrite : TransferKind::Write;
}
TransferKind atomic_kind(std::uint32_t flags) {
    return (flags & abi::kPosted) != 0 ? TransferKind::PostedAtomic : TransferKind::Atomic;
}

// A word leaves at once in practice, so its value is taken when the write is issued.
void take_word(Processor& processor, Transfer& transfer) {
    if (transfer.size == sizeof(transfer.value)) {
        transfer.inline_value = true;
        std::memcpy(&transfer.value, processor.core().l1() + transfer.local_offset, sizeof(transfer.value));
    }
}

void check_word(Processor& processor, const char* function, const NocTarget& target, abi::Location at) {
    if (target.offset % 4 != 0) {
        throw processor
            .diagnose(
                Rule::NocMisaligned,
                std::string(function) + ": " + target.describe(processor.core().chip()) +
                    " is not a multiple of 4 bytes",
                at)
            .advice("pass the address of a 32-bit word")
            .error();
    }
    const Core& core = processor.core();
    const Architecture& arch = core.chip().arch();
    if (target.dram || target.offset >= arch.user_base) {
        return;
    }
    const std::uint64_t distance = target.offset - arch.config_base;
    const std::uint64_t id = distance / kSemaphoreStride;
    if (id >= kSemaphores || distance % kSemaphoreStride != 0 || !core.semaphores.test(id)) {
        throw processor
            .diagnose(
                Rule::SemaphoreAddress,
                std::string(function) + ": " + target.describe(core.chip()) + " is no semaphore of this program", at)
            .advice("pass the address that get_semaphore returns")
            .error();
    }
}

}  // namespace

std::uint32_t l1_offset(
    Processor& processor, std::uint64_t address, std::uint32_t size, const char* user, abi::Location at) {
    const Chip& chip = processor.core().chip();
    std::uint64_t offset = address;
    if (chip.in_l1_windows(address)) {
        offset = address - processor.core().l1_address();  // huge for another core's window
    }
    if (offset < chip.arch().config_base || offset + size > chip.arch().l1_bytes) {
        throw processor
            .diagnose(
                Rule::L1OutOfRange,
                std::string(user) + ": " + std::to_string(size) + " bytes at " + hex(address) +
                    " are not in this core's L1",
                at)
            .line(
                "L1 for kernels is " + hex(chip.arch().config_base) + " to " + hex(chip.arch().l1_bytes) +
                " (exclusive)")
            .advice("use get_write_ptr, get_read_ptr or the address of an L1 buffer")
            .error();
    }
    return static_cast<std::uint32_t>(offset);
}

std::uint64_t noc_bank_address(
    Processor& processor, bool dram, std::uint32_t bank, std::uint64_t offset, abi::Location at) {
    const Chip& chip = processor.core().chip();
    const std::uint32_t banks = dram ? chip.arch().dram_banks : chip.workers();
    if (bank >= banks) {
        throw processor
            .diagnose(
                Rule::BankOutOfRange,
                std::string(dram ? "DRAM" : "L1") + " bank " + std::to_string(bank) + " of " + std::to_string(banks),
                at)
            .advice("bank ids run from 0 to " + std::to_string(banks - 1))
            .error();
    }
    return noc_address_of(dram ? chip.dram_core(bank) : chip.virtual_of(chip.logical_of(bank)), offset);
}

std::uint64_t noc_page_address(
    Processor& processor, abi::PagedTensor tensor, std::uint32_t page, std::uint32_t offset, abi::Location at) {
    const Chip& chip = processor.core().chip();
    const Allocators& allocators = chip.allocators();
    const std::uint32_t banks = tensor.dram ? chip.arch().dram_banks : chip.workers();
    if (const Allocation* buffer = (tensor.dram ? allocators.dram : allocators.l1).at(tensor.base)) {
        if (buffer->page_stride != tensor.stride) {
            throw processor
                .diagnose(
                    Rule::PageSizeMismatch,
                    "the accessor's pages are " + std::to_string(tensor.stride) + " bytes, those of the buffer at " +
                        hex(tensor.base) + " are " + std::to_string(buffer->page_stride),
                    at)
                .advice("give accessor and buffer the same page size")
                .error();
        }
        // Kernels of September 2025 compute the address behind the last page, as of an end, and do not use it.
        const bool end = page == buffer->pages && api_level() != ApiLevel::Current;
        if (page >= buffer->pages && !end) {
            throw processor
                .diagnose(
                    Rule::PageOutOfRange,
                    "page " + std::to_string(page) + " of the buffer at " + hex(tensor.base) + ", which has " +
                        std::to_string(buffer->pages) + " pages",
                    at)
                .advice("check the page id, and that the address is the one of this tensor")
                .error();
        }
    }
    const std::uint64_t local = tensor.base + std::uint64_t{page / banks} * tensor.stride + offset;
    return noc_bank_address(processor, tensor.dram, page % banks, local, at);
}

void noc_read(
    Processor& processor, std::uint64_t source, std::uint32_t l1, std::uint32_t size, std::uint32_t noc,
    abi::Location at) {
    Transfer transfer = transfer_of(TransferKind::Read, noc, size, at);
    const NocTarget target = noc_target(processor, source, size, at);
    transfer.local_offset = l1_offset(processor, l1, size, "noc_async_read", at);
    transfer.remote = target;
    const Architecture& arch = processor.core().chip().arch();
    check_alignment(
        processor, "noc_async_read", transfer.local_offset, target,
        target.dram ? arch.dram_alignment : arch.l1_alignment, at);
    check_reserved_l1(
        processor, "noc_async_read", {nullptr, false, processor.core().worker(), transfer.local_offset}, size, at);
    check_held_pages(processor, "noc_async_read", transfer.local_offset, size, RingUse::Destination, at);
    issue(processor, std::move(transfer));
}

void noc_read_zeros(Processor& processor, std::uint32_t l1, std::uint32_t size, std::uint32_t noc, abi::Location at) {
    static std::array<std::byte, 4096> zeros{};
    const std::uint32_t offset = l1_offset(processor, l1, size, "async_write_zeros", at);
    check_held_pages(processor, "async_write_zeros", offset, size, RingUse::Destination, at);
    for (std::uint32_t done = 0; done < size; done += zeros.size()) {
        Transfer transfer =
            transfer_of(TransferKind::Read, noc, std::min(size - done, static_cast<std::uint32_t>(zeros.size())), at);
        transfer.local_offset = offset + done;
        transfer.remote = {zeros.data(), false, processor.core().worker(), 0};
        issue(processor, std::move(transfer));
    }
}

void noc_write(
    Processor& processor, std::uint32_t l1, std::uint64_t target_address, std::uint32_t size, std::uint32_t noc,
    std::uint32_t flags, abi::Location at) {
    Transfer transfer = transfer_of(write_kind(flags), noc, size, at);
    const NocTarget target = noc_target(processor, target_address, size, at);
    transfer.local_offset = l1_offset(processor, l1, size, "noc_async_write", at);
    transfer.remote = target;
    const Architecture& arch = processor.core().chip().arch();
    check_alignment(
        processor, "noc_async_write", transfer.local_offset, target,
        target.dram ? arch.dram_write_alignment : arch.l1_alignment, at);
    check_reserved_l1(processor, "noc_async_write", target, size, at);
    check_held_pages(processor, "noc_async_write", transfer.local_offset, size, RingUse::Source, at);
    require_written_l1(processor, transfer.local_offset, size, "noc_async_write", at);
    take_word(processor, transfer);
    issue(processor, std::move(transfer));
}

void noc_write_multicast(
    Processor& processor, std::uint32_t l1, std::uint64_t target_address, std::uint32_t size, std::uint32_t receivers,
    std::uint32_t noc, std::uint32_t flags, abi::Location at) {
    Transfer transfer = transfer_of(write_kind(flags), noc, size, at);
    transfer.local_offset = l1_offset(processor, l1, size, "noc_async_write_multicast", at);
    const auto targets =
        noc_multicast_targets(processor, target_address, size, receivers, noc, (flags & abi::kLoopback) != 0, at);
    for (const NocTarget& target : targets) {
        check_alignment(
            processor, "noc_async_write_multicast", transfer.local_offset, target,
            processor.core().chip().arch().l1_alignment, at);
        check_reserved_l1(processor, "noc_async_write_multicast", target, size, at);
        transfer.multicast.push_back(target);
    }
    check_held_pages(processor, "noc_async_write_multicast", transfer.local_offset, size, RingUse::Source, at);
    require_written_l1(processor, transfer.local_offset, size, "noc_async_write_multicast", at);
    take_word(processor, transfer);
    processor.linked_multicasts[noc & 1U] = (flags & abi::kLinked) != 0 ? at : abi::Location{nullptr, 0};
    issue(processor, std::move(transfer));
}

void noc_write_word(
    Processor& processor, std::uint64_t target_address, std::uint32_t value, std::uint32_t byte_enable,
    std::uint32_t noc, std::uint32_t flags, abi::Location at) {
    Transfer transfer = transfer_of(write_kind(flags), noc, sizeof(value), at);
    const NocTarget target = noc_target(processor, target_address, sizeof(value), at);
    check_word(processor, "noc_inline_dw_write", target, at);
    if (byte_enable != 0xF) {
        throw processor.diagnose(Rule::Unsupported, "noc_inline_dw_write of part of a word is not simulated", at)
            .advice("write whole words, with byte enables 0xF")
            .error();
    }
    transfer.remote = target;
    transfer.inline_value = true;
    transfer.value = value;
    issue(processor, std::move(transfer));
}

void noc_write_word_multicast(
    Processor& processor, std::uint64_t target_address, std::uint32_t value, std::uint32_t receivers, std::uint32_t noc,
    std::uint32_t flags, abi::Location at) {
    Transfer transfer = transfer_of(write_kind(flags), noc, sizeof(value), at);
    for (const NocTarget& target :
         noc_multicast_targets(processor, target_address, sizeof(value), receivers, noc, false, at)) {
        check_word(processor, "noc_inline_mcast_dw_write", target, at);
        transfer.multicast.push_back(target);
    }
    transfer.inline_value = true;
    transfer.value = value;
    issue(processor, std::move(transfer));
}

void noc_atomic_add(
    Processor& processor, std::uint64_t target_address, std::uint32_t value, std::uint32_t noc, std::uint32_t flags,
    abi::Location at) {
    Transfer transfer = transfer_of(atomic_kind(flags), noc, sizeof(value), at);
    const NocTarget target = noc_target(processor, target_address, sizeof(value), at);
    check_word(processor, "noc_semaphore_inc", target, at);
    transfer.remote = target;
    transfer.value = value;
    issue(processor, std::move(transfer));
}

void noc_atomic_add_multicast(
    Processor& processor, std::uint64_t target_address, std::uint32_t value, std::uint32_t receivers, std::uint32_t noc,
    std::uint32_t flags, abi::Location at) {
    Transfer transfer = transfer_of(atomic_kind(flags), noc, sizeof(value), at);
    for (const NocTarget& target :
         noc_multicast_targets(processor, target_address, sizeof(value), receivers, noc, false, at)) {
        check_word(processor, "noc_semaphore_inc_multicast", target, at);
        transfer.multicast.push_back(target);
    }
    transfer.value = value;
    issue(processor, std::move(transfer));
}

void noc_barrier(Processor& processor, abi::Barrier what, std::uint32_t noc, abi::Location at) {
    processor.last_location = at;
    Scheduler::active()->spend(1);
    Wait wait;
    wait.what = Wait::For::Transfers;
    wait.transfers = &processor.transfers;
    wait.barrier = what;
    wait.noc = noc;
    wait.at = at;
    Scheduler::active()->wait(wait);
    std::uint64_t done_at = 0;
    if (what == abi::Barrier::Atomic || what == abi::Barrier::Full) {
        done_at = processor.atomics_done[noc & 1U];
    }
    pass_barrier(processor, what, noc, std::nullopt, done_at);
}

void pass_barrier(
    Processor& processor, abi::Barrier what, std::uint32_t noc, std::optional<std::uint32_t> transaction,
    std::uint64_t done_at) {
    const bool flush = what == abi::Barrier::WriteFlush || what == abi::Barrier::PostedWriteFlush;
    auto& flushed = processor.flushed_writes[noc & 1U];
    if (what == abi::Barrier::Write || what == abi::Barrier::Full) {
        if (transaction) {
            flushed.at(*transaction) = {};
        } else {
            flushed = {};
        }
    }
    std::erase_if(processor.transfers, [&](const Transfer& transfer) {
        if (!transfer.awaited_by(what, noc) || (transaction && transfer.transaction != *transaction)) {
            return false;
        }
        done_at = std::max(done_at, flush ? transfer.left_at : transfer.done_at);
        if (what == abi::Barrier::WriteFlush && !transfer.is_multicast()) {
            flushed.at(transfer.transaction) = transfer.at;
        }
        return true;
    });
    processor.activity.barrier(done_at);
}

bool is_sent_on_trust(const Transfer& transfer) {
    return transfer.is_multicast() && transfer.delivered && api_level() != ApiLevel::Current;
}

void check_reads_landed(
    Processor& processor, const Ring& ring, std::uint32_t offset, std::uint32_t bytes, abi::Location at) {
    for (const Transfer& transfer : processor.transfers) {
        if (transfer.is_read() && overlap(transfer.local_offset, transfer.size, offset, bytes)) {
            throw processor
                .diagnose(
                    Rule::CbPushBeforeReadBarrier,
                    "cb_push_back(" + ring.name() + ") of a page that the read at " + place(transfer.at) +
                        " may not have filled yet",
                    at)
                .line(ring.describe())
                .advice("call noc_async_read_barrier() between the reads and cb_push_back")
                .error();
        }
    }
}

void check_writes_left(
    Processor& processor, const Ring& ring, std::uint32_t offset, std::uint32_t bytes, abi::Location at) {
    for (const Transfer& transfer : processor.transfers) {
        if (!transfer.is_read() && !transfer.is_atomic() && !transfer.inline_value && !is_sent_on_trust(transfer) &&
            overlap(transfer.local_offset, transfer.size, offset, bytes)) {
            throw processor
                .diagnose(
                    Rule::CbPopBeforeWriteFlush,
                    "cb_pop_front(" + ring.name() + ") of a page that the write at " + place(transfer.at) +
                        " may still have to send",
                    at)
                .line(ring.describe())
                .advice("call noc_async_write_barrier() or noc_async_writes_flushed() before cb_pop_front")
                .error();
        }
    }
}

void check_no_transfers_left(Processor& processor) {
    const auto refuse = [&](const char* what, const char* barrier, abi::Location at) {
        throw processor
            .diagnose(Rule::NocTransferAtExit, std::string("the kernel ended without waiting for this ") + what, at)
            .advice(std::string("call ") + barrier + "() at the end of the kernel")
            .error();
    };
    // Kernels of September 2025 end with multicasts and atomics nobody has waited for; they arrive all the same.
    const bool all = api_level() == ApiLevel::Current;
    for (const Transfer& transfer : processor.transfers) {
        if (all && transfer.kind == TransferKind::Atomic) {
            refuse("semaphore increment", "noc_async_atomic_barrier", transfer.at);
        }
        if (all && transfer.kind == TransferKind::Write && transfer.is_multicast()) {
            refuse("multicast", "noc_async_write_barrier", transfer.at);
        }
        if (transfer.is_read()) {
            refuse("read", "noc_async_read_barrier", transfer.at);
        }
        if (transfer.kind == TransferKind::Write && !transfer.is_multicast()) {
            refuse("write", "noc_async_write_barrier", transfer.at);
        }
        if (transfer.kind == TransferKind::PostedWrite && !transfer.is_multicast()) {
            refuse("posted write", "noc_async_posted_writes_flushed", transfer.at);
        }
    }
    for (const abi::Location& at : processor.linked_multicasts) {
        if (at.file != nullptr) {
            throw processor
                .diagnose(
                    Rule::NocMulticast,
                    "the kernel's last multicast is linked: it keeps its path reserved, so later ones wait for ever",
                    at)
                .advice("pass linked = false to the last of a series of multicasts")
                .error();
        }
    }
    for (const auto& of_noc : processor.flushed_writes) {
        for (const abi::Location& at : of_noc) {
            if (at.file != nullptr) {
                refuse("write (it was flushed, not acknowledged)", "noc_async_write_barrier", at);
            }
        }
    }
}

}  // namespace tilemetal::mock
