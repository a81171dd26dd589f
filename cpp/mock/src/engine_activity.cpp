// What engine operations cost: the part of ComputeEngine that moves clocks and counters.
#include "compute_engine.hpp"
#include "cycle_costs.hpp"

namespace tilemetal::mock {

void ComputeEngine::account(const abi::TileOp& operation, const char* user, abi::Location at) {
    const EngineCost cost = engine_cost(operation, config_.fidelity);
    const bool two = cost.unpacked > cost.tiles;
    std::uint64_t bytes = std::uint64_t{processor_.ring(operation.cb_a, at).page_size} * cost.unpacked;
    if (two) {
        // Both unpackers together bring half of the tiles each.
        bytes = (bytes + std::uint64_t{processor_.ring(operation.cb_b, at).page_size} * cost.unpacked) / 2;
    }
    processor_.activity.engine(user, cost.tiles, unpack_cycles(bytes, two), cost.math);
}

}  // namespace tilemetal::mock
