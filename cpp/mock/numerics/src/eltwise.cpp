#include "kernels.hpp"
#include "tilemetal/numerics/fpu.hpp"

namespace tilemetal::numerics {

namespace {

void run(
    const detail::Kernels& kernels, DstTile& dst, const SourceTile& in0, const SourceTile& in1, EltwiseOp op,
    bool accumulate, MathFidelity fidelity, DstWidth width) {
    if (op == EltwiseOp::Mul) {
        kernels.multiply(dst.words.data(), in0.words.data(), in1.words.data(), phases(fidelity), width);
        return;
    }
    const std::uint32_t flip = op == EltwiseOp::Sub ? 0x80000000U : 0;
    kernels.add(dst.words.data(), in0.words.data(), in1.words.data(), flip, accumulate, width);
}

}  // namespace

void add_tiles(DstTile& dst, const SourceTile& in0, const SourceTile& in1, bool accumulate, DstWidth width) {
    run(detail::best_kernels(), dst, in0, in1, EltwiseOp::Add, accumulate, MathFidelity::LoFi, width);
}

void sub_tiles(DstTile& dst, const SourceTile& in0, const SourceTile& in1, bool accumulate, DstWidth width) {
    run(detail::best_kernels(), dst, in0, in1, EltwiseOp::Sub, accumulate, MathFidelity::LoFi, width);
}

void mul_tiles(DstTile& dst, const SourceTile& in0, const SourceTile& in1, MathFidelity fidelity, DstWidth width) {
    run(detail::best_kernels(), dst, in0, in1, EltwiseOp::Mul, true, fidelity, width);
}

void eltwise_tiles_on(
    KernelPath path, DstTile& dst, const SourceTile& in0, const SourceTile& in1, EltwiseOp op, bool accumulate,
    MathFidelity fidelity, DstWidth width) {
    run(detail::kernels_on(path), dst, in0, in1, op, accumulate, fidelity, width);
}

SourceTile source_from_dst(const DstTile& dst, MovedAs format) {
    const std::uint32_t kept = format == MovedAs::Tf32 ? 0xFFFFE000U : 0xFFFF0000U;
    SourceTile source;
    for (std::size_t i = 0; i < kTileElements; ++i) source.words[i] = dst.words[i] & kept;
    return source;
}

void eltwise_reuse_dest(
    DstTile& dst, const SourceTile& other, EltwiseOp op, DestReuse reuse, MathFidelity fidelity, DstWidth width,
    MovedAs format) {
    const SourceTile moved = source_from_dst(dst, format);
    const SourceTile& a = reuse == DestReuse::ToSrcA ? moved : other;
    const SourceTile& b = reuse == DestReuse::ToSrcA ? other : moved;
    switch (op) {
        case EltwiseOp::Add:
            add_tiles(dst, a, b, false, width);
            break;
        case EltwiseOp::Sub:
            sub_tiles(dst, a, b, false, width);
            break;
        case EltwiseOp::Mul:
            dst = DstTile{};
            mul_tiles(dst, a, b, fidelity, width);
            break;
    }
}

void copy_tile(DstTile& dst, const SourceTile& source, DstWidth width) {
    if (width == DstWidth::Bits32) {
        add_tiles(dst, source, SourceTile{}, false, width);
        return;
    }
    for (std::size_t i = 0; i < kTileElements; ++i) dst.words[i] = source.words[i] & 0xFFFF0000U;
}

void broadcast_to_dst(DstTile& dst, const SourceTile& repeated, Broadcast kind, DstWidth width) {
    if (kind == Broadcast::Col || kind == Broadcast::Scalar) {
        add_tiles(dst, SourceTile{}, repeated, false, width);
    } else if (kind == Broadcast::Row) {
        const std::uint32_t kept = width == DstWidth::Bits32 ? ~0U : 0xFFFF0000U;
        for (std::size_t i = 0; i < kTileElements; ++i) dst.words[i] = repeated.words[i] & kept;
    } else {
        copy_tile(dst, repeated, width);
    }
}

}  // namespace tilemetal::numerics
