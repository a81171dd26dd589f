#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "dst_registers.hpp"
#include "mock/abi.h"
#include "processor.hpp"
#include "source_tiles.hpp"
#include "tilemetal/numerics/fpu.hpp"
#include "tilemetal/numerics/pack.hpp"
#include "vector_unit.hpp"

namespace tilemetal::mock {

// How a compute kernel was configured by the host.
struct EngineConfig {
    numerics::MathFidelity fidelity = numerics::MathFidelity::HiFi4;
    bool fast = false;  // matrix products in float32, see numerics/fast.hpp
    bool fp32_dest = false;
    bool full_sync = false;
    bool bfp8_pack_precise = false;
    std::vector<bool> unpack_to_dest;  // by circular buffer index; absent means false
};

// Unpackers, matrix engine, vector unit and packer of one core, with what they were last set up for.
class ComputeEngine {
public:
    ComputeEngine(Processor& processor, const EngineConfig& config);

    void startup(std::uint32_t cb_src_a, std::uint32_t cb_src_b, std::uint32_t cb_out, abi::Location at);
    void init(const abi::TileOp& setup, abi::Location at);
    void run(const abi::TileOp& operation, abi::Location at);
    // The part of `run` that follows the unpackers, on a pair that leave_in_sources() left.
    void reduce_sources(const abi::TileOp& operation, abi::Location at);
    void unpack_tilized(const abi::TileOp& operation, abi::Location at);
    void reconfigure(std::uint32_t cb_src_a, std::uint32_t cb_src_b, abi::Location at);
    void reshape(const abi::TileReshape& change, abi::Location at);
    void sfpu_init(const abi::SfpuInit& init, abi::Location at);
    void sfpu_run(const abi::SfpuCall& call, abi::Location at);
    // The kernel's own program for the vector unit, which is carried out before anything else the kernel asks for.
    VectorProgram& vector_program() { return vector_.program(); }
    VectorProgram& vector_program(abi::Location at);
    void write_vector_register(std::uint32_t index, abi::SfpiValue* value, abi::Location at);
    void finish_vector_program(abi::Location at);
    bool has_wide_dst(abi::Location at) const;
    void statistics(const abi::StatisticsCall& call, abi::Location at);
    void dst_section(abi::DstAction action, abi::Location at);
    void pack(std::uint32_t dst, std::uint32_t cb, bool out_of_order, std::uint32_t page, abi::Location at);
    void pack_reconfigure(std::uint32_t cb, abi::Location at);
    void pack_reshape(std::uint32_t cb, abi::Location at);
    void pack_setting(abi::PackSetting what, std::uint32_t value, abi::Location at);
    void pack_reduce_mask(std::uint32_t cb, abi::Dim dim, abi::Location at);
    void pack_clear_mask(abi::Location at);
    void pack_as_tiles(std::uint32_t cb, abi::Location at);
    void pack_as_rows(const abi::BlockOp& block, abi::Location at);
    void tilize(const abi::BlockOp& block, abi::Location at);
    void untilize(const abi::BlockOp& block, abi::Location at);
    void pack_untilize(const abi::BlockOp& block, abi::Location at);
    void pack_untilize_dest(const abi::BlockOp& block, abi::Location at);
    void transpose_dest(std::uint32_t dst, bool of_faces, bool is_32bit, abi::Location at);
    void copy_dest(std::uint32_t dst_in, std::uint32_t dst_out, bool floats, abi::Location at);
    void set_fp32_dest(bool enable, abi::Location at);
    void mailbox_write(std::uint32_t value, abi::Location at);
    std::uint32_t mailbox_read(abi::Location at);
    // At the kernel's end.
    void check_finished();

private:
    // Does what the packer's thread has to do for a call of the kernel, now or when it comes to it. `action` keeps what
    // it needs by value and waits for nothing.
    template <class Action>
    void on_packer(abi::Location at, Action&& action) {
        processor_.packer.run(kNoBuffer, at, std::forward<Action>(action));
    }
    // The same for a call that fills pages of a circular buffer.
    template <class Action>
    void on_packer(std::uint32_t cb, abi::Location at, Action&& action) {
        processor_.packer.run(cb, at, std::forward<Action>(action));
    }
    // The same for one that begins with tile_regs_wait().
    template <class Action>
    void on_packer_after_commit(std::uint32_t cb, abi::Location at, Action&& action) {
        processor_.packer.run_after(Wait::for_dst(Wait::For::DstSection, dst_, at), cb, std::forward<Action>(action));
    }
    void acquire_section(abi::Location at);
    void commit_section(abi::Location at);
    enum class Side : std::uint8_t { A, B };
    struct Operand {
        const std::byte* page = nullptr;
        numerics::DataFormat format{};
    };
    // As an unpacker would deliver it.
    UnpackedTile unpacked(const Operand& in, bool transposed) const {
        return {in.page, in.format, transposed, dst_.width()};
    }
    Ring& tile_ring(std::uint32_t cb, abi::Location at);
    // Of a circular buffer of 32x32 tiles.
    Operand operand(std::uint32_t cb, std::uint32_t tile, Side side, const char* user, abi::Location at);
    // The same for operations that take other tiles, too; they get them expanded, with their faces in the given order.
    Operand shaped_operand(
        std::uint32_t cb, std::uint32_t tile, Side side, const char* user, numerics::FaceOrder order, abi::Location at);
    // As it lies in L1.
    Operand page_operand(std::uint32_t cb, std::uint32_t tile, Side side, const char* user, abi::Location at);
    void check_format(
        const Ring& ring, tt::DataFormat configured, const char* unit, const char* user, const char* reconfigure,
        abi::Location at) const;
    bool records_program(const abi::TileOp& setup, abi::Location at) const;
    numerics::TileShape shape_of(std::uint32_t cb, abi::Location at) const;
    void check_shape(
        const Ring& ring, numerics::TileShape configured, const char* unit, const char* user, const char* reconfigure,
        abi::Location at) const;
    void require_full_tiles(const Ring& ring, const char* user, abi::Location at) const;
    void require_setup_shapes(const abi::TileOp& operation, abi::Location at) const;
    void require_eltwise_shapes(const abi::TileOp& operation, abi::Location at) const;
    void require_transposable(
        numerics::TileShape shape, std::uint8_t transpose, const char* user, abi::Location at) const;
    void require_scaler_faces(const abi::TileOp& operation, abi::Location at) const;
    void require_packable(const Ring& ring, const char* user, abi::Location at) const;
    // Of the result.
    numerics::TileShape product_shape(const abi::TileOp& operation, bool transposed, abi::Location at) const;
    numerics::TileShape unary_broadcast_shape(
        numerics::TileShape shape, numerics::Broadcast kind, bool to_dest, const char* user, abi::Location at) const;
    void require_started(const char* user, abi::Location at) const;
    void require_setup(const abi::TileOp& operation, abi::Location at) const;
    void require_math_setup(const abi::TileOp& operation, abi::Location at) const;
    // True for data that the unpacker writes to DST, past the source registers.
    bool goes_to_dest(std::uint32_t cb, numerics::DataFormat format) const;
    // What the matrix engine is set up to compute on: its setting is that of unpacker A.
    numerics::Numbers numbers() const;
    // A 16-bit DST holds Float16 numbers while the source registers do.
    bool dst_is_fp16() const;
    numerics::DstWidth vector_width(const char* user, abi::Location at) const;
    // Throws unless both operands are of the engine's kind and it can compute on them in this DST.
    void require_numbers(numerics::DataFormat a, numerics::DataFormat b, const char* user, abi::Location at) const;
    void require_tilizable(const abi::BlockOp& block, const char* user, abi::Location at);
    const numerics::SourceTile& source(
        std::uint32_t cb, std::uint32_t tile, Side side, const char* user, abi::Location at);
    const numerics::SourceTile& shaped_source(
        std::uint32_t cb, std::uint32_t tile, Side side, const char* user, numerics::FaceOrder order, abi::Location at);
    const numerics::SourceTile& source_of(
        const Operand& in, std::uint32_t cb, Side side, const char* user, abi::Location at);
    // L1 bytes from the read pointer on, which must have been waited for.
    std::span<const std::byte> waited_bytes(Ring& ring, std::size_t bytes, const char* user, abi::Location at);
    // Throws for numbers whose unpacking is not documented.
    void require_defined(const Operand& in, const Ring& ring, const char* user, abi::Location at) const;
    numerics::DataFormat format_of(std::uint32_t cb, abi::Location at) const {
        return static_cast<numerics::DataFormat>(processor_.ring(cb, at).format);
    }
    // Adds what the operation costs to clocks and counters.
    void account(const abi::TileOp& operation, const char* user, abi::Location at);
    void matmul(const abi::TileOp& operation, abi::Location at);
    void eltwise(const abi::TileOp& operation, abi::Location at);
    void multiply_exactly(numerics::DstTile& dst, const Operand& in0, const Operand& in1, bool transposed);
    void eltwise_reuse(const abi::TileOp& operation, abi::Location at);
    void move(const abi::TileOp& operation, abi::Location at);
    // Data that is moved as it is: integers and what is unpacked to DST.
    void move_integers(
        numerics::DstTile& dst, std::span<const std::byte> l1, numerics::DataFormat format, const char* user,
        abi::Location at) const;
    void move_source(numerics::DstTile& dst, const numerics::SourceTile& source, numerics::DataFormat format);
    void unary_broadcast(const abi::TileOp& operation, abi::Location at);
    void reduce(const abi::TileOp& operation, abi::Location at);
    // What unpackers brought to SrcA and SrcB for an operation that follows in a call of its own.
    struct WaitingPair {
        numerics::SourceTile a;
        numerics::SourceTile b;
        numerics::DataFormat format_a{};
        numerics::DataFormat format_b{};
        numerics::TileShape shape;  // of the tile in SrcA
    };
    void leave_in_sources(WaitingPair pair) { waiting_.push_back(std::move(pair)); }
    void require_sources_used(abi::Location at) const;
    void tilize_source(
        numerics::SourceTile& tile, Ring& ring, const abi::TileOp& operation, std::uint32_t column, abi::Location at);
    void require_pairs(const abi::TileOp& operation, const char* user, abi::Location at) const;
    void require_reducible(const abi::TileOp& operation, numerics::DataFormat data, const char* user, abi::Location at);
    void pool(
        const abi::TileOp& operation, const numerics::SourceTile& data, const numerics::SourceTile& scaler,
        numerics::TileShape shape, const char* user, abi::Location at);
    Ring& ring_to_pack(std::uint32_t cb, const char* user, abi::Location at);
    void pack_tile(std::uint32_t dst, std::uint32_t cb, bool out_of_order, std::uint32_t page, abi::Location at);
    void reconfigured(abi::Location at);
    numerics::PackConfig pack_config(const Ring& ring, const char* user, abi::Location at) const;
    void pack_page(std::uint32_t dst, Ring& ring, std::uint32_t page, const char* user, abi::Location at);
    // Throws unless the operation that wrote the DST tile last wrote so much of it.
    void require_written(
        std::uint32_t dst, std::size_t faces, std::size_t face_rows, const Ring& ring, const char* user,
        abi::Location at) const;
    void pack_small(
        const numerics::DstTile& tile, std::uint32_t dst, const Ring& ring, std::uint32_t offset, const char* user,
        abi::Location at);
    // What the packer makes of a reduction on its way to tiles of this shape.
    void mask(numerics::DstTile& tile, numerics::TileShape shape) const;
    // How the packer makes rows of the tiles of a block.
    struct RowsOfTiles {
        std::size_t face_rows = numerics::kFaceDim;
        std::size_t bands = 1;                    // rows of faces that become rows one below the other
        std::size_t pieces = 1;                   // faces of a tile of DST whose rows are put together
        std::size_t datums = numerics::kFaceDim;  // of each piece
        std::size_t slots = 0;                    // tiles of DST in a row of tiles
        std::size_t tile_columns = 0;             // by which blocks are counted
        std::size_t rows() const { return bands * face_rows; }
    };
    void require_rows_setup(const abi::BlockOp& block, const char* user, abi::Location at) const;
    RowsOfTiles rows_of_tiles(
        const abi::BlockOp& block, const Ring& ring, std::size_t datum, const char* user, abi::Location at) const;
    void pack_rows(const abi::BlockOp& block, const char* user, abi::Location at);
    bool is_wormhole() const;
    [[noreturn]] void unsupported(const std::string& what, abi::Location at) const;

