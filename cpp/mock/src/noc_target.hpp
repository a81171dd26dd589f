#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace tilemetal::mock {

class Chip;

// The bytes a NoC address names.
struct NocTarget {
    std::byte* bytes = nullptr;
    bool dram = false;
    std::uint32_t unit = 0;  // DRAM bank or worker
    std::uint64_t offset = 0;
    std::string describe(const Chip& chip) const;
};

}  // namespace tilemetal::mock
