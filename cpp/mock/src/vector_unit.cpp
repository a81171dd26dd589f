// The vector unit's part of ComputeEngine.
#include <string>

#include "compute_engine.hpp"
#include "scheduler.hpp"
#include "tilemetal/numerics/sfpu.hpp"

namespace tilemetal::mock {
namespace {

using abi::SfpuOp;

const char* sfpu_name(SfpuOp op) {
    switch (op) {
        case SfpuOp::None:
            return "nothing";
        case SfpuOp::AddBinary:
            return "add_binary_tile";
        case SfpuOp::SubBinary:
            return "sub_binary_tile";
        case SfpuOp::MulBinary:
            return "mul_binary_tile";
        case SfpuOp::MaxBinary:
            return "binary_max_tile";
        case SfpuOp::MinBinary:
            return "binary_min_tile";
        case SfpuOp::ScalarBinop:
            return "binop_with_scalar_tile";
        case SfpuOp::AddScalar:
            return "add_unary_tile";
        case SfpuOp::SubScalar:
            return "sub_unary_tile";
        case SfpuOp::MulScalar:
            return "mul_unary_tile";
        case SfpuOp::RsubScalar:
            return "rsub_unary_tile";
        case SfpuOp::Fill:
            return "fill_tile";
        case SfpuOp::Negative:
            return "negative_tile";
        case SfpuOp::Abs:
            return "abs_tile";
        case SfpuOp::Relu:
            return "relu_tile";
        case SfpuOp::Exp:
            return "exp_tile";
    }
    return "?";
}

}  // namespace

void ComputeEngine::sfpu_init(SfpuOp op, bool approximate, abi::Location at) {
    require_started((std::string(sfpu_name(op)) + "_init").c_str(), at);
    sfpu_ = op;
    sfpu_approximate_ = approximate;
}

void ComputeEngine::sfpu_run(const abi::SfpuCall& call, abi::Location at) {
    processor_.last_location = at;
    const char* const user = sfpu_name(call.op);
    require_started(user, at);
    if (sfpu_ != call.init || (call.op == SfpuOp::Exp && sfpu_approximate_ != (call.approximate != 0))) {
        throw processor_
            .diagnose(
                Rule::EngineInitMissing,
                std::string(user) + " needs " + sfpu_name(call.init) +
                    "_init with the same template arguments; the vector unit was last set up by " +
                    (sfpu_ == SfpuOp::None ? "no init" : std::string(sfpu_name(sfpu_)) + "_init"),
                at)
            .advice(std::string("call ") + sfpu_name(call.init) + "_init right before a different SFPU operation")
            .error();
    }
    Scheduler::active()->spend(1);
    const numerics::DstWidth width = dst_.width();
    if (call.operands == 2) {
        const auto& a = dst_.to_read(call.in0, user, at);
        const auto& b = dst_.to_read(call.in1, user, at);
        auto& out = dst_.to_modify(call.out, user, at);
        switch (call.op) {
            case SfpuOp::AddBinary:
                return numerics::add_binary_tile(out, a, b, width);
            case SfpuOp::SubBinary:
                return numerics::sub_binary_tile(out, a, b, width);
            case SfpuOp::MulBinary:
                return numerics::mul_binary_tile(out, a, b, width);
            case SfpuOp::MaxBinary:
                return numerics::binary_max_tile(out, a, b, width);
            case SfpuOp::MinBinary:
                return numerics::binary_min_tile(out, a, b, width);
            default:
                unsupported(std::string(user) + " is not simulated", at);
        }
    }
    if (call.op == SfpuOp::Fill) {
        return numerics::fill_tile(dst_.to_overwrite(call.out, user, at), call.parameter, width);
    }
    auto& tile = dst_.to_read(call.in0, user, at);
    switch (call.op) {
        case SfpuOp::AddScalar:
            return numerics::add_unary_tile(tile, call.parameter, width);
        case SfpuOp::SubScalar:
            return numerics::sub_unary_tile(tile, call.parameter, width);
        case SfpuOp::MulScalar:
            return numerics::mul_unary_tile(tile, call.parameter, width);
        case SfpuOp::RsubScalar:
            return numerics::rsub_unary_tile(tile, call.parameter, width);
        case SfpuOp::Negative:
            return numerics::negative_tile(tile, width);
        case SfpuOp::Abs:
            return numerics::abs_tile(tile, width);
        case SfpuOp::Relu:
            return numerics::relu_tile(tile, width);
        case SfpuOp::Exp:
            if (call.approximate != 0) {
                return numerics::exp_approx_tile(tile, width);
            }
            if (width == numerics::DstWidth::Bits16) {
                return numerics::exp_tile_bits16(tile);
            }
            unsupported("exact exp_tile with a 32-bit DST is not simulated; use exp_tile<true>", at);
        default:
            unsupported(std::string(user) + " is not simulated", at);
    }
}

}  // namespace tilemetal::mock
