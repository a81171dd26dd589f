#pragma once

#include <cstdint>
#include <umd/device/types/arch.hpp>

namespace tt {

enum class DataFormat : std::uint8_t {
    Float32 = 0,
    Float16 = 1,
    Bfp8 = 2,
    Bfp4 = 3,
    Tf32 = 4,
    Float16_b = 5,
    Bfp8_b = 6,
    Bfp4_b = 7,
    Int32 = 8,
    UInt16 = 9,
    Lf8 = 10,
    Bfp2 = 11,
    Int8 = 14,
    Bfp2_b = 15,
    UInt32 = 24,
    Fp8_e4m3 = 0x1A,
    UInt8 = 30,
    RawUInt8 = 0xf0,
    RawUInt16 = 0xf1,
    RawUInt32 = 0xf2,
    Invalid = 0xff,
};

// Bytes of one element; throws for formats without whole bytes per element.
std::uint32_t datum_size(const DataFormat& format);
// Bytes of one 32x32 tile in L1 or DRAM; throws for formats that exist only inside the engine.
std::uint32_t tile_size(const DataFormat& format);
bool is_bfp_format(DataFormat data_format);
bool is_integer_format(DataFormat format);

}  // namespace tt
