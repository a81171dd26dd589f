#pragma once

#include <cstdint>

#include "processor.hpp"

// The circular buffer functions kernels call, carried out for one processor. All throw KernelError for calls that
// would hang, corrupt memory or read data that is not there.
namespace tilemetal::mock {

void cb_reserve_back(Processor& processor, std::uint32_t cb, std::uint32_t pages, abi::Location at);
void cb_push_back(Processor& processor, std::uint32_t cb, std::uint32_t pages, abi::Location at);
void cb_wait_front(Processor& processor, std::uint32_t cb, std::uint32_t pages, abi::Location at);
void cb_pop_front(Processor& processor, std::uint32_t cb, std::uint32_t pages, abi::Location at);
bool cb_reservable(Processor& processor, std::uint32_t cb, std::uint32_t pages, abi::Location at);
bool cb_available(Processor& processor, std::uint32_t cb, std::uint32_t pages, abi::Location at);

// Before the kernel looks at what the packer does to a circular buffer: waits until it has done so.
void follow_packer(Processor& processor, std::uint32_t cb, abi::Location at);

// L1 offset of the page-th page after the read or write pointer, which must have been waited for or reserved.
std::uint32_t cb_page_to_read(Processor& processor, Ring& ring, std::uint32_t page, const char* user, abi::Location at);
std::uint32_t cb_page_to_write(
    Processor& processor, Ring& ring, std::uint32_t page, const char* user, abi::Location at);

}  // namespace tilemetal::mock
