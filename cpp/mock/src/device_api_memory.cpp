#include <cstring>

#include "device_api.hpp"
#include "kernel_call.hpp"
#include "l1_access.hpp"

namespace tilemetal::mock {
namespace {

// Locals and constants need no check; the hooks in the kernel make the same distinction for single accesses.
bool may_be_l1(std::uintptr_t address) {
    const auto frame = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
    return address < abi::kLowMemoryEnd && (address ^ frame) >= abi::kFiberStackBytes;
}

void check_pointer(std::uintptr_t address, std::size_t size, bool store, const void* place) {
    guarded([&](Processor& processor) { check_access(processor, address, size, store, place); });
}

void check_block(const void* block, std::size_t size, bool store, const void* place) {
    const auto address = reinterpret_cast<std::uintptr_t>(block);
    if (size != 0 && may_be_l1(address)) {
        check_pointer(address, size, store, place);
    }
}

const abi::MemoryApi kMemoryTable{
    .access = check_pointer,
    .copy =
        [](void* target, const void* source, std::size_t size, const void* place) {
            check_block(source, size, false, place);
            check_block(target, size, true, place);
            std::memmove(target, source, size);
        },
    .fill =
        [](void* target, int value, std::size_t size, const void* place) {
            check_block(target, size, true, place);
            std::memset(target, value, size);
        },
};

}  // namespace

const abi::MemoryApi& memory_api() { return kMemoryTable; }

}  // namespace tilemetal::mock
