// Conversions between the formats of DST elements.
#include <array>

#include "sfpu_lanes.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using Frame = const SfpuFrame&;

// setup holds the format before and, eight bits up, the one after.
DataFormat source_of(Frame f) { return static_cast<DataFormat>(f.setup & 0xFF); }
DataFormat target_of(Frame f) { return static_cast<DataFormat>(f.setup >> 8 & 0xFF); }

bool is_integer(DataFormat format) {
    using enum DataFormat;
    return format == Int32 || format == UInt32 || format == UInt16 || format == UInt8 || format == Int8;
}

// Towards zero; beyond 2^31 the nearest end, by the sign, also for NaN.
std::int32_t truncated_int32(Word x) {
    const std::int32_t exponent = exponent_of(x) - 127;
    const bool negative = (x & kSign) != 0;
    if (exponent < 0) return 0;
    if (exponent >= 31) return negative ? std::numeric_limits<std::int32_t>::min() : 0x7FFFFFFF;
    return static_cast<std::int32_t>(float_of(x));
}

Word truncated_uint32(Word x) {
    const std::int32_t exponent = exponent_of(x) - 127;
    if ((x & kSign) != 0 || exponent < 0) return 0;
    return exponent >= 32 ? 0xFFFFFFFFU : static_cast<Word>(float_of(x));
}

// The low byte of the integer part; beyond 2^31 that is 0.
Word wrapped_byte(Word x) { return exponent_of(x) - 127 >= 31 ? 0 : as_word(truncated_int32(x)) & 0xFF; }

Word from_float(Word x, DataFormat target) {
    switch (target) {
        case DataFormat::UInt16:
            return rounded_magnitude(sfpu_max(x, 0), 16);
        case DataFormat::UInt32:
            return truncated_uint32(x);
        case DataFormat::UInt8:
        case DataFormat::Int8:
            return wrapped_byte(x);
        default:
            return as_word(truncated_int32(x));
    }
}

std::int64_t integer_value(Word word, DataFormat format) {
    switch (format) {
        case DataFormat::Int32:
            return as_signed(word);
        case DataFormat::Int8:
            return static_cast<std::int8_t>(word & 0xFF);
        case DataFormat::UInt8:
            return word & 0xFF;
        default:
            return word;
    }
}

Word between_integers(std::int64_t value, DataFormat target) {
    switch (target) {
        case DataFormat::UInt16:
            return static_cast<Word>(std::clamp<std::int64_t>(value, 0, 65535));
        case DataFormat::UInt8:
        case DataFormat::Int8:
            return static_cast<Word>(value) & 0xFF;
        default:
            return static_cast<Word>(value);
    }
}

// Nearest even to fp32; bf16 results are then rounded half away, as the conversion instruction does.
Word to_float(std::int64_t value, DataFormat target) {
    const Word single = bits_of(static_cast<float>(value));
    return target == DataFormat::Float32 ? single : round_bf16_half_away(single);
}

void typecast(Frame f) {
    const DataFormat source = source_of(f);
    const DataFormat target = target_of(f);
    SfpuFrame from = f;
    SfpuFrame to = f;
    from.format = source;
    to.format = target;
    for (std::size_t i = 0; i < kTileElements; ++i) {
        const Word x = f.in[0]->words[i];
        Word& out = f.out[0]->words[i];
        if (is_integer(source)) {
            const std::int64_t value = integer_value(load_integer(x, from), source);
            out = is_integer(target) ? stored_integer(between_integers(value, target), to)
                                     : sfpu_store(to_float(value, target), f.width);
        } else if (is_integer(target)) {
            out = stored_integer(from_float(x, target), to);
        } else if (source == DataFormat::Float32 && target == DataFormat::Float16_b) {
            // Stored as 32 bits, which keeps denormals.
            out = f.width == DstWidth::Bits32 ? round_bf16_even(x) : sfpu_store(round_bf16_even(x), f.width);
        } else {
            out = x;  // the packer converts
        }
    }
}

constexpr std::array kOperations{
    SfpuOperation{
        .name = "typecast_tile",
        .init = "typecast_tile_init",
        .constants = SfpuConstants::Own,
        .cycles = 8,
        .evaluate = typecast},
};

}  // namespace

std::span<const SfpuOperation> typecast_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
