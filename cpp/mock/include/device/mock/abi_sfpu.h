#pragma once

#include <cstdint>

// Vector unit calls between compiled kernels and the runtime. Operations and inits are named by their API functions;
// the runtime's table of operations knows everything else about them.
namespace tilemetal::mock::abi {

struct SfpuInit {
    const char* name;
    std::uint32_t setup;  // template arguments that the operation must repeat
    std::uint32_t parameters[2];
    std::uint8_t by_packer;  // runs on the pack processor
};

struct SfpuCall {
    const char* name;
    std::uint32_t setup;
    std::uint32_t tiles[4];  // DST indices, in the order the operation's row in the table gives
    std::uint32_t parameters[4];
    std::uint16_t iterations;  // vectors per face
    std::uint8_t faces;        // bit i: face i
    std::uint8_t format;       // DataFormat of the elements; 0 (Float32) for operations on floats
    std::uint8_t by_packer;    // runs on the pack processor's section
};

}  // namespace tilemetal::mock::abi
