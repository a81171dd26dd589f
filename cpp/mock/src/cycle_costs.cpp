#include "cycle_costs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace tilemetal::mock {
namespace {

// Matrix engine: tt-metal tech_reports/GEMM_FLOPS and tech_reports/matrix_engine. A 32x32x32 tile product takes 16
// cycles per fidelity phase, eltwise works on 8x16 elements a move of Src to DST on 8x16, a
// reduction on 16x16 per cycle.
constexpr std::uint64_t kMatmulPhase = 16;
constexpr std::uint64_t kEltwise = 8;
constexpr std::uint64_t kReduce = 4;
// Unpacker and packers: tt-isa-documentation WormholeB0/TensixTile (UNPACR_Regular.md, L1.md): 4 x 16 bytes per
// cycle each; both unpackers together are limited to 80.
constexpr std::uint64_t kUnpackBytes = 64;
constexpr std::uint64_t kBothUnpackBytes = 80;
constexpr std::uint64_t kPackBytes = 64;
// Hops: tt-isa-documentation NoC/README.md (9 cycles per router, about 5 per network interface). DRAM:
// DRAMTile/README.md (24 GB/s per channel at 1 GHz), tt-npe device_models/blackhole.hpp (54 GB/s per controller at 1.35
// GHz). Grids: soc_descriptors of tt-metal. The latency of a DRAM bank is an estimate: no public source states it.
constexpr TransportCosts kWormhole{
    .hop = 9, .niu = 5, .dram = 250, .dram_bytes = 24.0, .noc_columns = 10, .noc_rows = 12};
constexpr TransportCosts kBlackhole{
    .hop = 9, .niu = 5, .dram = 300, .dram_bytes = 40.0, .noc_columns = 17, .noc_rows = 12};

// Sustained bytes per cycle by transfer size: the tables of tt-npe device_models/{wormhole_b0,blackhole}.hpp.
struct Burst {
    double bytes;
    double rate;
};
constexpr std::array kWormholeBursts{Burst{128, 5.5}, Burst{512, 18.0}, Burst{1024, 27.4}, Burst{2048, 30.0}};
constexpr std::array kBlackholeBursts{
    Burst{128, 6.0}, Burst{512, 24.0}, Burst{1024, 48.0}, Burst{2048, 57.7}, Burst{16384, 60.9}};

double rate(std::span<const Burst> table, double bytes) {
    if (bytes <= table.front().bytes) {
        return table.front().rate;
    }
    for (std::size_t i = 1; i < table.size(); ++i) {
        const Burst& low = table[i - 1];
        const Burst& high = table[i];
        if (bytes <= high.bytes) {
            return low.rate + (high.rate - low.rate) * (bytes - low.bytes) / (high.bytes - low.bytes);
        }
    }
    return table.back().rate;
}

}  // namespace

EngineCost engine_cost(const abi::TileOp& operation, numerics::MathFidelity fidelity) {
    using abi::EngineOp;
    const std::uint64_t operands = operation.reuse == abi::ReuseDest::None ? 2 : 1;
    switch (operation.op) {
        case EngineOp::Matmul:
        case EngineOp::MatmulBlock: {
            const std::uint32_t rows = std::max(operation.rows, 1U);
            const std::uint32_t columns = std::max(operation.columns, 1U);
            // The operand of the shorter side stays in its register while the other passes.
            const std::uint64_t unpacked = std::uint64_t{rows} * columns + std::min(rows, columns);
            return {rows * columns, unpacked, kMatmulPhase * numerics::phases(fidelity) * rows * columns};
        }
        case EngineOp::Mul:
            return {1, operands, kEltwise * numerics::phases(fidelity)};
        case EngineOp::Add:
        case EngineOp::Sub:
            return {1, operands, kEltwise};
        case EngineOp::Reduce:
            return {1, 2, kReduce * numerics::phases(fidelity)};
        default:
            return {1, 1, kEltwise};
    }
}

std::uint64_t transpose_dest_cycles(bool is_32bit) {
    // Instructions of tt-llk's llk_math_transpose_dest.h, one per cycle: nine for each face; 32-bit data passes as two
    // halves, and the low one with eight more moves.
    constexpr std::uint64_t kFaces = 4 * 9;
    return is_32bit ? 2 * kFaces + 8 : kFaces;
}
std::uint64_t unpack_cycles(std::uint64_t bytes, bool both_unpackers) {
    const std::uint64_t rate = both_unpackers ? kBothUnpackBytes : kUnpackBytes;
    return (bytes + rate - 1) / rate;
}
std::uint64_t pack_cycles(std::uint64_t bytes) { return (bytes + kPackBytes - 1) / kPackBytes; }

const TransportCosts& transport_costs(tt::ARCH arch) { return arch == tt::ARCH::BLACKHOLE ? kBlackhole : kWormhole; }

std::uint64_t port_cycles(tt::ARCH arch, std::uint64_t bytes) {
    const auto size = static_cast<double>(bytes);
    const double bytes_per_cycle =
        arch == tt::ARCH::BLACKHOLE ? rate(kBlackholeBursts, size) : rate(kWormholeBursts, size);
    return std::max<std::uint64_t>(1, static_cast<std::uint64_t>(std::ceil(size / bytes_per_cycle)));
}

}  // namespace tilemetal::mock
