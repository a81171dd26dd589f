// Tilizing and untilizing: operations of ComputeEngine that take tiles through DST and pack them by themselves.
#include <array>
#include <cstring>
#include <string>
#include <vector>

#include "chip.hpp"
#include "compute_engine.hpp"
#include "engine_names.hpp"
#include "ring_protocol.hpp"
#include "scheduler.hpp"
#include "shaped_tile.hpp"

namespace tilemetal::mock {
namespace {

using numerics::kFaceDim;
using numerics::kTileDim;
using numerics::kTileElements;

abi::TileOp copy_of(std::uint32_t cb, std::uint32_t tile, std::uint32_t dst) {
    abi::TileOp operation{};
    operation.op = abi::EngineOp::Copy;
    operation.cb_a = cb;
    operation.tile_a = tile;
    operation.dst = dst;
    return operation;
}

}  // namespace

std::span<const std::byte> ComputeEngine::waited_bytes(
    Ring& ring, std::size_t bytes, const char* user, abi::Location at) {
    const auto pages = static_cast<std::uint32_t>((bytes + ring.page_size - 1) / ring.page_size);
    cb_page_to_read(processor_, ring, pages - 1, user, at);
    return {processor_.core().l1() + cb_page_to_read(processor_, ring, 0, user, at), bytes};
}

// What llk_unpack_tilize.h and the packer's side of it take; llk_*_fast_tilize.h for the fast path.
void ComputeEngine::require_tilizable(const abi::BlockOp& block, const char* user, abi::Location at) {
    const Ring& in = processor_.ring(block.cb_in, at);
    const Ring& out = processor_.ring(block.cb_out, at);
    const numerics::TileShape shape = in.tile;
    const auto format = static_cast<numerics::DataFormat>(in.format);
    if (out.tile != shape) {
        throw processor_
            .diagnose(
                Rule::EngineTileShape,
                std::string(user) + " from " + in.name() + " of tiles of " + name_of(shape) + " to " + out.name() +
                    " of tiles of " + name_of(out.tile),
                at)
            .advice("give both circular buffers the same set_tile_dims")
            .error();
    }
    const auto refuse = [&](const std::string& why) {
        unsupported(std::string(user) + " of " + in.describe() + ", tiles of " + name_of(shape) + ": " + why, at);
    };
    if (block.fast == 0) {
        if (!is_wormhole() && shape.faces_across != 2) {
            refuse("Blackhole's unpacker takes pairs of faces");
        }
        if (!is_wormhole() && !shape.is_full() && tt::is_bfp_format(out.format)) {
            refuse("Blackhole's packer lays out no such tiles of block formats");
        }
        return;
    }
    const bool half = shape.rows() == kFaceDim && shape.faces_across == 2;
    if (!shape.is_full() && (!half || !is_wormhole())) {
        refuse(is_wormhole() ? "it takes tiles of 32x32 and 16x32" : "it takes tiles of 32x32");
    }
    if (half && block.columns % 2 != 0) {
        refuse("it takes tiles of 16x32 in pairs");
    }
    if (half && out.format != tt::DataFormat::Float16_b && out.format != tt::DataFormat::Float32) {
        refuse("it makes tiles of 16x32 of Float16_b and Float32 alone");
    }
    const bool number = format == numerics::DataFormat::Float16_b || format == numerics::DataFormat::Float32;
    if (!number || (is_wormhole() && goes_to_dest(block.cb_in, format))) {
        refuse("it takes Float16_b, and Float32 that is not unpacked to DST");
    }
    if (config_.full_sync) {
        refuse("it works with halves of DST: not with dst_full_sync_en");
    }
    if (block.columns >= 256) {
        refuse("it takes less than 256 tiles in a row");
    }
}

void ComputeEngine::tilize(const abi::BlockOp& block, abi::Location at) {
    abi::TileOp operation = copy_of(block.cb_in, 0, 0);
    operation.op = block.fast != 0 ? abi::EngineOp::FastTilize : abi::EngineOp::Tilize;
    const char* const user = op_name(operation);
    require_started(user, at);
    require_setup(operation, at);
    if (setup_.columns != block.columns) {
        throw processor_
            .diagnose(
                Rule::EngineInitMissing,
                std::string(user) + " of " + std::to_string(block.columns) + " tiles after " + init_name(operation) +
                    " for " + std::to_string(setup_.columns),
                at)
            .advice("give both the same number of tiles")
            .error();
    }
    Ring& ring = processor_.ring(block.cb_in, at);
    check_format(ring, format_a_, "unpacker A", user, "reconfig_data_format_srca", at);
    check_shape(ring, shape_a_, "unpacker A", user, "reconfig_tile_shape_srca", at);
    require_tilizable(block, user, at);
    const numerics::TileShape shape = ring.tile;
    const auto format = static_cast<numerics::DataFormat>(ring.format);
    const bool to_dest = goes_to_dest(block.cb_in, format) && block.fast == 0;
    const std::size_t datum = numerics::tile_bytes(format) / kTileElements;
    const bool readable = to_dest || numerics::is_source_format(format) || numerics::is_moved_integer(format);
    if (datum * kTileElements != numerics::tile_bytes(format) || !readable) {
        unsupported(std::string(user) + " cannot read " + ring.describe(), at);
    }
    // The fast path on Blackhole takes Float32 as bfloat16 (llk_unpack_fast_tilize.h).
    const auto width = block.fast != 0 && !is_wormhole() ? numerics::DstWidth::Bits16 : dst_.width();
    const std::size_t tile_row = shape.columns() * datum;
    const std::size_t row_bytes = block.columns * tile_row;
    const std::size_t first = block.tile_in * tile_row;
    const auto in =
        waited_bytes(ring, first + shape.rows() * row_bytes - block.tile_in % block.columns * tile_row, user, at);
    on_packer(block.cb_out, at, [this, cb = block.cb_out, user, at] { ring_to_pack(cb, user, at); });
    dst_.require_idle(user, at);
    // In no memory of the heap: a fiber that waits for ever is given up with what its stack holds.
    std::array<std::byte, kTileElements * sizeof(std::uint32_t)> bytes{};
    const std::span tile(bytes.data(), numerics::tile_bytes(format));
    for (std::uint32_t t = 0; t < block.columns; ++t) {
        gather_tile(tile, in.subspan(first + t * tile_row), row_bytes, shape, datum);
        Scheduler::active()->spend(1);
        acquire_section(at);
        {
            const ShapedTile held(dst_.to_overwrite(0, user, at), shape);
            dst_.set_writer(0, DstRegisters::Writer::Other, shape);
            if (to_dest || numerics::is_moved_integer(format)) {
                move_integers(*held, tile, format, user, at);
            } else {
                numerics::SourceTile source;
                numerics::unpack_source(source, tile, format, width);
                move_source(*held, source, format);
            }
        }
        account(copy_of(block.cb_in, t, 0), user, at);
        commit_section(at);
        on_packer_after_commit(block.cb_out, at, [this, cb = block.cb_out, page = block.tile_out + t, user, at] {
            Ring& out = processor_.ring(cb, at);
            dst_.wait(at);
            pack_page(0, out, page, user, at);
            dst_.release(at);
            processor_.view(out).packed_out_of_order = true;
        });
    }
}

void ComputeEngine::untilize(const abi::BlockOp& block, abi::Location at) {
    const char* const user = "untilize_block";
    require_started(user, at);
    abi::TileOp operation = copy_of(block.cb_in, 0, 0);
    operation.op = abi::EngineOp::Untilize;
    require_full_tiles(processor_.ring(block.cb_in, at), user, at);
    require_setup(operation, at);
    require_full_tiles(processor_.ring(block.cb_out, at), user, at);
    std::vector<numerics::TileWords>& tiles = untilized_;
    tiles.clear();
    for (std::uint32_t t = 0; t < block.all_columns; ++t) {
        tiles.push_back(source(block.cb_in, t, Side::A, user, at).words);
    }
    on_packer(block.cb_out, at, [this, cb = block.cb_out, user, at] { ring_to_pack(cb, user, at); });
    dst_.require_idle(user, at);
    // Element i of the row-major output lies in row i / width.
    const std::size_t width = std::size_t{block.all_columns} * kTileDim;
    for (std::uint32_t page = 0; page < block.all_columns; ++page) {
        Scheduler::active()->spend(1);
        numerics::SourceTile rows;
        for (std::size_t i = 0; i < kTileElements; ++i) {
            const std::size_t element = page * kTileElements + i;
            const std::size_t column = element % width;
            rows.words[i] = tiles[column / kTileDim][numerics::face_index(element / width, column % kTileDim)];
        }
        acquire_section(at);
        move_source(dst_.to_overwrite(0, user, at), rows, format_of(block.cb_in, at));
        account(copy_of(block.cb_in, page, 0), user, at);
        commit_section(at);
        on_packer_after_commit(block.cb_out, at, [this, cb = block.cb_out, user, at] {
            Ring& out = processor_.ring(cb, at);
            dst_.wait(at);
            pack_page(0, out, processor_.view(out).packed++, user, at);
            dst_.release(at);
        });
    }
}

void ComputeEngine::pack_untilize(const abi::BlockOp& block, abi::Location at) {
    require_started("pack_untilize_block", at);
    dst_.require_idle("pack_untilize_block", at);
    for (std::uint32_t row = 0; row < block.rows; ++row) {
        acquire_section(at);
        for (std::uint32_t column = 0; column < block.columns; ++column) {
            run(copy_of(block.cb_in, block.tile_in + column, column), at);
        }
        commit_section(at);
        abi::BlockOp line = block;
        line.rows = 1;  // each row of tiles is packed to the same place
        on_packer_after_commit(block.cb_out, at, [this, line, at] {
            dst_.wait(at);
            pack_rows(line, "pack_untilize_block", at);
            dst_.release(at);
        });
    }
}

}  // namespace tilemetal::mock
