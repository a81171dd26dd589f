#include "written_bytes.hpp"

#include <sys/mman.h>

#include <bit>
#include <cstring>

namespace tilemetal::mock {
namespace {

constexpr std::uint64_t kGroup = 8;  // bytes of memory per byte of bits
// Clearing more than this gives whole host pages back instead of writing zeros.
constexpr std::uint64_t kLargeClear = 64 * 1024;
constexpr std::uintptr_t kHostPage = 4096;

// The bits of one group that [offset, end) covers, where `group` is the first byte of the group.
unsigned mask_of(std::uint64_t group, std::uint64_t offset, std::uint64_t end) {
    const unsigned from = offset > group ? static_cast<unsigned>(offset - group) : 0;
    const unsigned to = end < group + kGroup ? static_cast<unsigned>(end - group) : static_cast<unsigned>(kGroup);
    return (0xFFU >> (kGroup - (to - from))) << from;
}

// Calls edge(index, mask) for groups that are covered in part and whole(first, count) for the run between them.
template <class Edge, class Whole>
void for_groups(std::uint64_t offset, std::uint64_t bytes, Edge edge, Whole whole) {
    if (bytes == 0) {
        return;
    }
    const std::uint64_t end = offset + bytes;
    std::uint64_t first = offset / kGroup;
    const std::uint64_t last = end / kGroup;  // exclusive for whole groups
    if (offset % kGroup != 0) {
        edge(first, mask_of(first * kGroup, offset, end));
        ++first;
    }
    if (first < last) {
        whole(first, last - first);
    }
    if (end % kGroup != 0 && last >= first) {
        edge(last, mask_of(last * kGroup, offset, end));
    }
}

void zero(std::byte* begin, std::uint64_t bytes) {
    const auto at = reinterpret_cast<std::uintptr_t>(begin);
    const std::uintptr_t pages = (at + kHostPage - 1) / kHostPage * kHostPage;
    const std::uintptr_t pages_end = (at + bytes) / kHostPage * kHostPage;
    if (bytes < kLargeClear || madvise(reinterpret_cast<void*>(pages), pages_end - pages, MADV_DONTNEED) != 0) {
        std::memset(begin, 0, bytes);
        return;
    }
    std::memset(begin, 0, pages - at);
    std::memset(reinterpret_cast<void*>(pages_end), 0, at + bytes - pages_end);
}

}  // namespace

void WrittenBytes::set(std::uint64_t offset, std::uint64_t bytes) {
    for_groups(
        offset, bytes, [&](std::uint64_t group, unsigned mask) { bits_[group] |= static_cast<std::byte>(mask); },
        [&](std::uint64_t first, std::uint64_t count) { std::memset(bits_ + first, 0xFF, count); });
}

void WrittenBytes::clear(std::uint64_t offset, std::uint64_t bytes) {
    for_groups(
        offset, bytes, [&](std::uint64_t group, unsigned mask) { bits_[group] &= static_cast<std::byte>(~mask); },
        [&](std::uint64_t first, std::uint64_t count) { zero(bits_ + first, count); });
}

std::optional<std::uint64_t> WrittenBytes::first_unwritten(std::uint64_t offset, std::uint64_t bytes) const {
    std::optional<std::uint64_t> found;
    const auto test = [&](std::uint64_t group, unsigned mask) {
        if (const unsigned missing = mask & ~static_cast<unsigned>(bits_[group]); missing != 0 && !found) {
            found = group * kGroup + static_cast<unsigned>(std::countr_zero(missing));
        }
    };
    for_groups(offset, bytes, test, [&](std::uint64_t first, std::uint64_t count) {
        const std::byte* const begin = bits_ + first;
        constexpr std::byte kAll{0xFF};
        // All bytes alike means: the first is full, and each equals its successor.
        if (found || (begin[0] == kAll && std::memcmp(begin, begin + 1, count - 1) == 0)) {
            return;
        }
        for (std::uint64_t group = first; group < first + count && !found; ++group) {
            test(group, 0xFF);
        }
    });
    return found;
}

}  // namespace tilemetal::mock
