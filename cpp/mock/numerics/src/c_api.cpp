// C interface of the arithmetic for the tests. Tiles are pointers to 1024 face-order words; enumerations are passed as
// their underlying values. Functions that can refuse their arguments return 0 on success and 1 on refusal.
#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "c_api_tiles.hpp"
#include "sfpu_mad.hpp"
#include "tilemetal/numerics/fast.hpp"
#include "tilemetal/numerics/formats.hpp"
#include "tilemetal/numerics/fpu.hpp"
#include "tilemetal/numerics/pack.hpp"
#include "tilemetal/numerics/sfpu.hpp"

using namespace tilemetal::numerics;
using namespace tilemetal::numerics::c_api;

namespace {

FaceGrid grid_of(int rows, int columns) { return {static_cast<std::size_t>(rows), static_cast<std::size_t>(columns)}; }

}  // namespace

extern "C" {

// L1 bytes to SrcA/SrcB words, or to DST words with to_dst.
int tn_unpack(std::uint32_t* out, const std::byte* l1, std::size_t size, int format, int width, int to_dst) {
    return refused([&] {
        if (to_dst != 0) {
            DstTile tile;
            unpack_to_dst(tile, {l1, size}, DataFormat(format));
            store(out, tile);
        } else {
            SourceTile tile;
            unpack_source(tile, {l1, size}, DataFormat(format), DstWidth(width));
            store(out, tile);
        }
    });
}

void tn_transpose(std::uint32_t* words) { store(words, transposed(load<SourceTile>(words))); }

void tn_broadcast(std::uint32_t* words, int kind) {
    store(words, broadcasted(load<SourceTile>(words), Broadcast(kind)));
}

int tn_path_supported(int path) { return is_supported(KernelPath(path)) ? 1 : 0; }

int tn_matmul(
    std::uint32_t* dst, const std::uint32_t* in0, const std::uint32_t* in1, int fidelity, int width, int path) {
    return refused([&] {
        MatmulOperandB b;
        MatmulOperandA a;
        prepare(b, load<SourceTile>(in0));
        prepare(a, load<SourceTile>(in1));
        update(dst, [&](DstTile& tile) {
            matmul_tile_on(KernelPath(path), tile, b, a, MathFidelity(fidelity), DstWidth(width));
        });
    });
}

int tn_fast_matmul(
    std::uint32_t* dst, const std::uint32_t* in0, const std::uint32_t* in1, int fidelity, int width, int path) {
    return refused([&] {
        FastOperand b;
        FastOperand a;
        prepare_fast_b(b, load<SourceTile>(in0), MathFidelity(fidelity));
        prepare_fast_a(a, load<SourceTile>(in1), MathFidelity(fidelity));
        update(dst, [&](DstTile& tile) { fast_matmul_tile_on(KernelPath(path), tile, b, a, DstWidth(width)); });
    });
}

void tn_matmul_error_bound(double* sums_to_bounds, const double* group_maxima, int fidelity, int width, int tiles) {
    for (std::size_t i = 0; i < kTileElements; ++i)
        sums_to_bounds[i] = matmul_error_bound(
            MathFidelity(fidelity), DstWidth(width), static_cast<std::uint32_t>(tiles), sums_to_bounds[i],
            group_maxima[i]);
}

int tn_eltwise(
    std::uint32_t* dst, const std::uint32_t* in0, const std::uint32_t* in1, int op, int accumulate, int fidelity,
    int width, int path) {
    return refused([&] {
        const auto a = load<SourceTile>(in0);
        const auto b = load<SourceTile>(in1);
        update(dst, [&](DstTile& tile) {
            eltwise_tiles_on(
                KernelPath(path), tile, a, b, EltwiseOp(op), accumulate != 0, MathFidelity(fidelity), DstWidth(width));
        });
    });
}

void tn_reuse_dest(std::uint32_t* dst, const std::uint32_t* other, int op, int reuse, int fidelity, int width) {
    const auto source = load<SourceTile>(other);
    update(dst, [&](DstTile& tile) {
        eltwise_reuse_dest(tile, source, EltwiseOp(op), DestReuse(reuse), MathFidelity(fidelity), DstWidth(width));
    });
}

void tn_copy(std::uint32_t* dst, const std::uint32_t* source, int width) {
    update(dst, [&](DstTile& tile) { copy_tile(tile, load<SourceTile>(source), DstWidth(width)); });
}

void tn_reduce_sum(
    std::uint32_t* dst, const std::uint32_t* data, const std::uint32_t* scaler, int dim, int fidelity, int width,
    int rows, int columns) {
    update(dst, [&](DstTile& tile) {
        reduce_sum_tile(
            tile, load<SourceTile>(data), load<SourceTile>(scaler), ReduceDim(dim), MathFidelity(fidelity),
            DstWidth(width), grid_of(rows, columns));
    });
}

void tn_reduce_max(
    std::uint32_t* dst, const std::uint32_t* data, int dim, int dst_cleared, int width, int rows, int columns) {
    update(dst, [&](DstTile& tile) {
        reduce_max_tile(
            tile, load<SourceTile>(data), ReduceDim(dim), dst_cleared != 0, DstWidth(width), grid_of(rows, columns));
    });
}

void tn_mask_reduced(std::uint32_t* dst, int dim) {
    update(dst, [&](DstTile& tile) { mask_reduced(tile, ReduceDim(dim)); });
}

int tn_pack(
    std::byte* l1, std::size_t size, const std::uint32_t* dst, int format, int width, int relu, int l1_accumulate,
    int precise) {
    return refused([&] {
        pack_tile(
            {l1, size}, load<DstTile>(dst),
            {.output = DataFormat(format),
             .width = DstWidth(width),
             .relu = PackRelu(relu),
             .l1_accumulate = l1_accumulate != 0,
             .bfp_pack_precise = precise != 0});
    });
}

void tn_mad(
    std::uint32_t* out, const std::uint32_t* x, const std::uint32_t* y, const std::uint32_t* z, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) out[i] = sfpu_mad(x[i], y[i], z[i]);
}

