#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <tt-metalium/bfloat16.hpp>
#include <tt-metalium/bfloat2.hpp>
#include <tt-metalium/bfloat4.hpp>
#include <tt-metalium/bfloat8.hpp>

namespace {

using tt::DataFormat;
using tt::tt_metal::Tile;

constexpr std::size_t kBlock = 16;
// What a 5-bit exponent lacks to one of 8 bits: the difference of the biases 127 and 15.
constexpr int kRebias = 112;

constexpr unsigned bits_of(DataFormat format) {
    using enum DataFormat;
    return format == Bfp8 || format == Bfp8_b ? 8 : format == Bfp4 || format == Bfp4_b ? 4 : 2;
}

constexpr DataFormat format_of(unsigned bits) {
    using enum DataFormat;
    return bits == 8 ? Bfp8_b : bits == 4 ? Bfp4_b : Bfp2_b;
}

// Place in row-major order within a tile of each element of its faces' order.
std::vector<std::size_t> row_major_places(const Tile& tile) {
    const auto [face_height, face_width] = tile.get_face_shape();
    std::vector<std::size_t> places;
    for (std::size_t top = 0; top < tile.get_height(); top += face_height) {
        for (std::size_t left = 0; left < tile.get_width(); left += face_width) {
            for (std::size_t i = 0; i < face_height * face_width; ++i) {
                places.push_back((top + i / face_width) * tile.get_width() + left + i % face_width);
            }
        }
    }
    return places;
}

unsigned exponent_of(float value) { return std::bit_cast<std::uint32_t>(value) >> 23 & 0xFFU; }

// Sign and magnitude of an element under a shared exponent. Denormal elements are zero.
std::uint32_t element_of(float value, int shared_exponent, unsigned bits) {
    const unsigned magnitude_bits = bits - 1;
    const std::uint32_t largest = (1U << magnitude_bits) - 1;
    const int exponent = static_cast<int>(exponent_of(value));
    if (exponent == 0) {
        return 0;
    }
    std::uint32_t magnitude = largest;
    if (exponent <= shared_exponent) {
        const std::uint32_t significand = (std::bit_cast<std::uint32_t>(value) & 0x7FFFFFU) | 0x800000U;
        const std::uint32_t aligned = significand >> std::min(shared_exponent - exponent, 31);
        const unsigned dropped = 24 - magnitude_bits;
        const std::uint32_t odd = aligned >> dropped & 1U;
        magnitude = std::min((aligned + (1U << (dropped - 1)) - 1 + odd) >> dropped, largest);
    }
    return magnitude == 0 ? 0 : magnitude | (std::signbit(value) ? 1U << magnitude_bits : 0U);
}

template <typename T>
std::vector<std::uint32_t> pack(
    ttsl::Span<const T> data, unsigned bits, bool row_major, bool is_exp_a, const std::optional<Tile>& given) {
    const Tile tile = given.value_or(Tile());
    const std::size_t elements = tile.get_tile_hw();
    if (data.size() % elements != 0) {
        throw std::runtime_error(
            "pack_as_bfp_tiles: " + std::to_string(data.size()) + " elements are no whole tiles of " +
            std::to_string(elements));
    }
    const std::vector<std::size_t> places = row_major_places(tile);
    const std::size_t tile_bytes = tile.get_tile_size(format_of(bits));
    const std::size_t exponent_bytes = tile_bytes - elements * bits / 8;
    std::vector<std::uint32_t> words(data.size() / elements * tile_bytes / sizeof(std::uint32_t));
    auto* bytes = reinterpret_cast<std::uint8_t*>(words.data());
    for (std::size_t first = 0; first < data.size(); first += elements, bytes += tile_bytes) {
        for (std::size_t block = 0; block < elements; block += kBlock) {
            float values[kBlock];
            unsigned largest = 0;
            for (std::size_t i = 0; i < kBlock; ++i) {
                values[i] = static_cast<float>(data[first + (row_major ? places[block + i] : block + i)]);
                largest = std::max(largest, exponent_of(values[i]));
            }
            const int stored =
                is_exp_a ? std::clamp(static_cast<int>(largest) - kRebias, 0, 31) : static_cast<int>(largest);
            bytes[block / kBlock] = static_cast<std::uint8_t>(stored);
            for (std::size_t i = 0; i < kBlock; ++i) {
                const std::uint32_t element = element_of(values[i], is_exp_a ? stored + kRebias : stored, bits);
                const std::size_t at = (block + i) * bits;
                bytes[exponent_bytes + at / 8] |= static_cast<std::uint8_t>(element << at % 8);
            }
        }
    }
    return words;
}

std::vector<float> unpack(
    ttsl::Span<const std::uint32_t> words, unsigned bits, bool row_major, bool is_exp_a,
    const std::optional<Tile>& given) {
    const Tile tile = given.value_or(Tile());
    const std::size_t elements = tile.get_tile_hw();
    const std::size_t tile_bytes = tile.get_tile_size(format_of(bits));
    if (words.size() * sizeof(std::uint32_t) % tile_bytes != 0) {
        throw std::runtime_error(
            "unpack_bfp_tiles: " + std::to_string(words.size()) + " words are no whole tiles of " +
            std::to_string(tile_bytes) + " bytes");
    }
    const std::vector<std::size_t> places = row_major_places(tile);
    const std::size_t exponent_bytes = tile_bytes - elements * bits / 8;
    const unsigned magnitude_bits = bits - 1;
    std::vector<float> out(words.size() * sizeof(std::uint32_t) / tile_bytes * elements);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(words.data());
    for (std::size_t first = 0; first < out.size(); first += elements, bytes += tile_bytes) {
        for (std::size_t i = 0; i < elements; ++i) {
            const std::size_t at = i * bits;
            const std::uint32_t element = bytes[exponent_bytes + at / 8] >> at % 8 & ((1U << bits) - 1);
            const auto magnitude = static_cast<float>(element & ((1U << magnitude_bits) - 1));
            const int exponent = bytes[i / kBlock] + (is_exp_a ? kRebias : 0);
            const float value = std::ldexp(magnitude, exponent - 127 - static_cast<int>(magnitude_bits - 1));
            out[first + (row_major ? places[i] : i)] = (element >> magnitude_bits & 1U) != 0 ? -value : value;
        }
    }
    return out;
}

}  // namespace

