// Between floats or wide integers and quantized ones. Source: ckernel_sfpu_quant.h of both architectures.
//
// The zero point is a float, the second operand the scale. Integers of 32 bits are two's complement; bytes in two's
// complement come and go as what the unpacker and the packer of UInt8 make of them: 0 to 255.
#include <array>

#include "sfpu_lane.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

constexpr Word kByteSign = 0x80;

template <AnyLane V>
V zero_point(Frame f) {
    return V::of(f.state->init_parameters[0]);
}
DataFormat quantized_format(Frame f) { return static_cast<DataFormat>(f.state->init_parameters[1]); }

Word two_complement(Word sign_magnitude) {
    return (sign_magnitude & kSign) != 0 ? 0 - magnitude_of(sign_magnitude) : sign_magnitude;
}

// What is read: floats, integers and bytes in two's complement; the sign of the latter is turned round, which makes
// them 128 more than they are.
constexpr auto kNumber = []<AnyLane V>(V, Word word) { return V::of(word); };
// The lowest integer has no magnitude: Wormhole loads it as 0, Blackhole makes -0 of it.
constexpr auto kInteger = []<AnyLane V>(V, Word word) {
    return !V::kBlackhole && word == kSign ? V(0.0F) : cast_to_float<V>(sfpu_cast_integer(word));
};
constexpr auto kByte = []<AnyLane V>(V, Word word) { return cast_to_float<V>(word ^ kByteSign); };

// To 8 bits, half away: with a sign, without one (of the magnitude), or as bytes in two's complement, for which the
// zero point is 128 higher while rounding.
template <AnyLane V>
Word quantized(V x, V scale, Frame f) {
    const DataFormat target = quantized_format(f);
    if (target != DataFormat::Int8) {
        const V scaled = mad(x, scale, zero_point<V>(f));
        return target == DataFormat::UInt8 ? nearest_uint8(scaled) : two_complement(nearest_int8(scaled));
    }
    const V scaled = mad(x, scale, mad(zero_point<V>(f), V(1.0F), V(128.0F)));
    return nearest_uint8(is_negative(scaled) ? V(0.0F) : scaled) ^ kByteSign;
}

template <auto Read>
void quantize(Frame f) {
    on_lanes(f, [&]<AnyLane V>(V v) {
        for (std::size_t i = 0; i < kTileElements; ++i)
            f.out[0]->words[i] = quantized<V>(Read(v, f.in[0]->words[i]), V::of(f.in[1]->words[i]), f);
    });
}

template <auto Read>
void dequantize(Frame f) {
    on_lanes(f, [&]<AnyLane V>(V v) {
        for (std::size_t i = 0; i < kTileElements; ++i) {
            const V sum = Read(v, f.in[0]->words[i]) + zero_point<V>(f);
            f.out[0]->words[i] = sfpu_store(V(sum * V::of(f.in[1]->words[i])).word, f.width);
        }
    });
}

template <auto Function>
constexpr SfpuOperation quantization(
    std::string_view name, std::string_view init, std::uint16_t cycles, std::string_view other_init = {}) {
    return {
        .name = name,
        .init = init,
        .constants = Own,
        .inputs = 2,
        .first_output = 2,
        .cycles = cycles,
        .evaluate = Function,
        .other_init = other_init};
}

constexpr std::array kOperations{
    quantization<quantize<kNumber>>("quant_tile", "quant_tile_init", 6),
    quantization<quantize<kNumber>>("quant_int8_tile", "quant_int8_tile_init", 10),
    quantization<quantize<kInteger>>("requant_tile", "requant_tile_init", 7),
    quantization<quantize<kInteger>>("requant_int8_tile", "requant_int8_tile_init", 11),
    quantization<quantize<kByte>>(
        "requant_int8_in_tile", "requant_int8_in_tile_init", 8, "requant_int8_in_uint8_out_tile_init"),
    quantization<quantize<kByte>>("requant_int8_in_int8_out_tile", "requant_int8_in_int8_out_tile_init", 12),
    quantization<dequantize<kInteger>>("dequant_tile", "dequant_tile_init", 8),
    quantization<dequantize<kByte>>("dequant_int8_tile", "dequant_int8_tile_init", 9),
};

}  // namespace

std::span<const SfpuOperation> quantization_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
