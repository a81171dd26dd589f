#include "vector_instructions.hpp"

#include <bit>
#include <cstddef>

#include "tilemetal/numerics/sfpu.hpp"
#include "tilemetal/numerics/sfpu_instructions.hpp"

namespace tilemetal::mock {
namespace {

namespace num = numerics;
using abi::SfpiOp;

constexpr std::uint32_t kSign = 0x80000000U;
constexpr std::uint32_t kOne = 0x3F800000U;

constexpr std::int32_t as_signed(std::uint32_t word) { return static_cast<std::int32_t>(word); }

// SFPSTOCHRND, by its Mod1.
std::uint32_t rounded(std::uint32_t x, unsigned mode, std::uint32_t threshold) {
    switch (mode) {
        case 0:
            return num::sfpu_round_float(x, 10, threshold);
        case 1:
            return num::sfpu_round_float(x, 7, threshold);
        case 2:
            return num::sfpu_round_integer(x, 255, false, threshold);
        case 3:
            return num::sfpu_round_integer(x, 127, true, threshold);
        case 6:
            return num::sfpu_round_integer(x, 65535, false, threshold);
        default:
            return num::sfpu_round_integer(x, 32767, true, threshold);
    }
}

std::uint32_t int_to_sign_magnitude(std::uint32_t x) {
    if (as_signed(x) >= 0) return x;
    return x == kSign ? 0xFFFFFFFFU : kSign | (0U - x);
}

std::uint32_t sign_magnitude_to_int(std::uint32_t x) { return (x & kSign) != 0 ? 0U - (x & ~kSign) : x; }

// Which of three or six lines a piecewise linear function has at a magnitude.
unsigned third_of(std::uint32_t magnitude) { return magnitude < kOne ? 0 : magnitude < 0x40000000U ? 1 : 2; }
bool upper_half_of(std::uint32_t magnitude, std::uint32_t last) {
    if (magnitude < kOne) return magnitude >= 0x3F000000U;
    return magnitude < 0x40000000U ? magnitude >= 0x3FC00000U : magnitude >= last;
}

// Row r of the result holds the r-th elements of four vectors of four rows: SFPTRANSP.
void transpose(std::span<const Vector* const> in, std::uint32_t result, Vector& out) {
    for (std::size_t row = 0; row < 4; ++row) {
        for (std::size_t column = 0; column < 8; ++column) {
            out[row * 8 + column] = (*in[row])[result * 8 + column];
        }
    }
}

void shuffle(const Vector& in, bool rotate, Vector& out) {
    for (std::size_t lane = 0; lane < in.size(); ++lane) {
        const bool first = lane % 8 == 0;
        out[lane] = first ? (rotate ? in[lane + 7] : 0) : in[lane - 1];
    }
}

std::uint32_t looked_up(
    const abi::SfpiInstruction& instruction, std::span<const Vector* const> in, std::size_t lane, bool blackhole) {
    const std::uint32_t x = (*in[0])[lane];
    const std::uint32_t magnitude = x & ~kSign;
    const unsigned third = third_of(magnitude);
    const std::uint32_t first = (*in[1 + third])[lane];
    std::uint32_t slope = first;
    std::uint32_t intercept = 0;
    switch (instruction.op) {
        case SfpiOp::Lut8:
            slope = num::sfpu_lut8(first >> 8);
            intercept = num::sfpu_lut8(first);
            break;
        case SfpiOp::Lut16x3:
            slope = num::sfpu_lut16(first >> 16);
            intercept = num::sfpu_lut16(first);
            break;
        case SfpiOp::Lut16x6: {
            const int shift = upper_half_of(magnitude, instruction.immediate) ? 16 : 0;
            slope = num::sfpu_lut16(first >> shift);
            intercept = num::sfpu_lut16((*in[4 + third])[lane] >> shift);
            break;
        }
        default:
            intercept = (*in[4 + third])[lane];
    }
    const std::uint32_t result = multiply_add(slope, magnitude, intercept, blackhole);
    return instruction.mode == 1 ? num::sfpu_set_sign(result, (x & kSign) != 0) : result;
}

std::uint32_t approximate_reciprocal(std::uint32_t x, std::uint32_t condition, bool conditional) {
    const std::uint32_t result = num::sfpu_approximate_reciprocal(x & ~kSign);
    if (!conditional) return (x & kSign) | result;
    return (condition & kSign) != 0 ? result : x;
}

std::uint32_t cast_to_float(std::uint32_t x, bool stochastic, VectorNoise& noise) {
    const std::uint32_t magnitude = x & ~kSign;
    if (!stochastic || magnitude < 1U << 24) return num::sfpu_cast_to_float(x);
    const int zeros = std::countl_zero(magnitude);
    const std::uint32_t normalised = magnitude << zeros;
    const std::uint32_t below = (x & kSign) + (static_cast<std::uint32_t>(157 - zeros) << 23) + (normalised >> 8);
    return (normalised & 0xFE) > (noise.next() >> 9 & 0xFE) ? below + 1 : below;
}

bool is_less(std::uint32_t a, std::uint32_t b, unsigned mode) {
    if (mode == 1) return a < b;
    return mode == 2 ? as_signed(a - b) < 0 : as_signed(a) < as_signed(b);
}

std::uint32_t minimum(const abi::SfpiInstruction& instruction, std::uint32_t a, std::uint32_t b, std::size_t lane) {
    return (instruction.immediate >> lane & 1) != 0 ? num::sfpu_max(a, b) : num::sfpu_min(a, b);
}

}  // namespace

std::uint32_t VectorNoise::next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_;
}