template <DataFormat BfpFormat, typename T>
std::vector<std::uint32_t> pack_as_bfp_tiles(
    ttsl::Span<const T> data, bool row_major_input, bool is_exp_a, const std::optional<Tile>& tile) {
    return pack(data, bits_of(BfpFormat), row_major_input, is_exp_a, tile);
}
template <typename T>
std::vector<std::uint32_t> pack_as_bfp8_tiles(
    ttsl::Span<const T> data, bool row_major_input, bool is_exp_a, const std::optional<Tile>& tile) {
    return pack(data, 8, row_major_input, is_exp_a, tile);
}
template <typename T>
std::vector<std::uint32_t> pack_as_bfp4_tiles(
    ttsl::Span<const T> data, bool row_major_input, bool is_exp_a, const std::optional<Tile>& tile) {
    return pack(data, 4, row_major_input, is_exp_a, tile);
}
template <typename T>
std::vector<std::uint32_t> pack_as_bfp2_tiles(
    ttsl::Span<const T> data, bool row_major_input, bool is_exp_a, const std::optional<Tile>& tile) {
    return pack(data, 2, row_major_input, is_exp_a, tile);
}

std::vector<float> unpack_bfp8_tiles_into_float_vec(
    ttsl::Span<const std::uint32_t> bfp_tiles, bool row_major_output, bool is_exp_a, const std::optional<Tile>& tile) {
    return unpack(bfp_tiles, 8, row_major_output, is_exp_a, tile);
}
std::vector<float> unpack_bfp4_tiles_into_float_vec(
    ttsl::Span<const std::uint32_t> bfp_tiles, bool row_major_output, bool is_exp_a, const std::optional<Tile>& tile) {
    return unpack(bfp_tiles, 4, row_major_output, is_exp_a, tile);
}
std::vector<float> unpack_bfp2_tiles_into_float_vec(
    ttsl::Span<const std::uint32_t> bfp_tiles, bool row_major_output, bool is_exp_a, const std::optional<Tile>& tile) {
    return unpack(bfp_tiles, 2, row_major_output, is_exp_a, tile);
}

