#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mock/abi.h"
#include "transfer.hpp"

namespace tilemetal::mock {

class Core;
class DstRegisters;
class PackThread;
struct Ring;

// What a processor, or the pack thread of a compute processor, waits for when it cannot go on.
struct Wait {
    enum class For : std::uint8_t {
        Nothing,
        Pages,
        Space,
        Semaphore,
        Transfers,
        DstRoom,     // the math thread: a section of DST that the packer has released
        DstSection,  // the pack thread: one that the math thread has committed
        PackThread,  // until it has caught up
    };
    For what = For::Nothing;
    Ring* ring = nullptr;
    std::uint32_t pages = 0;
    volatile std::uint32_t* word = nullptr;
    std::uint32_t value = 0;
    abi::Compare compare{};
    const std::vector<Transfer>* transfers = nullptr;
    abi::Barrier barrier{};
    std::uint32_t noc = 0;
    const DstRegisters* dst = nullptr;
    const PackThread* packer = nullptr;
    abi::Location at{nullptr, 0};

    bool satisfied() const;
    std::string describe(const Core& core) const;

    static Wait for_pages(Ring& ring, std::uint32_t pages, abi::Location at);
    static Wait for_space(Ring& ring, std::uint32_t pages, abi::Location at);
    static Wait for_dst(For what, const DstRegisters& dst, abi::Location at);
};

}  // namespace tilemetal::mock
