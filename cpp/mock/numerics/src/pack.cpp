#include "tilemetal/numerics/pack.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <string>

#include "block_elements.hpp"
#include "pack_halves.hpp"

namespace tilemetal::numerics {
namespace {

constexpr bool is_block_format(DataFormat format) {
    return format == DataFormat::Bfp8_b || format == DataFormat::Bfp4_b || format == DataFormat::Bfp2_b;
}

bool is_half_format(DataFormat format) { return numbers_of(format) == Numbers::Halves; }

constexpr std::uint32_t infinity_for_nan(std::uint32_t word) {
    return (word & 0x7FFFFFFF) > 0x7F800000 ? (word & 0x80000000) | 0x7F800000 : word;
}

// +0 for zeros and denormals of a bf16 pattern.
constexpr std::uint32_t flush_bf16(std::uint32_t half) { return (half & 0x7F80) == 0 ? 0 : half; }

// DST word -> bf16 pattern, rounding half away from a 32-bit DST.
constexpr std::uint32_t bf16_from_dst(std::uint32_t word, DstWidth width) {
    const std::uint32_t number = infinity_for_nan(word);
    return flush_bf16((width == DstWidth::Bits32 ? number + 0x8000 : number) >> 16);
}

// DST word -> bf16 pattern on the way to a block format: the low half is cut, then (unless precise) the lowest mantissa
// bit is rounded away.
constexpr std::uint32_t block_source_from_dst(std::uint32_t word, bool precise) {
    const std::uint32_t half = infinity_for_nan(word) >> 16;
    return flush_bf16(precise ? half : ((half + 1) & ~1U));
}

// On an fp32 pattern, whose low 13 bits the comparison ignores; bf16 values have none of them.
std::uint32_t rectified(std::uint32_t word, const PackConfig& config) {
    if (config.relu == PackRelu::Off) return word;
    if ((word & 0x80000000) != 0) return 0;
    const std::uint32_t threshold =
        config.fp16_dst ? half_threshold(config.relu_threshold) : std::uint32_t{config.relu_threshold} << 16;
    const std::uint32_t compared = word & 0xFFFFE000U;
    if (config.relu == PackRelu::AtLeast) return compared <= threshold ? 0 : word;
    if (config.relu == PackRelu::AtMost) return compared > threshold ? threshold : word;
    return word;
}

constexpr std::uint32_t flush_fp32(std::uint32_t word) { return (word & 0x7F800000) == 0 ? word & 0x80000000 : word; }

// L1 accumulation in fp32: round to nearest even, denormals flushed on both sides.
std::uint32_t accumulate_fp32(std::uint32_t old, std::uint32_t value) {
    const float sum = std::bit_cast<float>(flush_fp32(old)) + std::bit_cast<float>(flush_fp32(value));
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(sum);
    return (bits & 0x7FFFFFFF) > 0x7F800000 ? 0x7FC00000 : flush_fp32(bits);
}

// bf16 pattern as a number; a NaN pattern stands for a huge one.
double value_of_bf16(std::uint32_t half, bool in_l1) {
    if ((half & 0x7FFF) <= 0x7F80) return std::bit_cast<float>(flush_fp32(half << 16));
    const double huge = in_l1 ? std::numeric_limits<double>::max() : (1.0 + (half & 127) / 128.0) * 0x1p127 * 2.0;
    return (half & 0x8000) != 0 ? -huge : huge;
}

// L1 accumulation in bf16: exact sum, round to nearest even.
std::uint32_t accumulate_bf16(std::uint32_t old, std::uint32_t value) {
    if ((old == 0x7F80 && value == 0xFF80) || (old == 0xFF80 && value == 0x7F80)) return 0x7FC0;
    const auto bits = std::bit_cast<std::uint64_t>(value_of_bf16(old, true) + value_of_bf16(value, false));
    const auto sign = static_cast<std::uint32_t>(bits >> 63) << 15;
    const auto exponent = static_cast<std::int32_t>((bits >> 52) & 0x7FF) - 896;
    if (exponent <= 0) return sign;
    if (exponent >= 255) return sign | 0x7F80;
    const std::uint64_t mantissa = bits & ((std::uint64_t{1} << 52) - 1);
    const std::uint64_t rounded = (mantissa + (std::uint64_t{1} << 44) - 1 + ((mantissa >> 45) & 1)) >> 45;
    return sign | ((static_cast<std::uint32_t>(exponent) << 7) + static_cast<std::uint32_t>(rounded));
}

// The usual case, kept free of branches so that it vectorises.
template <DstWidth Width>
void convert_to_bf16(std::array<std::uint16_t, kTileElements>& halves, const DstTile& dst) {
    for (std::size_t i = 0; i < kTileElements; ++i)
        halves[i] = static_cast<std::uint16_t>(bf16_from_dst(dst.words[i], Width));
}

void pack_bf16(std::span<std::byte> l1, const DstTile& dst, const PackConfig& config) {
    std::array<std::uint16_t, kTileElements> halves;
    if (!config.l1_accumulate && config.relu == PackRelu::Off) {
        if (config.width == DstWidth::Bits32)
            convert_to_bf16<DstWidth::Bits32>(halves, dst);
        else
            convert_to_bf16<DstWidth::Bits16>(halves, dst);
        std::memcpy(l1.data(), halves.data(), sizeof halves);
        return;
    }
    if (config.l1_accumulate) std::memcpy(halves.data(), l1.data(), sizeof halves);
    for (std::size_t i = 0; i < kTileElements; ++i) {
        const std::uint32_t value = rectified(bf16_from_dst(dst.words[i], config.width) << 16, config) >> 16;
        halves[i] = static_cast<std::uint16_t>(config.l1_accumulate ? accumulate_bf16(halves[i], value) : value);
    }
    std::memcpy(l1.data(), halves.data(), sizeof halves);
}

void pack_fp32(std::span<std::byte> l1, const DstTile& dst, const PackConfig& config) {
    TileWords words;
    if (config.l1_accumulate) std::memcpy(words.data(), l1.data(), sizeof words);
    for (std::size_t i = 0; i < kTileElements; ++i) {
        const std::uint32_t converted = config.width == DstWidth::Bits32 ? dst.words[i]
                                        : config.fp16_dst ? half_from_dst(dst.words[i])
                                                          : bf16_from_dst(dst.words[i], DstWidth::Bits16) << 16;
        const std::uint32_t value = rectified(converted, config);
        words[i] = config.l1_accumulate ? accumulate_fp32(words[i], value) : value;
    }
    std::memcpy(l1.data(), words.data(), sizeof words);
}

void pack_block(std::span<std::byte> l1, const DstTile& dst, const PackConfig& config) {
    TileWords halves;
    for (std::size_t i = 0; i < kTileElements; ++i)
        halves[i] = rectified(block_source_from_dst(dst.words[i], config.bfp_pack_precise) << 16, config) >> 16;
    const unsigned element_bits = config.output == DataFormat::Bfp8_b ? 8 : config.output == DataFormat::Bfp4_b ? 4 : 2;
    write_blocks(l1, halves, element_bits);
}

void pack_uint16(std::span<std::byte> l1, const DstTile& dst, const PackConfig& config) {
    std::array<std::uint16_t, kTileElements> halves;
    for (std::size_t i = 0; i < kTileElements; ++i)
        halves[i] = static_cast<std::uint16_t>(dst.words[i] >> (config.width == DstWidth::Bits32 ? 0 : 16));
    std::memcpy(l1.data(), halves.data(), sizeof halves);
}

// Sign and magnitude of 32 bits, clamped.
void pack_bytes(std::span<std::byte> l1, const DstTile& dst, const PackConfig& config) {
    const bool is_signed = config.output == DataFormat::Int8;
    for (std::size_t i = 0; i < kTileElements; ++i) {
        const bool negative = dst.words[i] >> 31 != 0;
        const std::uint32_t magnitude = std::min(dst.words[i] & 0x7FFFFFFF, is_signed ? 127U : 255U);
        const std::uint32_t byte = is_signed ? (negative ? 0x80U : 0U) | magnitude : negative ? 0U : magnitude;
        l1[i] = static_cast<std::byte>(byte);
    }
}

constexpr bool is_wide_integer(DataFormat format) {
    return format == DataFormat::Int32 || format == DataFormat::UInt32 || format == DataFormat::Int8 ||
           format == DataFormat::UInt8;
}

void check(std::span<std::byte> l1, const PackConfig& config) {
    const bool integer = is_wide_integer(config.output) || config.output == DataFormat::UInt16;
    if (!is_pack_format(config.output))
        throw std::invalid_argument(
            "pack_tile(): format " + std::to_string(static_cast<int>(config.output)) + " cannot be packed");
    if (is_wide_integer(config.output) && config.width != DstWidth::Bits32)
        throw std::invalid_argument("pack_tile(): these integers need a 32-bit DST (fp32_dest_acc_en)");
    if (is_half_format(config.output) && (!config.fp16_dst || config.width == DstWidth::Bits32))
        throw std::invalid_argument("pack_tile(): this format is packed from a 16-bit DST of Float16 numbers only");
    if (config.relu != PackRelu::Off && integer)
        throw std::invalid_argument("pack_tile(): relu works on floating-point formats only");
    const bool accumulates = config.output == DataFormat::Float16_b || config.output == DataFormat::Float32 ||
                             config.output == DataFormat::Float16;
    if (config.l1_accumulate && !accumulates)
        throw std::invalid_argument("pack_tile(): L1 accumulation works on Float16_b, Float32 and Float16 only");
    if (l1.size() < tile_bytes(config.output))
        throw std::invalid_argument(
            "pack_tile(): " + std::to_string(l1.size()) + " bytes given, a tile of this format has " +
            std::to_string(tile_bytes(config.output)));
}

}  // namespace

bool is_pack_format(DataFormat format) {
    return format == DataFormat::Float16_b || format == DataFormat::Float32 || is_half_format(format) ||
           format == DataFormat::UInt16 || is_wide_integer(format) || is_block_format(format);
}

void pack_tile(std::span<std::byte> l1, const DstTile& dst, const PackConfig& config) {
    check(l1, config);
    if (config.output == DataFormat::Float16_b)
        pack_bf16(l1, dst, config);
    else if (config.output == DataFormat::Float32)
        pack_fp32(l1, dst, config);
    else if (is_block_format(config.output))
        pack_block(l1, dst, config);
    else if (config.output == DataFormat::Float16)
        pack_halves(l1, dst, config, rectified);
    else if (is_half_format(config.output))
        pack_half_blocks(l1, dst, config, rectified);
    else if (config.output == DataFormat::UInt16)
        pack_uint16(l1, dst, config);
    else if (config.output == DataFormat::Int8 || config.output == DataFormat::UInt8)
        pack_bytes(l1, dst, config);
    else
        std::memcpy(l1.data(), dst.words.data(), sizeof dst.words);
}

}  // namespace tilemetal::numerics
