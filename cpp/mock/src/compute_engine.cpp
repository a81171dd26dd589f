#include "compute_engine.hpp"

#include <span>
#include <string>

#include "ring_protocol.hpp"
#include "scheduler.hpp"

namespace tilemetal::mock {
namespace {

using abi::EngineOp;

const char* op_name(EngineOp op) {
    switch (op) {
        case EngineOp::None:
            return "nothing";
        case EngineOp::Matmul:
            return "matmul_tiles";
        case EngineOp::MatmulBlock:
            return "matmul_block";
        case EngineOp::Add:
            return "add_tiles";
        case EngineOp::Sub:
            return "sub_tiles";
        case EngineOp::Mul:
            return "mul_tiles";
        case EngineOp::Copy:
            return "copy_tile";
        case EngineOp::Transpose:
            return "transpose_tile";
    }
    return "?";
}

const char* init_name(EngineOp op) {
    switch (op) {
        case EngineOp::None:
            return "no init";
        case EngineOp::Matmul:
            return "matmul_init";
        case EngineOp::MatmulBlock:
            return "matmul_block_init";
        case EngineOp::Add:
            return "add_init";
        case EngineOp::Sub:
            return "sub_init";
        case EngineOp::Mul:
            return "mul_init";
        case EngineOp::Copy:
            return "copy_init";
        case EngineOp::Transpose:
            return "transpose_init";
    }
    return "?";
}

bool is_matmul(EngineOp op) { return op == EngineOp::Matmul || op == EngineOp::MatmulBlock; }

}  // namespace

ComputeEngine::ComputeEngine(Processor& processor, const EngineConfig& config)
    : processor_(processor),
      config_(config),
      dst_(processor, config.fp32_dest, config.full_sync),
      source_a_(dst_.width()),
      source_b_(dst_.width()),
      vector_(processor, dst_) {}

void ComputeEngine::unsupported(const std::string& what, abi::Location at) const {
    throw processor_.diagnose(Rule::EngineUnsupported, what, at).error();
}

void ComputeEngine::require_started(const char* user, abi::Location at) const {
    if (!started_) {
        throw processor_.diagnose(Rule::EngineNotStarted, std::string(user) + " before compute_kernel_hw_startup", at)
            .advice("call compute_kernel_hw_startup first in the kernel")
            .error();
    }
}

Ring& ComputeEngine::tile_ring(std::uint32_t cb, abi::Location at) {
    Ring& ring = processor_.ring(cb, at);
    if (const std::uint32_t tile = tt::tile_size(ring.format); ring.page_size != tile) {
        throw processor_
            .diagnose(
                Rule::CbPageSize,
                ring.name() + " has pages of " + std::to_string(ring.page_size) + " bytes, a " +
                    format_name(ring.format) + " tile has " + std::to_string(tile),
                at)
            .advice("set the page size of circular buffers that the compute kernel uses to the tile size")
            .error();
    }
    return ring;
}

void ComputeEngine::startup(std::uint32_t cb_src_a, std::uint32_t cb_src_b, std::uint32_t cb_out, abi::Location at) {
    if (started_) {
        throw processor_
            .diagnose(
                Rule::EngineStartedTwice, "compute_kernel_hw_startup a second time, first at " + place(started_at_), at)
            .advice("call it once; use the init functions and reconfig_data_format to change operations")
            .error();
    }
    format_a_ = tile_ring(cb_src_a, at).format;
    format_b_ = tile_ring(cb_src_b, at).format;
    format_out_ = tile_ring(cb_out, at).format;
    started_ = true;
    started_at_ = at;
}

void ComputeEngine::init(const abi::TileOp& setup, abi::Location at) {
    require_started(init_name(setup.op), at);
    tile_ring(setup.cb_a, at);
    if (setup.op != EngineOp::Copy && setup.op != EngineOp::Transpose) {
        tile_ring(setup.cb_b, at);
    }
    if (setup.op == EngineOp::MatmulBlock && setup.columns * setup.rows > dst_.capacity()) {
        throw processor_
            .diagnose(
                Rule::DstIndex,
                "matmul_block_init for " + std::to_string(setup.rows) + " x " + std::to_string(setup.columns) +
                    " tiles, a DST section has " + std::to_string(dst_.capacity()),
                at)
            .advice("choose smaller rt_dim and ct_dim")
            .error();
    }
    setup_ = setup;
}

void ComputeEngine::reconfigure(std::uint32_t cb_src_a, std::uint32_t cb_src_b, abi::Location at) {
    require_started("reconfig_data_format", at);
    if (cb_src_a < kMaxRings) {
        format_a_ = tile_ring(cb_src_a, at).format;
    }
    if (cb_src_b < kMaxRings) {
        format_b_ = tile_ring(cb_src_b, at).format;
    }
}

void ComputeEngine::check_format(
    const Ring& ring, tt::DataFormat configured, const char* unit, const char* user, const char* reconfigure,
    abi::Location at) const {
    if (ring.format != configured) {
        throw processor_
            .diagnose(
                Rule::EngineDataFormat,
                std::string(user) + " uses " + ring.name() + " of format " + format_name(ring.format) + " while " +
                    unit + " is set to " + format_name(configured),
                at)
            .advice(std::string("call ") + reconfigure + " before")
            .error();
    }
}

bool ComputeEngine::goes_to_dest(std::uint32_t cb) const {
    return config_.fp32_dest && cb < config_.unpack_to_dest.size() && config_.unpack_to_dest[cb];
}

ComputeEngine::Operand ComputeEngine::operand(
    std::uint32_t cb, std::uint32_t tile, Side side, const char* user, abi::Location at) {
    Ring& ring = tile_ring(cb, at);
    const bool to_a = side == Side::A;
    check_format(
        ring, to_a ? format_a_ : format_b_, to_a ? "unpacker A" : "unpacker B", user,
        to_a ? "reconfig_data_format_srca" : "reconfig_data_format_srcb", at);
    const std::uint32_t offset = cb_page_to_read(processor_, ring, tile, user, at);
    return {processor_.core().l1() + offset, static_cast<numerics::DataFormat>(ring.format)};
}

void ComputeEngine::run(const abi::TileOp& operation, abi::Location at) {
    processor_.last_location = at;
    const char* const user = op_name(operation.op);
    require_started(user, at);
    if (setup_.op != operation.op) {
        throw processor_
            .diagnose(
                Rule::EngineInitMissing,
                std::string(user) + " needs " + init_name(operation.op) + ", but the engine was last set up by " +
                    init_name(setup_.op),
                at)
            .advice(std::string("call ") + init_name(operation.op) + " whenever the kind of operation changes")
            .error();
    }
    Scheduler::active()->spend(1);
    if (is_matmul(operation.op)) {
        matmul(operation, at);
    } else if (operation.op == EngineOp::Copy || operation.op == EngineOp::Transpose) {
        move(operation, at);
    } else {
        eltwise(operation, at);
    }
}

void ComputeEngine::matmul(const abi::TileOp& operation, abi::Location at) {
    const char* const user = op_name(operation.op);
    if (operation.op == EngineOp::MatmulBlock &&
        (operation.columns != setup_.columns || operation.rows != setup_.rows || operation.inner != setup_.inner ||
         operation.transpose != setup_.transpose)) {
        throw processor_
            .diagnose(Rule::EngineInitMissing, "matmul_block with other dimensions than matmul_block_init", at)
            .advice("give both the same transpose, ct_dim, rt_dim and kt_dim")
            .error();
    }
    for (const std::uint32_t cb : {operation.cb_a, operation.cb_b}) {
        const Ring& ring = tile_ring(cb, at);
        if (goes_to_dest(cb) || !numerics::is_source_format(static_cast<numerics::DataFormat>(ring.format))) {
            unsupported(
                std::string(user) + " cannot read " + ring.name() + " (" + format_name(ring.format) +
                    (goes_to_dest(cb) ? ", unpacked to DST)" : ")"),
                at);
        }
    }
    const bool transposed = setup_.transpose != 0;
    for (std::uint32_t row = 0; row < operation.rows; ++row) {
        for (std::uint32_t column = 0; column < operation.columns; ++column) {
            // in0 goes to SrcB and in1 to SrcA.
            const Operand in0 = operand(operation.cb_a, operation.tile_a + row * operation.inner, Side::B, user, at);
            const Operand in1 = operand(operation.cb_b, operation.tile_b + column, Side::A, user, at);
            auto& dst = dst_.to_modify(operation.dst + row * operation.columns + column, user, at);
            numerics::matmul_tile(
                dst, source_b_.operand_b(in0.page, in0.format), source_a_.operand_a(in1.page, in1.format, transposed),
                config_.fidelity, dst_.width());
        }
    }
}

void ComputeEngine::eltwise(const abi::TileOp& operation, abi::Location at) {
    const char* const user = op_name(operation.op);
    const auto source = [&](std::uint32_t cb, std::uint32_t tile, Side side) -> const numerics::SourceTile& {
        const Operand in = operand(cb, tile, side, user, at);
        if (goes_to_dest(cb) || !numerics::is_source_format(in.format)) {
            unsupported(std::string(user) + " cannot read " + processor_.ring(cb, at).describe(), at);
        }
        return (side == Side::A ? source_a_ : source_b_).get(in.page, in.format, false).tile;
    };
    const numerics::SourceTile& a = source(operation.cb_a, operation.tile_a, Side::A);
    const numerics::SourceTile& b = source(operation.cb_b, operation.tile_b, Side::B);
    auto& dst = dst_.to_modify(operation.dst, user, at);
    const bool accumulate = setup_.accumulate != 0;
    switch (operation.op) {
        case EngineOp::Add:
            numerics::add_tiles(dst, a, b, accumulate, dst_.width());
            break;
        case EngineOp::Sub:
            numerics::sub_tiles(dst, a, b, accumulate, dst_.width());
            break;
        default:
            numerics::mul_tiles(dst, a, b, config_.fidelity, dst_.width());
            break;
    }
}

void ComputeEngine::move(const abi::TileOp& operation, abi::Location at) {
    const char* const user = op_name(operation.op);
    const Operand in = operand(operation.cb_a, operation.tile_a, Side::A, user, at);
    const bool transposed = operation.op == EngineOp::Transpose || setup_.transpose != 0;
    auto& dst = dst_.to_overwrite(operation.dst, user, at);
    if (goes_to_dest(operation.cb_a) || in.format == numerics::DataFormat::Int32 ||
        in.format == numerics::DataFormat::UInt32) {
        if (transposed || !config_.fp32_dest) {
            unsupported(
                std::string(user) + " of " + processor_.ring(operation.cb_a, at).describe() +
                    (transposed ? ": data unpacked to DST is not transposed"
                                : ": 32-bit integers need fp32_dest_acc_en"),
                at);
        }
        numerics::unpack_to_dst(dst, std::span(in.page, numerics::tile_bytes(in.format)), in.format);
        return;
    }
    if (!numerics::is_source_format(in.format)) {
        unsupported(std::string(user) + " cannot read " + processor_.ring(operation.cb_a, at).describe(), at);
    }
    numerics::copy_tile(dst, source_a_.get(in.page, in.format, transposed).tile, dst_.width());
}

void ComputeEngine::dst_section(abi::DstAction action, abi::Location at) {
    processor_.last_location = at;
    switch (action) {
        case abi::DstAction::Acquire:
            return dst_.acquire(at);
        case abi::DstAction::Commit:
            return dst_.commit(at);
        case abi::DstAction::Wait:
            return dst_.wait(at);
        case abi::DstAction::Release:
            return dst_.release(at);
    }
}

void ComputeEngine::pack(std::uint32_t dst, std::uint32_t cb, bool out_of_order, std::uint32_t page, abi::Location at) {
    require_started("pack_tile", at);
    Ring& ring = tile_ring(cb, at);
    check_format(ring, format_out_, "the packer", "pack_tile", "pack_reconfig_data_format", at);
    RingView& view = processor_.view(ring);
    if (out_of_order ? view.packed != 0 : view.packed_out_of_order) {
        throw processor_
            .diagnose(
                Rule::PackOrderMixed,
                "pack_tile in order and pack_tile<true> into " + ring.name() + " between two cb_push_back", at)
            .advice("use one form for all pages of a push")
            .error();
    }
    const numerics::DstTile& tile = dst_.to_pack(dst, at);
    const std::uint32_t offset = cb_page_to_write(processor_, ring, out_of_order ? page : view.packed, "pack_tile", at);
    numerics::PackConfig config;
    config.output = static_cast<numerics::DataFormat>(ring.format);
    config.width = dst_.width();
    config.relu = relu_;
    config.l1_accumulate = l1_accumulate_;
    config.bfp_pack_precise = config_.bfp8_pack_precise;
    if (!numerics::is_pack_format(config.output)) {
        unsupported("pack_tile to " + ring.describe(), at);
    }
    numerics::pack_tile(std::span(processor_.core().l1() + offset, ring.page_size), tile, config);
    if (out_of_order) {
        view.packed_out_of_order = true;
    } else {
        ++view.packed;
    }
}

void ComputeEngine::pack_reconfigure(std::uint32_t cb, abi::Location at) {
    require_started("pack_reconfig_data_format", at);
    format_out_ = tile_ring(cb, at).format;
}

void ComputeEngine::pack_setting(abi::PackSetting what, std::uint32_t value, abi::Location at) {
    require_started("a packer setting", at);
    if (what == abi::PackSetting::L1Accumulate) {
        l1_accumulate_ = value != 0;
    } else {
        relu_ = value != 0 ? numerics::PackRelu::Zero : numerics::PackRelu::Off;
    }
}

void ComputeEngine::check_finished() { dst_.check_finished(processor_.last_location); }

}  // namespace tilemetal::mock
