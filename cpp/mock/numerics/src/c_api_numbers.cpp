// C interface of the arithmetic on Float16 numbers and integers, see c_api.cpp.
#include "c_api_tiles.hpp"
#include "tilemetal/numerics/fpu_numbers.hpp"
#include "tilemetal/numerics/pack.hpp"

using namespace tilemetal::numerics;
using namespace tilemetal::numerics::c_api;

extern "C" {

void tn_matmul_halves(std::uint32_t* dst, const std::uint32_t* in0, const std::uint32_t* in1, int fidelity, int width) {
    update(dst, [&](DstTile& tile) {
        matmul_halves(tile, load<SourceTile>(in0), load<SourceTile>(in1), MathFidelity(fidelity), DstWidth(width));
    });
}

void tn_eltwise_halves(
    std::uint32_t* dst, const std::uint32_t* a, const std::uint32_t* b, int op, int accumulate, int fidelity,
    int width) {
    update(dst, [&](DstTile& tile) {
        eltwise_halves(
            tile, load<SourceTile>(a), load<SourceTile>(b), EltwiseOp(op), accumulate != 0, MathFidelity(fidelity),
            DstWidth(width));
    });
}

void tn_reduce_sum_halves(
    std::uint32_t* dst, const std::uint32_t* data, const std::uint32_t* scaler, int dim, int fidelity, int width) {
    update(dst, [&](DstTile& tile) {
        reduce_sum_halves(
            tile, load<SourceTile>(data), load<SourceTile>(scaler), ReduceDim(dim), MathFidelity(fidelity),
            DstWidth(width));
    });
}

void tn_matmul_integers(std::uint32_t* dst, const std::uint32_t* in0, const std::uint32_t* in1, int fidelity) {
    update(dst, [&](DstTile& tile) {
        matmul_integers(tile, load<SourceTile>(in0), load<SourceTile>(in1), MathFidelity(fidelity));
    });
}

void tn_eltwise_integers(
    std::uint32_t* dst, const std::uint32_t* a, const std::uint32_t* b, int op, int accumulate, int fidelity) {
    update(dst, [&](DstTile& tile) {
        eltwise_integers(
            tile, load<SourceTile>(a), load<SourceTile>(b), EltwiseOp(op), accumulate != 0, MathFidelity(fidelity));
    });
}

// From a 16-bit DST of Float16 numbers.
int tn_pack_halves(
    std::byte* l1, std::size_t size, const std::uint32_t* dst, int format, int relu, int threshold, int l1_accumulate,
    int precise) {
    return refused([&] {
        pack_tile(
            {l1, size}, load<DstTile>(dst),
            {.output = DataFormat(format),
             .fp16_dst = true,
             .relu = PackRelu(relu),
             .relu_threshold = static_cast<std::uint16_t>(threshold),
             .l1_accumulate = l1_accumulate != 0,
             .bfp_pack_precise = precise != 0});
    });
}

int tn_defined_source(const std::byte* l1, std::size_t size, int format) {
    return has_defined_source({l1, size}, DataFormat(format)) ? 1 : 0;
}

}  // extern "C"
