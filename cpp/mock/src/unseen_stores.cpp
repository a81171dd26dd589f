#include "unseen_stores.hpp"

#include <algorithm>
#include <cstddef>

#include "kernel_compiler.hpp"

namespace tilemetal::mock {
namespace {

// A group counts as stored when one of its bytes differs, so a value that equals the pattern here and there is no
// matter.
constexpr std::uint64_t kStoredTogether = 16;

std::byte pattern_at(std::uint64_t offset) { return static_cast<std::byte>(offset * 0x9E3779B97F4A7C15U >> 56); }

}  // namespace

void lay_pattern(const Chip& chip, std::uint32_t worker, std::uint64_t offset, std::uint64_t bytes) {
    if (KernelCompiler::kernels_are_checked()) {
        return;
    }
    for (std::uint64_t at = offset; at < offset + bytes; ++at) {
        chip.l1(worker)[at] = pattern_at(at);
    }
}

void note_unseen_stores(const Chip& chip, std::uint32_t worker, std::uint64_t offset, std::uint64_t bytes) {
    if (KernelCompiler::kernels_are_checked()) {
        return;
    }
    const std::byte* const l1 = chip.l1(worker);
    WrittenBytes written = chip.l1_written(worker);
    const std::uint64_t end = (offset + bytes + kStoredTogether - 1) / kStoredTogether * kStoredTogether;
    for (std::uint64_t group = offset / kStoredTogether * kStoredTogether; group < end; group += kStoredTogether) {
        std::uint64_t at = group;
        const auto unchanged = [&](std::byte byte) { return byte == pattern_at(at++); };
        if (!std::all_of(l1 + group, l1 + group + kStoredTogether, unchanged)) {
            written.set(group, kStoredTogether);
        }
    }
}

}  // namespace tilemetal::mock
