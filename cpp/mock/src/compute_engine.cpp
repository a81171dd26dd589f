#include "compute_engine.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "api_level.hpp"
#include "cycle_costs.hpp"
#include "engine_names.hpp"
#include "ring_protocol.hpp"
#include "scheduler.hpp"
#include "shaped_tile.hpp"

namespace tilemetal::mock {
namespace {

using abi::EngineOp;

std::string dimensions(const abi::TileOp& block) {
    return "transpose " + std::to_string(block.transpose) + ", ct_dim " + std::to_string(block.columns) + ", rt_dim " +
           std::to_string(block.rows) + ", kt_dim " + std::to_string(block.inner);
}

bool is_binary(EngineOp op) { return op == EngineOp::Add || op == EngineOp::Sub || op == EngineOp::Mul; }

// As functions of operations that set the unpackers' strides are called.
std::string kind_of_row_move(EngineOp op) {
    switch (op) {
        case EngineOp::Tilize:
            return "tilize";
        case EngineOp::FastTilize:
            return "fast_tilize";
        case EngineOp::Untilize:
            return "untilize";
        case EngineOp::TilizePairs:
            return "unpack_tilizeA_B";
        default:
            return "";
    }
}

// Sums, averages and, but along rows, maxima take their operands to the same source registers.
bool is_swapped(const abi::TileOp& op) { return op.dim == abi::Dim::Row && op.pool != abi::Pool::Max; }

bool same_unpacking(const abi::TileOp& one, const abi::TileOp& other) {
    const bool same_op = one.op == other.op || (is_binary(one.op) && is_binary(other.op));
    return same_op && one.broadcast == other.broadcast && one.reuse == other.reuse && one.dim == other.dim &&
           is_swapped(one) == is_swapped(other);
}

}  // namespace

ComputeEngine::ComputeEngine(Processor& processor, const EngineConfig& config)
    : processor_(processor),
      config_(config),
      dst_(processor, config.fp32_dest, config.full_sync),
      vector_(processor, dst_) {}

void ComputeEngine::unsupported(const std::string& what, abi::Location at) const {
    throw processor_.diagnose(Rule::EngineUnsupported, what, at)
        .advice(
            "choose formats and settings that the operation takes; what the hardware would do here is not simulated")
        .error();
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
    const std::uint32_t tile =
        ring.tile.is_full() ? tt::tile_size(ring.format)
                            : tt::tile_layout::tile_bytes(
                                  ring.format, static_cast<std::uint32_t>(ring.tile.rows() * ring.tile.columns()));
    if (ring.page_size != tile) {
        throw processor_
            .diagnose(
                Rule::CbPageSize,
                ring.name() + " has pages of " + std::to_string(ring.page_size) + " bytes, a " +
                    format_name(ring.format) + " tile" +
                    (ring.tile.is_full() ? "" : " of " + numerics::name_of(ring.tile)) + " has " + std::to_string(tile),
                at)
            .advice("set the page size of circular buffers that the compute kernel uses to the tile size")
            .error();
    }
    return ring;
}

void ComputeEngine::startup(std::uint32_t cb_src_a, std::uint32_t cb_src_b, std::uint32_t cb_out, abi::Location at) {
    // In 2025 every full init of an operation was a startup too.
    if (started_ && api_level() == ApiLevel::Current) {
        throw processor_
            .diagnose(
                Rule::EngineStartedTwice, "compute_kernel_hw_startup a second time, first at " + place(started_at_), at)
            .advice("call it once; use the init functions and reconfig_data_format to change operations")
            .error();
    }
    format_a_ = processor_.ring(cb_src_a, at).format;
    format_b_ = processor_.ring(cb_src_b, at).format;
    on_packer(at, [this, format = processor_.ring(cb_out, at).format, shape = shape_of(cb_out, at)] {
        format_out_ = format;
        shape_out_ = shape;
        packer_tile_ = 0;
    });
    shape_a_ = shape_of(cb_src_a, at);
    shape_b_ = shape_of(cb_src_b, at);
    small_tiles_ =
        std::ranges::any_of(processor_.core().placed_rings, [](const Ring* ring) { return !ring->tile.is_full(); });
    started_ = true;
    started_at_ = at;
    processor_.activity.initialised();
}

// What the matrix engine's init records in its half of the buffer of instructions, in which a long program of the
// vector unit extends (tt-llk: replay_buf_offset).
bool ComputeEngine::records_program(const abi::TileOp& setup, abi::Location at) const {
    switch (setup.op) {
        case EngineOp::Matmul:
        case EngineOp::MatmulBlock:
        case EngineOp::TransposeDest:
            return true;
        case EngineOp::Reduce:
            return is_swapped(setup);
        case EngineOp::Transpose:
            return goes_to_dest(setup.cb_a, format_of(setup.cb_a, at));
        default:
            return false;
    }
}

void ComputeEngine::init(const abi::TileOp& setup, abi::Location at) {
    require_started(init_name(setup), at);
    // The uninit alone sets the unpacker's strides back (llk_unpack_tilize_uninit, llk_unpack_untilize_uninit). In 2025
    // full inits did so, too.
    const std::string kind = kind_of_row_move(unpack_setup_.op);
    if (setup.part != abi::InitPart::Math && !kind.empty() && kind != kind_of_row_move(setup.op) &&
        setup.op != EngineOp::None && setup.op != EngineOp::TransposeDest && api_level() == ApiLevel::Current) {
        throw processor_
            .diagnose(
                Rule::EngineInitMissing,
                std::string(init_name(setup)) + " while the unpacker is still set up by " + init_name(unpack_setup_),
                at)
            .advice("call " + kind + "_uninit after the last " + kind + "_block")
            .error();
    }
    std::array<numerics::TileShape, 2> shapes;
    if (setup.op != EngineOp::None && setup.op != EngineOp::TransposeDest) {
        shapes = {shape_of(setup.cb_a, at), shape_of(setup.cb_b, at)};
        // Row-major input may come in pages of any size.
        const bool tilizes = setup.op == EngineOp::Tilize || setup.op == EngineOp::FastTilize;
        if (!tilizes && setup.op != EngineOp::TilizePairs) {
            tile_ring(setup.cb_a, at);
        }
        if (!tilizes) {
            tile_ring(setup.cb_b, at);
        }
    }
    if (setup.part == abi::InitPart::KeepUnpackers && !same_unpacking(unpack_setup_, setup)) {
        throw processor_
            .diagnose(
                Rule::EngineInitMissing,
                "binary_tiles_init<false, ...> leaves the unpackers as " + std::string(init_name(unpack_setup_)) +
                    " set them up",
                at)
            .advice("call binary_tiles_init<true, ...> after another kind of operation")
            .error();
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
    if (setup.part != abi::InitPart::Unpackers) {
        setup_ = setup;
        if (records_program(setup, at)) {
            vector_.long_programs_overwritten();
        }
        if (setup.op == EngineOp::TilizePairs) {
            setup_.op = EngineOp::Reduce;
        }
        setup_shapes_ = shapes;
    }
    // What only changes DST unpacks nothing.
    if (setup.part == abi::InitPart::Both || setup.part == abi::InitPart::Unpackers) {
        unpack_setup_ = setup;
        unpack_shapes_ = shapes;
    }
    processor_.activity.initialised();
}

void ComputeEngine::reconfigure(std::uint32_t cb_src_a, std::uint32_t cb_src_b, abi::Location at) {
    require_started("reconfig_data_format", at);
    reconfigured(at);
    if (cb_src_a < kMaxRings) {
        format_a_ = processor_.ring(cb_src_a, at).format;
    }
    if (cb_src_b < kMaxRings) {
        format_b_ = processor_.ring(cb_src_b, at).format;
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

bool ComputeEngine::goes_to_dest(std::uint32_t cb, numerics::DataFormat format) const {
    if (format == numerics::DataFormat::Int32 || format == numerics::DataFormat::UInt32) {
        return true;
    }
    return dst_.width() == numerics::DstWidth::Bits32 && cb < config_.unpack_to_dest.size() &&
           config_.unpack_to_dest[cb];
}

ComputeEngine::Operand ComputeEngine::operand(
    std::uint32_t cb, std::uint32_t tile, Side side, const char* user, abi::Location at) {
    const Ring& ring = processor_.ring(cb, at);
    require_full_tiles(ring, user, at);
    const Operand in = page_operand(cb, tile, side, user, at);
    require_defined(in, ring, user, at);
    return in;
}

ComputeEngine::Operand ComputeEngine::page_operand(
    std::uint32_t cb, std::uint32_t tile, Side side, const char* user, abi::Location at) {
    Ring& ring = tile_ring(cb, at);
    const bool to_a = side == Side::A;
    check_format(
        ring, to_a ? format_a_ : format_b_, to_a ? "unpacker A" : "unpacker B", user,
        to_a ? "reconfig_data_format_srca" : "reconfig_data_format_srcb", at);
    check_shape(
        ring, to_a ? shape_a_ : shape_b_, to_a ? "unpacker A" : "unpacker B", user,
        to_a ? "reconfig_tile_shape_srca" : "reconfig_tile_shape_srcb", at);
    const std::uint32_t offset = cb_page_to_read(processor_, ring, tile, user, at);
    return {processor_.core().l1() + offset, static_cast<numerics::DataFormat>(ring.format)};
}

void ComputeEngine::require_math_setup(const abi::TileOp& operation, abi::Location at) const {
    const auto pool_kind = [](abi::Pool pool) { return pool == abi::Pool::Avg ? abi::Pool::Sum : pool; };
    const bool same = setup_.op == operation.op && setup_.broadcast == operation.broadcast &&
                      setup_.reuse == operation.reuse && setup_.dim == operation.dim &&
                      pool_kind(setup_.pool) == pool_kind(operation.pool);
    if (!same) {
        throw processor_
            .diagnose(
                Rule::EngineInitMissing,
                std::string(op_name(operation)) + " needs " + init_name(operation) +
                    ", but the engine was last set up by " + init_name(setup_),
                at)
            .advice(std::string("call ") + init_name(operation) + " whenever the kind of operation changes")
            .error();
    }
}

void ComputeEngine::require_setup(const abi::TileOp& operation, abi::Location at) const {
    require_math_setup(operation, at);
    if (operation.op != EngineOp::TransposeDest && !same_unpacking(unpack_setup_, operation)) {
        throw processor_
            .diagnose(
                Rule::EngineInitMissing,
                std::string(op_name(operation)) + " needs the unpackers set up for it, but " +
                    init_name(unpack_setup_) + " was the last to do so",
                at)
            .advice("call the unpackers' half of " + std::string(init_name(operation)) + " too")
            .error();
    }
    if (small_tiles_ && operation.op != EngineOp::TransposeDest) {
        require_setup_shapes(operation, at);
    }
}

void ComputeEngine::run(const abi::TileOp& operation, abi::Location at) {
    processor_.last_location = at;
    require_started(op_name(operation), at);
    require_setup(operation, at);
    require_sources_used(at);
    Scheduler::active()->spend(1);
    switch (operation.op) {
        case EngineOp::Matmul:
        case EngineOp::MatmulBlock:
            matmul(operation, at);
            break;
        case EngineOp::Copy:
        case EngineOp::Transpose:
            move(operation, at);
            break;
        case EngineOp::UnaryBroadcast:
            unary_broadcast(operation, at);
            break;
        case EngineOp::Reduce:
            reduce(operation, at);
            break;
        default:
            if (operation.reuse != abi::ReuseDest::None) {
                eltwise_reuse(operation, at);
            } else {
                eltwise(operation, at);
            }
            break;
    }
    account(operation, op_name(operation), at);
}

const numerics::SourceTile& ComputeEngine::source(
    std::uint32_t cb, std::uint32_t tile, Side side, const char* user, abi::Location at) {
    return source_of(operand(cb, tile, side, user, at), cb, side, user, at);
}

const numerics::SourceTile& ComputeEngine::shaped_source(
    std::uint32_t cb, std::uint32_t tile, Side side, const char* user, numerics::FaceOrder order, abi::Location at) {
    return source_of(shaped_operand(cb, tile, side, user, order, at), cb, side, user, at);
}

const numerics::SourceTile& ComputeEngine::source_of(
    const Operand& in, std::uint32_t cb, Side side, const char* user, abi::Location at) {
    if (goes_to_dest(cb, in.format) || !numerics::is_source_format(in.format)) {
        unsupported(std::string(user) + " cannot read " + processor_.ring(cb, at).describe(), at);
    }
    return (side == Side::A ? SourceTiles::source_a() : SourceTiles::source_b()).tile(unpacked(in, false));
}

void ComputeEngine::matmul(const abi::TileOp& operation, abi::Location at) {
    const char* const user = op_name(operation);
    if (operation.op == EngineOp::MatmulBlock &&
        (operation.columns != setup_.columns || operation.rows != setup_.rows || operation.inner != setup_.inner ||
         operation.transpose != setup_.transpose)) {
        throw processor_
            .diagnose(
                Rule::EngineInitMissing,
                "matmul_block(" + dimensions(operation) + ") after matmul_block_init(" + dimensions(setup_) + ")", at)
            .advice("give both the same transpose, ct_dim, rt_dim and kt_dim")
            .error();
    }
    for (const std::uint32_t cb : {operation.cb_a, operation.cb_b}) {
        const Ring& ring = tile_ring(cb, at);
        if (goes_to_dest(cb, static_cast<numerics::DataFormat>(ring.format)) ||
            !numerics::is_source_format(static_cast<numerics::DataFormat>(ring.format))) {
            unsupported(
                std::string(user) + " cannot read " + ring.name() + " (" + format_name(ring.format) +
                    (goes_to_dest(cb, static_cast<numerics::DataFormat>(ring.format)) ? ", unpacked to DST)" : ")"),
                at);
        }
    }
    if (operation.columns * operation.rows == 0 || operation.columns * operation.rows > dst_.capacity()) {
        throw processor_
            .diagnose(
                Rule::DstIndex,
                std::string(user) + " of " + std::to_string(operation.rows) + " x " +
                    std::to_string(operation.columns) + " tiles, a DST section has " + std::to_string(dst_.capacity()),
                at)
            .advice("choose smaller rt_dim and ct_dim, but at least 1")
            .error();
    }
    require_numbers(format_of(operation.cb_a, at), format_of(operation.cb_b, at), user, at);
    const bool transposed = setup_.transpose != 0;
    const numerics::TileShape result = small_tiles_ ? product_shape(operation, transposed, at) : numerics::TileShape{};
    constexpr auto kOrder = numerics::FaceOrder::Geometric;
    SourceTiles& source_a = SourceTiles::source_a();
    SourceTiles& source_b = SourceTiles::source_b();
    // in0 goes to SrcB and in1 to SrcA. The tiles of in1 lie side by side, so none drives another out of what is kept.
    std::array<Operand, kMaxDstTiles> in1;
    for (std::uint32_t column = 0; column < operation.columns; ++column) {
        in1[column] = shaped_operand(operation.cb_b, operation.tile_b + column, Side::A, user, kOrder, at);
    }
    for (std::uint32_t row = 0; row < operation.rows; ++row) {
        const Operand in0 =
            shaped_operand(operation.cb_a, operation.tile_a + row * operation.inner, Side::B, user, kOrder, at);
        const auto each_column = [&](auto&& multiply) {
            for (std::uint32_t column = 0; column < operation.columns; ++column) {
                const std::uint32_t index = operation.dst + row * operation.columns + column;
                const ShapedTile dst(dst_.to_modify(index, user, at), result, kOrder);
                dst_.set_writer(index, DstRegisters::Writer::Other, result);
                multiply(*dst, in1[column]);
            }
        };
        if (numbers() != numerics::Numbers::Floats) {
            each_column([&](numerics::DstTile& dst, const Operand& in) { multiply_exactly(dst, in0, in, transposed); });
        } else if (config_.fast) {
            const auto& b = source_b.fast_b(unpacked(in0, false), config_.fidelity);
            each_column([&](numerics::DstTile& dst, const Operand& in) {
                const auto& a = source_a.fast_a(unpacked(in, transposed), config_.fidelity);
                numerics::fast_matmul_tile(dst, b, a, dst_.width());
            });
        } else {
            const auto& b = source_b.operand_b(unpacked(in0, false));
            each_column([&](numerics::DstTile& dst, const Operand& in) {
                const auto& a = source_a.operand_a(unpacked(in, transposed));
                numerics::matmul_tile(dst, b, a, config_.fidelity, dst_.width());
            });
        }
    }
}

void ComputeEngine::acquire_section(abi::Location at) {
    if (!processor_.packer.idle()) {
        Scheduler::wait(Wait::for_dst(Wait::For::DstRoom, dst_, at));
    }
    dst_.acquire(at);
}

void ComputeEngine::commit_section(abi::Location at) {
    dst_.commit(dst_is_fp16(), at);
    processor_.packer.proceed();
}

void ComputeEngine::dst_section(abi::DstAction action, abi::Location at) {
    processor_.last_location = at;
    switch (action) {
        case abi::DstAction::Acquire:
            return acquire_section(at);
        case abi::DstAction::Commit:
            return commit_section(at);
        case abi::DstAction::Wait:
            return on_packer_after_commit(kNoBuffer, at, [this, at] { dst_.wait(at); });
        case abi::DstAction::Release:
            return on_packer(at, [this, at] { dst_.release(at); });
        case abi::DstAction::AcquireShared:
            if (processor_.packer.idle()) {
                return dst_.acquire_shared(at);
            }
            // As on the device: the packer, late anyway, begins when math has ended.
            acquire_section(at);
            return on_packer_after_commit(kNoBuffer, at, [this, at] { dst_.wait(at); });
        case abi::DstAction::ReleaseShared:
            commit_section(at);
            return on_packer(at, [this, at] { dst_.release(at); });
    }
}

void ComputeEngine::reconfigured(abi::Location at) {
    processor_.activity.reconfigured();
    on_packer(at, [this] { processor_.activity.advance(Thread::Pack, kInitCycles); });
}

void ComputeEngine::set_fp32_dest(bool enable, abi::Location at) {
    require_started("a change of fp32_dest_acc", at);
    processor_.packer.catch_up(at);
    dst_.set_fp32(enable, at);
    reconfigured(at);
}

void ComputeEngine::mailbox_write(std::uint32_t value, abi::Location) { mailbox_.push_back(value); }

std::uint32_t ComputeEngine::mailbox_read(abi::Location at) {
    if (mailbox_.empty()) {
        throw processor_.diagnose(Rule::Deadlock, "mailbox_read waits for ever: no thread has written a word", at)
            .advice("call mailbox_write for this thread before (threads of a compute kernel run in program order)")
            .error();
    }
    const std::uint32_t value = mailbox_.front();
    mailbox_.pop_front();
    const std::uint64_t time = processor_.activity.meet(!processor_.packer.idle());
    on_packer(at, [this, time] { processor_.activity.packer_meets(time); });
    return value;
}

void ComputeEngine::check_finished() {
    require_sources_used(processor_.last_location);
    dst_.check_finished(processor_.last_location);
}

}  // namespace tilemetal::mock