// As the programs of the vector unit's functions multiply and add.
void tn_program_mad(
    std::uint32_t* out, const std::uint32_t* x, const std::uint32_t* y, const std::uint32_t* z, std::size_t count,
    int blackhole) {
    for (std::size_t i = 0; i < count; ++i)
        out[i] = blackhole != 0 ? multiply_add<true>(x[i], y[i], z[i]) : multiply_add<false>(x[i], y[i], z[i]);
}
void tn_program_add(
    std::uint32_t* out, const std::uint32_t* x, const std::uint32_t* y, std::size_t count, int blackhole) {
    for (std::size_t i = 0; i < count; ++i) out[i] = blackhole != 0 ? add<true>(x[i], y[i]) : add<false>(x[i], y[i]);
}

void tn_mad_blackhole(
    std::uint32_t* out, const std::uint32_t* x, const std::uint32_t* y, const std::uint32_t* z, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) out[i] = sfpu_mad_blackhole(x[i], y[i], z[i]);
}

std::size_t tn_sfpu_count() { return sfpu_operations().size(); }

// Row `index` of the table: names (terminated), and inputs, first output and outputs.
void tn_sfpu_row(std::size_t index, char* name, char* init, std::uint32_t* counts) {
    const SfpuOperation& row = sfpu_operations()[index];
    *std::copy(row.name.begin(), row.name.end(), name) = 0;
    *std::copy(row.init.begin(), row.init.end(), init) = 0;
    counts[0] = row.inputs;
    counts[1] = row.first_output;
    counts[2] = row.outputs;
    counts[3] = row.cycles;
}

struct TnSfpuCall {
    std::uint32_t parameters[4];
    std::uint32_t init_parameters[2];
    std::uint32_t setup;
    std::uint32_t format;
    std::uint32_t width;
    std::uint32_t model;
};

// `tiles` are four tiles one after the other. Unknown names are refused.
int tn_sfpu(const char* name, std::uint32_t* tiles, const TnSfpuCall* call) {
    const SfpuOperation* const operation = find_sfpu_operation(name);
    if (operation == nullptr) return 1;
    SfpuState state;
    std::copy(std::begin(call->init_parameters), std::end(call->init_parameters), state.init_parameters.begin());
    if (operation->prepare != nullptr) operation->prepare(state);
    std::array<DstTile, 4> operands;
    for (std::size_t i = 0; i < operands.size(); ++i) operands[i] = load<DstTile>(tiles + i * kTileElements);
    SfpuFrame frame;
    for (std::size_t i = 0; i < operation->inputs; ++i) frame.in[i] = &operands[i];
    for (std::size_t i = 0; i < operation->outputs; ++i) frame.out[i] = &operands[operation->first_output + i];
    std::copy(std::begin(call->parameters), std::end(call->parameters), frame.parameters.begin());
    frame.setup = call->setup;
    frame.format = DataFormat(call->format);
    frame.width = DstWidth(call->width);
    frame.model = SfpuModel(call->model);
    frame.state = &state;
    std::vector<DstTile*> block;
    if (operation->block != nullptr) {
        for (std::size_t i = 0; i < std::min<std::size_t>(operation->block(frame), operands.size()); ++i)
            block.push_back(&operands[i]);
    }
    frame.block = block;
    operation->evaluate(frame);
    for (std::size_t i = 0; i < operands.size(); ++i) store(tiles + i * kTileElements, operands[i]);
    return 0;
}

}  // extern "C"
