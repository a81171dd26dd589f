#include "chip.hpp"

#include <utility>

namespace tilemetal::mock {

Chip::Chip(const Architecture& arch, const Allocators& allocators, Options options)
    : arch_(arch),
      allocators_(allocators),
      options_(std::move(options)),
      l1_(std::make_unique<LowMemory>(std::size_t{workers()} * kL1Window, kL1Window, true)) {
    for (std::uint32_t bank = 0; bank < arch.dram_banks; ++bank) {
        dram_.push_back(std::make_unique<LazyMemory>(arch.dram_bank_bytes));
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

}  // namespace tilemetal::mock