    Processor& processor_;
    EngineConfig config_;
    DstRegisters dst_;
    bool started_ = false;
    abi::Location started_at_{nullptr, 0};
    tt::DataFormat format_a_ = tt::DataFormat::Invalid;
    tt::DataFormat format_b_ = tt::DataFormat::Invalid;
    tt::DataFormat format_out_ = tt::DataFormat::Invalid;
    numerics::TileShape shape_a_;
    numerics::TileShape shape_b_;
    numerics::TileShape shape_out_;
    bool small_tiles_ = false;                          // some circular buffer of the core has others than 32x32
    abi::TileOp setup_{};                               // of the matrix engine
    abi::TileOp unpack_setup_{};                        // of the unpackers
    std::array<numerics::TileShape, 2> setup_shapes_;   // of the operands of setup_
    std::array<numerics::TileShape, 2> unpack_shapes_;  // of those of unpack_setup_
    VectorUnit vector_;
    std::deque<WaitingPair> waiting_;
    bool l1_accumulate_ = false;
    std::deque<std::uint32_t> mailbox_;
    std::vector<numerics::TileWords> untilized_;
    numerics::PackRelu relu_ = numerics::PackRelu::Off;
    std::uint16_t relu_threshold_ = 0;
    std::optional<numerics::ReduceDim> reduce_mask_;
    std::optional<abi::BlockOp> packed_rows_;  // what pack_as_rows() was given, while rows are packed
    std::uint32_t packer_tile_ = 0;            // where the packer's counter of DST tiles stands
};

}  // namespace tilemetal::mock
