#pragma once

#include <cstdint>
#include <stdexcept>
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
constexpr std::uint32_t datum_size(const DataFormat& format) {
    using enum DataFormat;
    switch (format) {
        case Float32:
        case Int32:
        case UInt32:
        case RawUInt32:
            return 4;
        case Float16:
        case Float16_b:
        case UInt16:
        case RawUInt16:
            return 2;
        case Lf8:
        case Fp8_e4m3:
        case Int8:
        case UInt8:
        case RawUInt8:
            return 1;
        default:
            break;
    }
    throw std::invalid_argument("datum_size: the format has no size in whole bytes");
}

namespace tile_layout {

// Bytes of a tile of so many elements; each exponent of a block format is that of 16 of them.
constexpr std::uint32_t tile_bytes(const DataFormat& format, std::uint32_t elements) {
    const std::uint32_t exponents = (elements / 16 + 15) / 16 * 16;
    using enum DataFormat;
    switch (format) {
        case Bfp8:
        case Bfp8_b:
            return elements + exponents;
        case Bfp4:
        case Bfp4_b:
            return elements / 2 + exponents;
        case Bfp2:
        case Bfp2_b:
            return elements / 4 + exponents;
        default:
            return elements * datum_size(format);
    }
}

}  // namespace tile_layout

// Bytes of one 32x32 tile in L1 or DRAM; throws for formats that exist only inside the engine.
constexpr std::uint32_t tile_size(const DataFormat& format) { return tile_layout::tile_bytes(format, 1024); }

bool is_bfp_format(DataFormat data_format);
bool is_integer_format(DataFormat format);

}  // namespace tt
