#include "tilemetal/numerics/formats.hpp"

#include <bit>
#include <cstring>
#include <stdexcept>
#include <string>

namespace tilemetal::numerics {
namespace {

constexpr std::size_t kBlockExponents = kTileElements / kFaceDim;

void require_bytes(std::span<const std::byte> l1, DataFormat format, const char* function) {
    if (l1.size() < tile_bytes(format))
        throw std::invalid_argument(
            std::string(function) + ": " + std::to_string(l1.size()) + " bytes given, a tile of this format has " +
            std::to_string(tile_bytes(format)));
}

// bf16 pattern of a block-float element: 8 bits, sign and magnitude.
std::uint32_t bf16_from_block(std::uint32_t element, std::uint32_t shared_exponent) {
    const std::uint32_t sign = element >> 7;
    const std::uint32_t magnitude = element & 0x7F;
    if (magnitude == 0) return sign != 0 ? 0xFF80 : 0;  // "negative zero" reads as -Inf
    const auto zeros = static_cast<std::uint32_t>(std::countl_zero(magnitude) - 25);
    const std::uint32_t exponent = (shared_exponent - zeros) & 0xFF;  // wraps
    return sign << 15 | exponent << 7 | ((magnitude << zeros) & 0x3F) << 1;
}

// Float16 number, as fp32 bits, of a block-float element with an exponent of 5 bits.
std::uint32_t half_from_block(std::uint32_t element, std::uint32_t shared_exponent) {
    const std::uint32_t sign = element >> 7;
    const std::uint32_t magnitude = element & 0x7F;
    if (magnitude == 0) return sign != 0 ? 0xC7800000U : 0;  // "negative zero" reads as -2^16
    const auto zeros = static_cast<std::uint32_t>(std::countl_zero(magnitude) - 25);
    const std::uint32_t exponent = (shared_exponent - zeros) & 0x1F;
    const std::uint32_t rebias = exponent == 0 ? 0 : 112;
    return sign << 31 | (exponent + rebias) << 23 | ((magnitude << zeros) & 0x3F) << 17;
}

constexpr unsigned block_element_bits(DataFormat format) {
    switch (format) {
        case DataFormat::Bfp8:
        case DataFormat::Bfp8_b:
            return 8;
        case DataFormat::Bfp4:
        case DataFormat::Bfp4_b:
            return 4;
        default:
            return 2;
    }
}

// `visit(i, element, shared exponent)` for each element, moved up to 8 bits.
template <class Visit>
void each_block_element(const std::byte* l1, DataFormat format, Visit visit) {
    const std::byte* const elements = l1 + kBlockExponents;
    const unsigned element_bits = block_element_bits(format);
    const unsigned mask = (1U << element_bits) - 1;
    for (std::size_t i = 0; i < kTileElements; ++i) {
        const std::size_t bit = i * element_bits;
        const unsigned raw = std::to_integer<unsigned>(elements[bit / 8]) >> bit % 8 & mask;
        visit(i, raw << (8 - element_bits), std::to_integer<unsigned>(l1[i / kFaceDim]));
    }
}

constexpr bool is_half_block(DataFormat format) {
    return format == DataFormat::Bfp8 || format == DataFormat::Bfp4 || format == DataFormat::Bfp2;
}

constexpr bool is_byte(DataFormat format) { return format == DataFormat::Int8 || format == DataFormat::UInt8; }

}  // namespace

Numbers numbers_of(DataFormat format) {
    if (is_byte(format)) return Numbers::Integers;
    return format == DataFormat::Float16 || is_half_block(format) ? Numbers::Halves : Numbers::Floats;
}

bool is_source_format(DataFormat format) {
    return format == DataFormat::Float16_b || format == DataFormat::Float32 || format == DataFormat::Bfp8_b ||
           format == DataFormat::Bfp4_b || format == DataFormat::Bfp2_b || numbers_of(format) != Numbers::Floats;
}

bool is_moved_integer(DataFormat format) { return format == DataFormat::UInt16 || is_byte(format); }

std::size_t tile_bytes(DataFormat format) {
    switch (format) {
        case DataFormat::Float32:
        case DataFormat::Int32:
        case DataFormat::UInt32:
            return 4 * kTileElements;
        case DataFormat::Float16:
        case DataFormat::Float16_b:
        case DataFormat::UInt16:
            return 2 * kTileElements;
        case DataFormat::Int8:
        case DataFormat::UInt8:
            return kTileElements;
        case DataFormat::Bfp8:
        case DataFormat::Bfp8_b:
            return kBlockExponents + kTileElements;
        case DataFormat::Bfp4:
        case DataFormat::Bfp4_b:
            return kBlockExponents + kTileElements / 2;
        case DataFormat::Bfp2:
        case DataFormat::Bfp2_b:
            return kBlockExponents + kTileElements / 4;
        case DataFormat::Tf32:
            break;
    }
    throw std::invalid_argument(
        "tile_bytes(): format " + std::to_string(static_cast<int>(format)) + " has no tile layout in L1");
}

void unpack_source(SourceTile& out, std::span<const std::byte> l1, DataFormat format, DstWidth width) {
    if (!is_source_format(format))
        throw std::invalid_argument(
            "unpack_source(): format " + std::to_string(static_cast<int>(format)) +
            " cannot be unpacked; use a floating-point or block format, Int8 or UInt8");
    require_bytes(l1, format, "unpack_source()");
    if (format == DataFormat::Float16_b) {
        std::uint16_t halves[kTileElements];
        std::memcpy(halves, l1.data(), sizeof halves);
        for (std::size_t i = 0; i < kTileElements; ++i) out.words[i] = static_cast<std::uint32_t>(halves[i]) << 16;
    } else if (format == DataFormat::Float16) {
        std::uint16_t halves[kTileElements];
        std::memcpy(halves, l1.data(), sizeof halves);
        for (std::size_t i = 0; i < kTileElements; ++i) {
            const std::uint32_t magnitude = halves[i] & 0x7FFFU;
            const std::uint32_t rebias = (magnitude & 0x7C00U) == 0 ? 0U : 112U << 23;
            out.words[i] = (halves[i] & 0x8000U) << 16 | ((magnitude << 13) + rebias);
        }
    } else if (format == DataFormat::Float32) {
        std::memcpy(out.words.data(), l1.data(), sizeof out.words);
        if (width == DstWidth::Bits32) {
            for (std::uint32_t& word : out.words) word &= 0xFFFFE000U;
        } else {
            for (std::uint32_t& word : out.words) word &= (word & 0x7F800000U) == 0 ? 0x80000000U : 0xFFFF0000U;
        }
    } else if (is_byte(format)) {
        for (std::size_t i = 0; i < kTileElements; ++i) {
            const auto byte = std::to_integer<std::uint32_t>(l1[i]);
            const bool negative = format == DataFormat::Int8 && (byte & 0x80U) != 0;
            out.words[i] = negative ? 0U - (byte & 0x7FU) : byte;
        }
    } else if (is_half_block(format)) {
        each_block_element(l1.data(), format, [&](std::size_t i, std::uint32_t element, std::uint32_t exponent) {
            out.words[i] = half_from_block(element, exponent);
        });
    } else {
        each_block_element(l1.data(), format, [&](std::size_t i, std::uint32_t element, std::uint32_t exponent) {
            out.words[i] = bf16_from_block(element, exponent) << 16;
        });
    }
}

bool has_defined_source(std::span<const std::byte> l1, DataFormat format) {
    if (!is_half_block(format)) return true;
    require_bytes(l1, format, "has_defined_source()");
    bool defined = true;
    each_block_element(l1.data(), format, [&](std::size_t, std::uint32_t element, std::uint32_t exponent) {
        const std::uint32_t magnitude = element & 0x7F;
        if (magnitude == 0) return;
        defined &= exponent - static_cast<std::uint32_t>(std::countl_zero(magnitude) - 25) < 32;
    });
    return defined;
}

void unpack_to_dst(DstTile& out, std::span<const std::byte> l1, DataFormat format) {
    if (format != DataFormat::Float32 && format != DataFormat::Int32 && format != DataFormat::UInt32)
        throw std::invalid_argument(
            "unpack_to_dst(): format " + std::to_string(static_cast<int>(format)) +
            " cannot be unpacked to DST; use Float32, Int32 or UInt32");
    require_bytes(l1, format, "unpack_to_dst()");
    std::memcpy(out.words.data(), l1.data(), sizeof out.words);
}

void move_integers(DstTile& out, std::span<const std::byte> l1, DataFormat format, DstWidth width) {
    if (!is_moved_integer(format) || (format != DataFormat::UInt16 && width != DstWidth::Bits32))
        throw std::invalid_argument(
            "move_integers(): format " + std::to_string(static_cast<int>(format)) +
            " is none of UInt16 and, with a 32-bit DST, Int8 and UInt8");
    require_bytes(l1, format, "move_integers()");
    if (format == DataFormat::UInt16) {
        std::uint16_t halves[kTileElements];
        std::memcpy(halves, l1.data(), sizeof halves);
        for (std::size_t i = 0; i < kTileElements; ++i)
            out.words[i] = static_cast<std::uint32_t>(halves[i]) << (width == DstWidth::Bits32 ? 0 : 16);
        return;
    }
    for (std::size_t i = 0; i < kTileElements; ++i) {
        const auto byte = std::to_integer<std::uint32_t>(l1[i]);
        const std::uint32_t magnitude = format == DataFormat::UInt8 ? byte : byte & 0x7FU;
        out.words[i] = magnitude == 0 || format == DataFormat::UInt8 ? magnitude : (byte & 0x80U) << 24 | magnitude;
    }
}

SourceTile transposed(const SourceTile& tile) { return {transposed(tile.words, true, true)}; }

TileWords transposed(const TileWords& words, bool of_faces, bool within_faces) {
    TileWords out;
    for (std::size_t face = 0; face < 4; ++face) {
        const std::size_t from_face = of_faces ? face % 2 * 2 + face / 2 : face;
        for (std::size_t row = 0; row < kFaceDim; ++row) {
            for (std::size_t column = 0; column < kFaceDim; ++column) {
                const std::size_t from = within_faces ? column * kFaceDim + row : row * kFaceDim + column;
                out[face * kFaceElements + row * kFaceDim + column] = words[from_face * kFaceElements + from];
            }
        }
    }
    return out;
}

SourceTile broadcasted(const SourceTile& tile, Broadcast kind, std::size_t repeated_row) {
    if (kind == Broadcast::None) return tile;
    SourceTile out;
    for (std::size_t row = 0; row < kTileDim; ++row) {
        for (std::size_t column = 0; column < kTileDim; ++column) {
            const std::size_t from_row = kind == Broadcast::Col ? row : kind == Broadcast::Row ? repeated_row : 0;
            const std::size_t from_column = kind == Broadcast::Row ? column : 0;
            out.words[face_index(row, column)] = tile.words[face_index(from_row, from_column)];
        }
    }
    return out;
}

}  // namespace tilemetal::numerics