std::uint32_t multiply_add(std::uint32_t x, std::uint32_t y, std::uint32_t z, bool blackhole) {
    return blackhole ? num::sfpu_mad_blackhole(x, y, z) : num::sfpu_mad(x, y, z);
}

void carry_out(
    const abi::SfpiInstruction& instruction, std::span<const Vector* const> in, Vector& out, bool blackhole,
    VectorNoise& noise) {
    const auto lanes = [&](auto function) {
        for (std::size_t lane = 0; lane < out.size(); ++lane) out[lane] = function(lane);
    };
    const auto a = [&](std::size_t lane) { return (*in[0])[lane]; };
    const auto b = [&](std::size_t lane) { return (*in[1])[lane]; };
    const bool mode = instruction.mode == 1;
    const std::uint32_t immediate = instruction.immediate;
    switch (instruction.op) {
        case SfpiOp::Constant:
            return out.fill(immediate);
        case SfpiOp::LaneNumber:
            return lanes([](std::size_t i) { return static_cast<std::uint32_t>(2 * i); });
        case SfpiOp::Mul:
            return lanes([&](std::size_t i) { return multiply_add(a(i), b(i), 0, blackhole); });
        case SfpiOp::Add:
            return lanes([&](std::size_t i) { return multiply_add(a(i), kOne, b(i), blackhole); });
        case SfpiOp::Mad:
            return lanes([&](std::size_t i) { return multiply_add(a(i), b(i), (*in[2])[i], blackhole); });
        case SfpiOp::Negate:
            return lanes([&](std::size_t i) { return a(i) ^ kSign; });
        case SfpiOp::IntAdd:
            return lanes([&](std::size_t i) { return a(i) + b(i); });
        case SfpiOp::IntSub:
            return lanes([&](std::size_t i) { return a(i) - b(i); });
        case SfpiOp::And:
        case SfpiOp::MaskAnd:
            return lanes([&](std::size_t i) { return a(i) & b(i); });
        case SfpiOp::Or:
        case SfpiOp::MaskOr:
            return lanes([&](std::size_t i) { return a(i) | b(i); });
        case SfpiOp::Xor:
            return lanes([&](std::size_t i) { return a(i) ^ b(i); });
        case SfpiOp::Not:
            return lanes([&](std::size_t i) { return ~a(i); });
        case SfpiOp::Shift:
            return lanes([&](std::size_t i) { return num::sfpu_shift(a(i), b(i), mode); });
        case SfpiOp::Exponent:
            return lanes([&](std::size_t i) { return num::sfpu_exponent(a(i)) - (mode ? 0U : 127U); });
        case SfpiOp::Mantissa:
            return lanes([&](std::size_t i) { return num::sfpu_mantissa(a(i), mode); });
        case SfpiOp::SetExponent:
            return lanes(
                [&](std::size_t i) { return num::sfpu_set_exponent(a(i), mode ? num::sfpu_exponent(b(i)) : b(i)); });
        case SfpiOp::SetMantissa:
            return lanes([&](std::size_t i) { return num::sfpu_set_mantissa(a(i), b(i)); });
        case SfpiOp::SetSign:
            return lanes([&](std::size_t i) { return num::sfpu_set_sign(a(i), (b(i) & kSign) != 0); });
        case SfpiOp::AddExponent:
            return lanes([&](std::size_t i) { return num::sfpu_add_exponent(a(i), immediate); });
        case SfpiOp::AbsFloat:
            return lanes([&](std::size_t i) { return num::sfpu_abs_float(a(i)); });
        case SfpiOp::AbsInt:
            return lanes([&](std::size_t i) { return num::sfpu_abs_integer(a(i)); });
        case SfpiOp::LeadingZeros:
            return lanes([&](std::size_t i) { return num::sfpu_leading_zeros(mode ? a(i) & ~kSign : a(i)); });
        case SfpiOp::CastToFloat:
            return lanes([&](std::size_t i) { return cast_to_float(a(i), immediate == 1, noise); });
        case SfpiOp::CastInteger:
            return lanes([&](std::size_t i) { return num::sfpu_cast_integer(a(i)); });
        case SfpiOp::IntToSignMag:
            return lanes([&](std::size_t i) { return int_to_sign_magnitude(a(i)); });
        case SfpiOp::SignMagToInt:
            return lanes([&](std::size_t i) { return sign_magnitude_to_int(a(i)); });
        case SfpiOp::Round:
            return lanes([&](std::size_t i) {
                const std::uint32_t threshold = immediate == 0   ? num::kSfpuNearest
                                                : immediate == 1 ? noise.next() & 0x7FFFFF
                                                                 : num::kSfpuTowardsZero;
                return rounded(a(i), instruction.mode, threshold);
            });
        case SfpiOp::Minimum:
            return lanes([&](std::size_t i) { return minimum(instruction, a(i), b(i), i); });
        case SfpiOp::Lut8:
        case SfpiOp::Lut16x3:
        case SfpiOp::Lut16x6:
        case SfpiOp::Lut32x3:
            return lanes([&](std::size_t i) { return looked_up(instruction, in, i, blackhole); });
        case SfpiOp::Reciprocal:
            return lanes([&](std::size_t i) { return approximate_reciprocal(a(i), mode ? b(i) : 0, mode); });
        case SfpiOp::Exponential:
            return lanes(
                [&](std::size_t i) { return (a(i) & kSign) | num::sfpu_approximate_exponential(a(i) & ~kSign); });
        case SfpiOp::Mul23:
            return lanes([&](std::size_t i) { return num::sfpu_multiply_23_bits(a(i), b(i), mode); });
        case SfpiOp::RotateRows:
        case SfpiOp::ShiftRows:
            return shuffle(*in[0], instruction.op == SfpiOp::RotateRows, out);
        case SfpiOp::Transpose:
            return transpose(in, immediate, out);
        case SfpiOp::IsNegative:
            return lanes([&](std::size_t i) { return a(i) >> 31; });
        case SfpiOp::IsZero:
            return lanes([&](std::size_t i) { return static_cast<std::uint32_t>(a(i) == 0); });
        case SfpiOp::IsNotPositive:
            return lanes([&](std::size_t i) { return static_cast<std::uint32_t>(as_signed(a(i)) <= 0); });
        case SfpiOp::Less:
            return lanes(
                [&](std::size_t i) { return static_cast<std::uint32_t>(is_less(a(i), b(i), instruction.mode)); });
        case SfpiOp::Equal:
            return lanes([&](std::size_t i) { return static_cast<std::uint32_t>(a(i) == b(i)); });
        case SfpiOp::MaskNot:
            return lanes([&](std::size_t i) { return a(i) ^ 1U; });
        case SfpiOp::Select:
            return lanes([&](std::size_t i) { return a(i) != 0 ? b(i) : (*in[2])[i]; });
        case SfpiOp::Load:
            break;
    }
}

}  // namespace tilemetal::mock
