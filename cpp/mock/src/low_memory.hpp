#pragma once

#include <cstddef>
#include <cstdint>

namespace tilemetal::mock {

// Programs that are not position-independent lie at a few MiB with their heap above; LowMemory stays clear of both.
// What a kernel reaches below and is no raw L1 offset is memory of the host program.
inline constexpr std::uintptr_t kLowMemoryStart = 0x2000'0000;

// Address space below 2 GiB, so that kernels may keep addresses in 32-bit integers of either sign. Read and write,
// zero-filled, committed when touched.
class LowMemory {
public:
    // Starts at a multiple of `alignment` (a power of two). `shared` memory can be mapped a second time by mremap.
    // Throws std::runtime_error when no room is left.
    LowMemory(std::size_t bytes, std::size_t alignment, bool shared = false);
    ~LowMemory();
    LowMemory(const LowMemory&) = delete;
    LowMemory& operator=(const LowMemory&) = delete;

    std::byte* data() const { return data_; }
    std::uint32_t address() const { return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(data_)); }
    std::size_t size() const { return bytes_; }
    // Makes part of it inaccessible.
    void protect(std::size_t offset, std::size_t bytes);

private:
    std::byte* data_ = nullptr;
    std::size_t bytes_;
};

// Like LowMemory anywhere in the address space.
class LazyMemory {
public:
    explicit LazyMemory(std::size_t bytes);
    ~LazyMemory();
    LazyMemory(const LazyMemory&) = delete;
    LazyMemory& operator=(const LazyMemory&) = delete;

    std::byte* data() const { return data_; }
    std::size_t size() const { return bytes_; }

private:
    std::byte* data_ = nullptr;
    std::size_t bytes_;
};

}  // namespace tilemetal::mock
