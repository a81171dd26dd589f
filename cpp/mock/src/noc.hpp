#pragma once

#include <cstdint>
#include <optional>

#include "processor.hpp"

// NoC transactions of one processor, noted when issued and carried out by transfer_delivery.hpp. All functions throw
// KernelError for what would hang or corrupt memory.
namespace tilemetal::mock {

std::uint64_t noc_bank_address(
    Processor& processor, bool dram, std::uint32_t bank, std::uint64_t offset, abi::Location at);
std::uint64_t noc_page_address(
    Processor& processor, abi::PagedTensor tensor, std::uint32_t page, std::uint32_t offset, abi::Location at);

void noc_read(
    Processor& processor, std::uint64_t source, std::uint32_t l1, std::uint32_t size, std::uint32_t noc,
    abi::Location at);
// Fills local memory with zeros, as a read of them would.
void noc_read_zeros(Processor& processor, std::uint32_t l1, std::uint32_t size, std::uint32_t noc, abi::Location at);
void noc_write(
    Processor& processor, std::uint32_t l1, std::uint64_t target, std::uint32_t size, std::uint32_t noc,
    std::uint32_t flags, abi::Location at);
void noc_write_multicast(
    Processor& processor, std::uint32_t l1, std::uint64_t target, std::uint32_t size, std::uint32_t receivers,
    std::uint32_t noc, std::uint32_t flags, abi::Location at);
void noc_write_word(
    Processor& processor, std::uint64_t target, std::uint32_t value, std::uint32_t byte_enable, std::uint32_t noc,
    std::uint32_t flags, abi::Location at);
void noc_write_word_multicast(
    Processor& processor, std::uint64_t target, std::uint32_t value, std::uint32_t receivers, std::uint32_t noc,
    std::uint32_t flags, abi::Location at);
void noc_atomic_add(
    Processor& processor, std::uint64_t target, std::uint32_t value, std::uint32_t noc, std::uint32_t flags,
    abi::Location at);
void noc_atomic_add_multicast(
    Processor& processor, std::uint64_t target, std::uint32_t value, std::uint32_t receivers, std::uint32_t noc,
    std::uint32_t flags, abi::Location at);
void noc_barrier(Processor& processor, abi::Barrier what, std::uint32_t noc, abi::Location at);
// After the transfers of a barrier, or those of them with one transaction id, were delivered: they count as waited for,
// and the processor's clock passes the time when the last was done, and `done_at`.
void pass_barrier(
    Processor& processor, abi::Barrier what, std::uint32_t noc, std::optional<std::uint32_t> transaction,
    std::uint64_t done_at = 0);

// L1 offset of a kernel's 32-bit address, which may be absolute or an offset.
std::uint32_t l1_offset(
    Processor& processor, std::uint64_t address, std::uint32_t size, const char* user, abi::Location at);

// A multicast that has arrived but was not waited for. Its receivers answer by a semaphore before its bytes are used
// again: kernels of September 2025 rely on that instead of a flush.
bool is_sent_on_trust(const Transfer& transfer);
// No read into these pages may still be on its way when they are pushed.
void check_reads_landed(
    Processor& processor, const Ring& ring, std::uint32_t offset, std::uint32_t bytes, abi::Location at);
// No write out of these pages may still have to leave when they are popped.
void check_writes_left(
    Processor& processor, const Ring& ring, std::uint32_t offset, std::uint32_t bytes, abi::Location at);
// At the end of a kernel reads and unicast writes must have been waited for. Multicasts and atomics need not: their
// receivers acknowledge by semaphores, and kernels of the SDK's examples end without a barrier for them.
void check_no_transfers_left(Processor& processor);

}  // namespace tilemetal::mock
