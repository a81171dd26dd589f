#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <tilemetal/mock.hpp>
#include <tilemetal/mock_counters.hpp>
#include <vector>

#include "architecture.hpp"
#include "bank_allocator.hpp"
#include "low_memory.hpp"
#include "written_bytes.hpp"

namespace tilemetal::mock {

// Addresses taken in the banks of both memories; the devices of a mesh share them. Small buffers in L1 take as much as
// keeps their neighbours where transfers from DRAM need them (the SDK's bank managers: min_allocation_size_bytes).
struct Allocators {
    explicit Allocators(const Architecture& arch, std::uint64_t l1_small_bytes = 0)
        : dram(arch.dram_user_base, arch.dram_bank_bytes, arch.dram_alignment, arch.dram_alignment),
          l1(arch.user_base, arch.l1_bytes - l1_small_bytes, arch.l1_alignment, arch.dram_alignment),
          l1_small(arch.l1_bytes - l1_small_bytes, arch.l1_bytes, arch.l1_alignment, arch.dram_alignment) {}

    BankAllocator dram;
    BankAllocator l1;
    BankAllocator l1_small;  // the top of L1
};

// The memories of one device. Each worker's L1 starts at a multiple of kL1Window, so an address within any of the
// windows gives the offset by its low bits; that is what a kernel's 32-bit L1 address is.
class Chip {
public:
    static constexpr std::uint32_t kL1Window = 2U << 20;

    Chip(const Architecture& arch, const Allocators& allocators, Options options);

    const Architecture& arch() const { return arch_; }
    const Allocators& allocators() const { return allocators_; }
    const Options& options() const { return options_; }
    std::uint32_t workers() const { return static_cast<std::uint32_t>(arch_.grid.x * arch_.grid.y); }
    std::uint32_t worker_index(tt::xy_pair logical) const {
        return static_cast<std::uint32_t>(logical.y * arch_.grid.x + logical.x);
    }
    tt::xy_pair logical_of(std::uint32_t worker) const { return {worker % arch_.grid.x, worker / arch_.grid.x}; }
    tt::xy_pair virtual_of(tt::xy_pair logical) const {
        return {logical.x + arch_.virtual_origin.x, logical.y + arch_.virtual_origin.y};
    }
    std::optional<std::uint32_t> worker_at(tt::xy_pair virtual_core) const;
    std::optional<std::uint32_t> dram_bank_at(tt::xy_pair core) const;
    tt::xy_pair dram_core(std::uint32_t bank) const { return {arch_.dram_origin.x, arch_.dram_origin.y + bank}; }

    std::byte* l1(std::uint32_t worker) const { return l1_->data() + std::size_t{worker} * kL1Window; }
    // The 32-bit address a kernel on this worker uses for the start of its L1.
    std::uint32_t l1_address(std::uint32_t worker) const { return l1_->address() + worker * kL1Window; }
    bool in_l1_windows(std::uint64_t address) const {
        return address >= l1_->address() && address < l1_->address() + l1_->size();
    }
    std::byte* dram(std::uint32_t bank) const { return dram_[bank]->data(); }

    // Of the program that ran last.
    ProgramCounters counters;

    // Host address of a byte of a page of a tensor dealt over the banks of a memory.
    std::byte* page(bool in_dram, std::uint64_t base, std::uint64_t stride, std::uint64_t page_id) const;

    // Which bytes of a memory hold something; offsets count from its start.
    WrittenBytes l1_written(std::uint32_t worker) const {
        return WrittenBytes(l1_bits_->data() + std::size_t{worker} * kL1Window / 8);
    }
    WrittenBytes dram_written(std::uint32_t bank) const { return WrittenBytes(dram_bits_[bank]->data()); }
    // Notes that the host has stored bytes, e.g. at page(). Padding up to the alignment of the memory counts as stored.
    void note_written(const std::byte* begin, std::uint64_t bytes) const;
    // A new buffer begins its life in every bank: nothing has been written but the padding of its pages, which
    // transfers of whole pages carry along.
    void begin_buffer(bool in_dram, std::uint64_t base, const Allocation& buffer, std::uint64_t page_bytes) const;

private:
    const Architecture& arch_;
    const Allocators& allocators_;
    Options options_;
    std::unique_ptr<LowMemory> l1_;
    std::vector<std::unique_ptr<LazyMemory>> dram_;
    std::unique_ptr<LazyMemory> l1_bits_;
    std::vector<std::unique_ptr<LazyMemory>> dram_bits_;
};

}  // namespace tilemetal::mock
