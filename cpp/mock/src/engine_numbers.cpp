// Which numbers the matrix engine computes on: the part of ComputeEngine that keeps Float16 and integers apart.
#include <string>

#include "compute_engine.hpp"
#include "tilemetal/numerics/fpu_numbers.hpp"

namespace tilemetal::mock {
namespace {

using numerics::Numbers;

Numbers numbers_of(tt::DataFormat format) { return numerics::numbers_of(static_cast<numerics::DataFormat>(format)); }

const char* name_of(Numbers numbers) {
    switch (numbers) {
        case Numbers::Floats:
            return "numbers with exponents of 8 bits";
        case Numbers::Halves:
            return "numbers with exponents of 5 bits";
        case Numbers::Integers:
            break;
    }
    return "integers";
}

}  // namespace

Numbers ComputeEngine::numbers() const { return numbers_of(format_a_); }

bool ComputeEngine::dst_is_fp16() const {
    return dst_.width() == numerics::DstWidth::Bits16 && numbers() == Numbers::Halves;
}

// The vector unit goes by the format of unpacker B (SFPLOAD in tt-isa-documentation).
numerics::DstWidth ComputeEngine::vector_width(const char* user, abi::Location at) const {
    const bool halves = numbers_of(format_b_) == Numbers::Halves;
    if (dst_.width() == numerics::DstWidth::Bits32) {
        return numerics::DstWidth::Bits32;
    }
    if (halves != (numbers() == Numbers::Halves)) {
        unsupported(
            std::string(user) + " while unpacker A is set to " + name_of(numbers()) + " and unpacker B to " +
                name_of(numbers_of(format_b_)),
            at);
    }
    return halves ? numerics::DstWidth::Fp16 : numerics::DstWidth::Bits16;
}

void ComputeEngine::require_numbers(
    numerics::DataFormat a, numerics::DataFormat b, const char* user, abi::Location at) const {
    for (const numerics::DataFormat format : {a, b}) {
        if (numerics::numbers_of(format) != numbers()) {
            unsupported(
                std::string(user) + " mixes " + name_of(numbers()) + " with " + name_of(numerics::numbers_of(format)),
                at);
        }
    }
    if (numbers() == Numbers::Integers && dst_.width() != numerics::DstWidth::Bits32) {
        unsupported(std::string(user) + ": arithmetic on 8-bit integers needs fp32_dest_acc_en", at);
    }
}

void ComputeEngine::require_defined(const Operand& in, const Ring& ring, const char* user, abi::Location at) const {
    if (!numerics::has_defined_source(std::span(in.page, numerics::tile_bytes(in.format)), in.format)) {
        unsupported(
            std::string(user) + " of " + ring.describe() +
                " with an element below the exponents of Float16 (what the unpacker makes of it is not documented)",
            at);
    }
}

void ComputeEngine::multiply_exactly(numerics::DstTile& dst, const Operand& in0, const Operand& in1, bool transposed) {
    const numerics::SourceTile& b = SourceTiles::source_b().tile(unpacked(in0, false));
    const numerics::SourceTile& a = SourceTiles::source_a().tile(unpacked(in1, transposed));
    if (numbers() == Numbers::Halves) {
        numerics::matmul_halves(dst, b, a, config_.fidelity, dst_.width());
    } else {
        numerics::matmul_integers(dst, b, a, config_.fidelity);
    }
}

void ComputeEngine::move_source(
    numerics::DstTile& dst, const numerics::SourceTile& source, numerics::DataFormat format) {
    switch (numerics::numbers_of(format)) {
        case Numbers::Floats:
            return numerics::copy_tile(dst, source, dst_.width());
        case Numbers::Halves:
            return numerics::copy_halves(dst, source, dst_.width());
        case Numbers::Integers:
            return numerics::eltwise_integers(
                dst, source, numerics::SourceTile{}, numerics::EltwiseOp::Add, false, config_.fidelity);
    }
}

void ComputeEngine::move_integers(
    numerics::DstTile& dst, std::span<const std::byte> l1, numerics::DataFormat format, const char* user,
    abi::Location at) const {
    const bool short_ones = format == numerics::DataFormat::UInt16;
    if (!short_ones && dst_.width() != numerics::DstWidth::Bits32) {
        const bool bytes = numerics::is_moved_integer(format);
        unsupported(std::string(user) + ": " + (bytes ? "8" : "32") + "-bit integers need fp32_dest_acc_en", at);
    }
    if (numerics::is_moved_integer(format)) {
        numerics::move_integers(dst, l1, format, dst_.width());
    } else {
        numerics::unpack_to_dst(dst, l1, format);
    }
}

}  // namespace tilemetal::mock
