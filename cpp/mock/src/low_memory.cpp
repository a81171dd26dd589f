#include "low_memory.hpp"

#include <sys/mman.h>

#include <atomic>
#include <stdexcept>
#include <string>

namespace tilemetal::mock {
namespace {

constexpr std::uintptr_t kFirst = kLowMemoryStart;
constexpr std::uintptr_t kLast = 0x8000'0000;
// Where to begin, leaving the heap of such programs room to grow. Eight chips and the stacks of their processors need
// more than what lies above.
constexpr std::uintptr_t kPreferred = 0x4000'0000;
constexpr int kMapping = MAP_ANONYMOUS | MAP_NORESERVE;

}  // namespace

LowMemory::LowMemory(std::size_t bytes, std::size_t alignment, bool shared) : bytes_(bytes) {
    const std::uintptr_t step = std::uintptr_t{alignment} < 0x10000 ? 0x10000 : alignment;
    const int flags = kMapping | MAP_FIXED_NOREPLACE | (shared ? MAP_SHARED : MAP_PRIVATE);
    // Continue behind the last one found; go round once.
    static std::atomic<std::uintptr_t> next{kPreferred};
    const std::uintptr_t first = (next.load() + step - 1) / step * step;
    for (std::uintptr_t tried = 0; tried < kLast - kFirst; tried += step) {
        const std::uintptr_t at = kFirst + (first - kFirst + tried) % (kLast - kFirst);
        if (at + bytes > kLast) {
            continue;
        }
        void* const wanted = reinterpret_cast<void*>(at);
        void* const got = mmap(wanted, bytes, PROT_READ | PROT_WRITE, flags, -1, 0);
        if (got == wanted) {
            data_ = static_cast<std::byte*>(got);
            next = at + bytes;
            return;
        }
        if (got != MAP_FAILED) {
            munmap(got, bytes);  // a kernel that ignores MAP_FIXED_NOREPLACE
        }
    }
    throw std::runtime_error(
        "tilemetal mock: LowMemory: no " + std::to_string(bytes) + " bytes of free address space below 2 GiB");
}

LowMemory::~LowMemory() { munmap(data_, bytes_); }

void LowMemory::protect(std::size_t offset, std::size_t bytes) { mprotect(data_ + offset, bytes, PROT_NONE); }

LazyMemory::LazyMemory(std::size_t bytes) : bytes_(bytes) {
    void* const got = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, kMapping | MAP_PRIVATE, -1, 0);
    if (got == MAP_FAILED) {
        throw std::runtime_error("tilemetal mock: LazyMemory: cannot reserve " + std::to_string(bytes) + " bytes");
    }
    data_ = static_cast<std::byte*>(got);
}

LazyMemory::~LazyMemory() { munmap(data_, bytes_); }

}  // namespace tilemetal::mock
