#include "chip.hpp"

#include <utility>

#include "unseen_stores.hpp"

namespace tilemetal::mock {

Chip::Chip(const Architecture& arch, const Allocators& allocators, Options options)
    : arch_(arch),
      allocators_(allocators),
      options_(std::move(options)),
      l1_(std::make_unique<LowMemory>(std::size_t{workers()} * kL1Window, kL1Window, true)) {
    l1_bits_ = std::make_unique<LazyMemory>(std::size_t{workers()} * kL1Window / 8);
    for (std::uint32_t bank = 0; bank < arch.dram_banks; ++bank) {
        dram_.push_back(std::make_unique<LazyMemory>(arch.dram_bank_bytes));
        dram_bits_.push_back(std::make_unique<LazyMemory>(arch.dram_bank_bytes / 8 + 1));
    }
}

std::optional<std::uint32_t> Chip::worker_at(tt::xy_pair core) const {
    const auto& origin = arch_.virtual_origin;
    if (core.x < origin.x || core.y < origin.y || core.x >= origin.x + arch_.grid.x ||
        core.y >= origin.y + arch_.grid.y) {
        return std::nullopt;
    }
    return worker_index({core.x - origin.x, core.y - origin.y});
}

std::optional<std::uint32_t> Chip::dram_bank_at(tt::xy_pair core) const {
    const auto& origin = arch_.dram_origin;
    if (core.x != origin.x || core.y < origin.y || core.y >= origin.y + arch_.dram_banks) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(core.y - origin.y);
}

std::byte* Chip::page(bool in_dram, std::uint64_t base, std::uint64_t stride, std::uint64_t page_id) const {
    const std::uint64_t banks = in_dram ? arch_.dram_banks : workers();
    const auto bank = static_cast<std::uint32_t>(page_id % banks);
    return (in_dram ? dram(bank) : l1(bank)) + base + page_id / banks * stride;
}

void Chip::note_written(const std::byte* begin, std::uint64_t bytes) const {
    const auto padded = [&](std::uint64_t offset, std::uint64_t alignment) {
        return (offset + bytes + alignment - 1) / alignment * alignment - offset;
    };
    const auto address = reinterpret_cast<std::uintptr_t>(begin);
    if (in_l1_windows(address)) {
        const auto worker = static_cast<std::uint32_t>((address - l1_->address()) / kL1Window);
        const std::uint64_t offset = address % kL1Window;
        l1_written(worker).set(offset, padded(offset, arch_.l1_alignment));
        return;
    }
    for (std::uint32_t bank = 0; bank < dram_.size(); ++bank) {
        if (begin >= dram(bank) && begin < dram(bank) + dram_[bank]->size()) {
            const auto offset = static_cast<std::uint64_t>(begin - dram(bank));
            dram_written(bank).set(offset, padded(offset, arch_.dram_alignment));
            return;
        }
    }
}

void Chip::begin_buffer(bool in_dram, std::uint64_t base, const Allocation& buffer, std::uint64_t page_bytes) const {
    for (std::uint32_t bank = 0; bank < (in_dram ? arch_.dram_banks : workers()); ++bank) {
        WrittenBytes written = in_dram ? dram_written(bank) : l1_written(bank);
        written.clear(base, buffer.bytes_per_bank);
        if (!in_dram) {
            lay_pattern(*this, bank, base, buffer.bytes_per_bank);
        }
        if (page_bytes == buffer.page_stride) {
            continue;
        }
        for (std::uint64_t row = 0; row < buffer.bytes_per_bank; row += buffer.page_stride) {
            written.set(base + row + page_bytes, buffer.page_stride - page_bytes);
        }
    }
}

}  // namespace tilemetal::mock