template std::vector<std::uint32_t> pack_as_bfp8_tiles(ttsl::Span<const float>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp8_tiles(
    ttsl::Span<const bfloat16>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp8_tiles(
    ttsl::Span<const std::int32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp8_tiles(
    ttsl::Span<const std::uint32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp8_tiles(
    ttsl::Span<const std::int8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp8_tiles(
    ttsl::Span<const std::uint8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp8_tiles(
    ttsl::Span<const std::uint16_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp4_tiles(ttsl::Span<const float>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp4_tiles(
    ttsl::Span<const bfloat16>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp4_tiles(
    ttsl::Span<const std::int32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp4_tiles(
    ttsl::Span<const std::uint32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp4_tiles(
    ttsl::Span<const std::int8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp4_tiles(
    ttsl::Span<const std::uint8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp4_tiles(
    ttsl::Span<const std::uint16_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp2_tiles(ttsl::Span<const float>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp2_tiles(
    ttsl::Span<const bfloat16>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp2_tiles(
    ttsl::Span<const std::int32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp2_tiles(
    ttsl::Span<const std::uint32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp2_tiles(
    ttsl::Span<const std::int8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp2_tiles(
    ttsl::Span<const std::uint8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp2_tiles(
    ttsl::Span<const std::uint16_t>, bool, bool, const std::optional<Tile>&);

template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp8>(
    ttsl::Span<const float>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp8>(
    ttsl::Span<const bfloat16>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp8>(
    ttsl::Span<const std::int32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp8>(
    ttsl::Span<const std::uint32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp8>(
    ttsl::Span<const std::int8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp8>(
    ttsl::Span<const std::uint8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp8>(
    ttsl::Span<const std::uint16_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp4>(
    ttsl::Span<const float>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp4>(
    ttsl::Span<const bfloat16>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp4>(
    ttsl::Span<const std::int32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp4>(
    ttsl::Span<const std::uint32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp4>(
    ttsl::Span<const std::int8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp4>(
    ttsl::Span<const std::uint8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp4>(
    ttsl::Span<const std::uint16_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp2>(
    ttsl::Span<const float>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp2>(
    ttsl::Span<const bfloat16>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp2>(
    ttsl::Span<const std::int32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp2>(
    ttsl::Span<const std::uint32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp2>(
    ttsl::Span<const std::int8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp2>(
    ttsl::Span<const std::uint8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp2>(
    ttsl::Span<const std::uint16_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp8_b>(
    ttsl::Span<const float>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp8_b>(
    ttsl::Span<const bfloat16>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp8_b>(
    ttsl::Span<const std::int32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp8_b>(
    ttsl::Span<const std::uint32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp8_b>(
    ttsl::Span<const std::int8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp8_b>(
    ttsl::Span<const std::uint8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp8_b>(
    ttsl::Span<const std::uint16_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp4_b>(
    ttsl::Span<const float>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp4_b>(
    ttsl::Span<const bfloat16>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp4_b>(
    ttsl::Span<const std::int32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp4_b>(
    ttsl::Span<const std::uint32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp4_b>(
    ttsl::Span<const std::int8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp4_b>(
    ttsl::Span<const std::uint8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp4_b>(
    ttsl::Span<const std::uint16_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp2_b>(
    ttsl::Span<const float>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp2_b>(
    ttsl::Span<const bfloat16>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp2_b>(
    ttsl::Span<const std::int32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp2_b>(
    ttsl::Span<const std::uint32_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp2_b>(
    ttsl::Span<const std::int8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp2_b>(
    ttsl::Span<const std::uint8_t>, bool, bool, const std::optional<Tile>&);
template std::vector<std::uint32_t> pack_as_bfp_tiles<DataFormat::Bfp2_b>(
    ttsl::Span<const std::uint16_t>, bool, bool, const std::optional<Tile>&);
