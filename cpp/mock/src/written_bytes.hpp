#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace tilemetal::mock {

// One bit for each byte of a memory: has anything ever been stored there? A view of bits that others keep.
class WrittenBytes {
public:
    explicit WrittenBytes(std::byte* bits) : bits_(bits) {}

    void set(std::uint64_t offset, std::uint64_t bytes);
    // The range counts as never written again.
    void clear(std::uint64_t offset, std::uint64_t bytes);
    // The first byte of the range that was never written.
    std::optional<std::uint64_t> first_unwritten(std::uint64_t offset, std::uint64_t bytes) const;

private:
    std::byte* bits_;
};

}  // namespace tilemetal::mock
