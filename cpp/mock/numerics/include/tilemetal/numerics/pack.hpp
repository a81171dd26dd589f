#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "tilemetal/numerics/formats.hpp"
#include "tilemetal/numerics/tile.hpp"

// The packer: DST -> L1 bytes.
namespace tilemetal::numerics {

// What happens to a value after its conversion to the packer's source format. Values with the sign bit set (also -0)
// become +0 in every mode but Off; AtLeast also makes values up to the threshold +0, AtMost lowers larger ones to it.
enum class PackRelu : std::uint8_t { Off, Zero, AtLeast, AtMost };

struct PackConfig {
    DataFormat output = DataFormat::Float16_b;  // format of the output circular buffer
    DstWidth width = DstWidth::Bits16;          // how DST was written
    bool fp16_dst = false;                      // a 16-bit DST holds Float16 numbers, as fp32 words
    PackRelu relu = PackRelu::Off;
    std::uint16_t relu_threshold = 0;  // bf16 pattern, Float16 with fp16_dst; not negative
    bool l1_accumulate = false;        // `pack_reconfig_l1_acc(1)`: L1 += packed value (Float16_b, Float32, Float16)
    bool bfp_pack_precise = false;     // `bfp8_pack_precise`: block outputs skip the first of two roundings
};

// True when pack_tile() takes the format: Float16_b, Float32, Bfp8_b, Bfp4_b, Bfp2_b, UInt16; Int32, UInt32, Int8 and
// UInt8 from a 32-bit DST; Float16, Bfp8, Bfp4 and Bfp2 from a 16-bit DST that holds Float16.
bool is_pack_format(DataFormat format);

// Packs one DST tile to `l1` (at least tile_bytes(config.output) bytes, any alignment, face order).
// Throws std::invalid_argument for formats is_pack_format() refuses, Int32/UInt32 from a 16-bit DST,
// L1 accumulation into other formats than Float16_b, Float32 and Float16, and short spans.
void pack_tile(std::span<std::byte> l1, const DstTile& dst, const PackConfig& config);

}  // namespace tilemetal::numerics
