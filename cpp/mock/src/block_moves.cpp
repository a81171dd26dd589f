// Tilizing and untilizing: operations of ComputeEngine that take tiles through DST and pack them by themselves.
#include <array>
#include <cstring>
#include <string>
#include <vector>

#include "compute_engine.hpp"
#include "ring_protocol.hpp"
#include "scheduler.hpp"

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

void ComputeEngine::tilize(const abi::BlockOp& block, abi::Location at) {
    const char* const user = "tilize_block";
    require_started(user, at);
    abi::TileOp operation{};
    operation.op = abi::EngineOp::Tilize;
    require_setup(operation, at);
    if (setup_.columns != block.columns) {
        throw processor_
            .diagnose(
                Rule::EngineInitMissing,
                "tilize_block of " + std::to_string(block.columns) + " tiles after tilize_init for " +
                    std::to_string(setup_.columns),
                at)
            .advice("give both the same number of tiles")
            .error();
    }
    Ring& ring = processor_.ring(block.cb_in, at);
    require_full_tiles(ring, user, at);
    require_full_tiles(processor_.ring(block.cb_out, at), user, at);
    check_format(ring, format_a_, "unpacker A", user, "reconfig_data_format_srca", at);
    const auto format = static_cast<numerics::DataFormat>(ring.format);
    const bool to_dest = goes_to_dest(block.cb_in, format);
    const std::size_t datum = numerics::tile_bytes(format) / kTileElements;
    const bool readable = to_dest || numerics::is_source_format(format) || numerics::is_moved_integer(format);
    if (datum * kTileElements != numerics::tile_bytes(format) || !readable) {
        unsupported(std::string(user) + " cannot read " + ring.describe(), at);
    }
    const std::size_t row_bytes = block.columns * kTileDim * datum;
    const std::size_t first = std::size_t{block.tile_in} * kTileDim * datum;
    const auto in =
        waited_bytes(ring, first + kTileDim * row_bytes - block.tile_in % block.columns * kTileDim * datum, user, at);
    on_packer(block.cb_out, at, [this, cb = block.cb_out, user, at] { ring_to_pack(cb, user, at); });
    dst_.require_idle(user, at);
    // In no memory of the heap: a fiber that waits for ever is given up with what its stack holds.
    std::array<std::byte, kTileElements * sizeof(std::uint32_t)> bytes;
    const std::span tile(bytes.data(), numerics::tile_bytes(format));
    for (std::uint32_t t = 0; t < block.columns; ++t) {
        for (std::size_t y = 0; y < kTileDim; ++y) {
            for (std::size_t x = 0; x < kTileDim; x += kFaceDim) {
                std::memcpy(
                    tile.data() + numerics::face_index(y, x) * datum,
                    in.data() + first + y * row_bytes + (t * kTileDim + x) * datum, kFaceDim * datum);
            }
        }
        Scheduler::active()->spend(1);
        acquire_section(at);
        auto& dst = dst_.to_overwrite(0, user, at);
        if (to_dest || numerics::is_moved_integer(format)) {
            move_integers(dst, tile, format, user, at);
        } else {
            numerics::SourceTile source;
            numerics::unpack_source(source, tile, format, dst_.width());
            move_source(dst, source, format);
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
    abi::TileOp operation{};
    operation.op = abi::EngineOp::Untilize;
    require_setup(operation, at);
    require_full_tiles(processor_.ring(block.cb_in, at), user, at);
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
    require_full_tiles(processor_.ring(block.cb_in, at), "pack_untilize_block", at);
    dst_.require_idle("pack_untilize_block", at);
    for (std::uint32_t row = 0; row < block.rows; ++row) {
        acquire_section(at);
        for (std::uint32_t column = 0; column < block.columns; ++column) {
            run(copy_of(block.cb_in, block.tile_in + column, column), at);
        }
        commit_section(at);
        abi::BlockOp line = block;
        line.rows = 1;
        on_packer_after_commit(block.cb_out, at, [this, line, at] {
            dst_.wait(at);
            pack_rows(line, "pack_untilize_block", at);
            dst_.release(at);
        });
    }
}

}  // namespace tilemetal::mock
