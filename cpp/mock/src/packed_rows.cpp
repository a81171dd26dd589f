// Tiles of DST packed as rows: the part of ComputeEngine that does what llk_pack_untilize.h programs the packers for.
// What is refused here are the combinations for which that header lays out something else than the rows of the tiles.
#include <array>
#include <cstring>
#include <string>

#include "api_level.hpp"
#include "compute_engine.hpp"
#include "cycle_costs.hpp"
#include "ring_protocol.hpp"

namespace tilemetal::mock {
namespace {

using numerics::kFaceDim;
using numerics::kTileDim;
using numerics::kTileElements;

constexpr numerics::TileShape kTall{16, 2, 1};  // 32x16
constexpr std::size_t kWordBytes = 16;          // in which the packers write to L1
constexpr std::size_t kPackerRows = kTileDim / 4;

bool same_rows(const abi::BlockOp& one, const abi::BlockOp& other) {
    return one.narrow == other.narrow && one.row_datums == other.row_datums && one.dense == other.dense &&
           one.face_rows == other.face_rows && one.faces == other.faces;
}

std::string dimensions(const abi::BlockOp& block) {
    return "<" + std::to_string(block.columns) + ", " + std::to_string(block.all_columns) + ">";
}

std::uint32_t tiles_of_dst(const abi::BlockOp& block) { return block.dense != 0 ? block.columns / 2 : block.columns; }

}  // namespace

void ComputeEngine::pack_as_rows(const abi::BlockOp& block, abi::Location at) {
    require_started("pack_untilize_dest_init", at);
    const Ring& ring = processor_.ring(block.cb_out, at);
    if (tiles_of_dst(block) > dst_.capacity()) {
        throw processor_
            .diagnose(
                Rule::DstIndex,
                "pack_untilize of blocks of " + std::to_string(block.columns) + " tiles, a DST section has " +
                    std::to_string(dst_.capacity()),
                at)
            .advice("choose a smaller block_ct_dim")
            .error();
    }
    on_packer(at, [this, &ring, block] {
        format_out_ = ring.format;  // this init sets the packer's format, too
        shape_out_ = ring.tile;
        packed_rows_ = block;
        processor_.activity.advance(Thread::Pack, kInitCycles);
    });
}

void ComputeEngine::require_rows_setup(const abi::BlockOp& block, const char* user, abi::Location at) const {
    if (!packed_rows_ || packed_rows_->columns != block.columns || packed_rows_->all_columns != block.all_columns) {
        throw processor_
            .diagnose(
                Rule::EngineInitMissing,
                std::string(user) + dimensions(block) +
                    " without pack_untilize_init or pack_untilize_dest_init of the same dimensions",
                at)
            .advice("call pack_untilize_dest_init with the same block_ct_dim and full_ct_dim before")
            .error();
    }
    if (!same_rows(*packed_rows_, block)) {
        throw processor_
            .diagnose(
                Rule::EngineInitMissing,
                std::string(user) + dimensions(block) +
                    " and its init were given other narrow_row, row_num_datums, dense or faces",
                at)
            .advice("give both the same template arguments and faces")
            .error();
    }
    if (reduce_mask_) {
        unsupported(std::string(user) + " while the packer masks all but the result of a reduction", at);
    }
}

ComputeEngine::RowsOfTiles ComputeEngine::rows_of_tiles(
    const abi::BlockOp& block, const Ring& ring, std::size_t datum, const char* user, abi::Location at) const {
    numerics::TileShape shape = ring.tile;
    if (block.faces != 0) {
        shape.face_rows = block.face_rows;
        shape.faces_down = block.faces == 4 ? 2 : 1;
        shape.faces_across = block.faces == 1 ? 1 : 2;
    }
    const auto refuse = [&](const std::string& why) {
        unsupported(
            std::string(user) + (block.narrow != 0 ? " of narrow rows" : "") + " to " + ring.name() + " of tiles of " +
                name_of(shape) + ": " + why,
            at);
    };
    RowsOfTiles rows;
    rows.face_rows = shape.face_rows;
    rows.slots = tiles_of_dst(block);
    rows.tile_columns = shape.columns();
    if (shape == kTall) {
        refuse("the packer puts the two faces of a tile side by side");
    }
    if (block.dense != 0) {
        if (shape.faces() != 2) {
            refuse("dense is for tiles of two faces");
        }
        rows.pieces = 4;
        return rows;
    }
    rows.bands = shape.faces_down;
    // Each of Wormhole's packers takes 8 rows of a face; with shorter faces only the first packer works.
    if (is_wormhole() && shape.faces() == 1 && shape.face_rows == kFaceDim) {
        refuse("Wormhole's packer packs 8 of their rows");
    }
    if (block.narrow == 0) {
        if (block.row_datums != kTileDim && is_wormhole() && shape.face_rows == kFaceDim) {
            refuse("row_num_datums is for narrow rows");
        }
        rows.pieces = shape.faces_across;
        return rows;
    }
    rows.datums = block.row_datums;
    rows.tile_columns = block.row_datums;
    if (block.row_datums == 0 || block.row_datums > kFaceDim) {
        refuse("rows of " + std::to_string(block.row_datums) + " datums run into the next row of a face of 16");
    }
    if (block.columns != block.all_columns) {
        refuse("blocks of a row are not as far apart as their rows are long");
    }
    const std::size_t row_bytes = block.columns * block.row_datums * datum;
    if (!is_wormhole()) {
        if (row_bytes % kWordBytes != 0) {
            refuse("rows of " + std::to_string(row_bytes) + " bytes, but the packer goes on by multiples of 16");
        }
        return rows;
    }
    if (block.columns != 1 || block.rows != 1) {
        refuse("Wormhole's packer takes one tile");
    }
    if (shape.face_rows < kPackerRows) {
        refuse("Wormhole's packer packs 8 rows of each face");
    }
    if (kPackerRows * row_bytes % kWordBytes != 0) {
        refuse("8 rows of " + std::to_string(row_bytes) + " bytes are no multiple of 16 bytes");
    }
    if (block.dst != packer_tile_) {
        refuse(
            "Wormhole's packer takes the DST tile where its counter stands, " + std::to_string(packer_tile_) +
            " since what was packed last");
    }
    return rows;
}

void ComputeEngine::pack_rows(const abi::BlockOp& block, const char* user, abi::Location at) {
    Ring& ring = ring_to_pack(block.cb_out, user, at);
    require_rows_setup(block, user, at);
    if (api_level() == ApiLevel::September2025 && block.faces == 0) {
        require_full_tiles(ring, user, at);  // pack_untilize_block packed four faces of 16 rows whatever the tiles
    }
    const numerics::PackConfig config = pack_config(ring, user, at);
    const std::size_t datum = numerics::tile_bytes(config.output) / kTileElements;
    if (datum * kTileElements != numerics::tile_bytes(config.output)) {
        unsupported(std::string(user) + " to " + ring.describe() + ": block formats have no row-major form", at);
    }
    const RowsOfTiles rows = rows_of_tiles(block, ring, datum, user, at);
    const std::size_t row_bytes = block.all_columns * rows.tile_columns * datum;
    // From a row of tiles to the next the packer goes on by full_ct_dim pages (llk_pack_untilize_api.h).
    const std::size_t step = std::size_t{block.all_columns} * ring.page_size;
    if (block.rows > 1 && step != rows.rows() * row_bytes) {
        throw processor_
            .diagnose(
                Rule::CbPageSize,
                std::string(user) + " of " + std::to_string(block.rows) + " rows of tiles: each has " +
                    std::to_string(rows.rows() * row_bytes) + " bytes, but the packer goes on by " +
                    std::to_string(block.all_columns) + " pages of " + ring.name() + ", " + std::to_string(step) +
                    " bytes",
                at)
            .advice("set the page size to that of a tile, or pack one row of tiles at a time")
            .error();
    }
    const std::size_t bytes = (block.rows - 1) * step + rows.rows() * row_bytes;
    const auto pages = static_cast<std::uint32_t>((bytes + ring.page_size - 1) / ring.page_size);
    for (std::uint32_t page = 1; page < pages; ++page) {
        cb_page_to_write(processor_, ring, page, user, at);
    }
    std::byte* const out = processor_.core().l1() + cb_page_to_write(processor_, ring, 0, user, at);
    std::array<std::byte, 4 * kTileElements> packed;
    const std::size_t piece_bytes = rows.datums * datum;
    for (std::uint32_t row = 0; row < block.rows; ++row) {
        for (std::uint32_t slot = 0; slot < rows.slots; ++slot) {
            const std::uint32_t index = block.dst + row * block.columns + slot;
            const numerics::DstTile& tile = dst_.to_pack(index, at);
            require_written(index, (rows.bands - 1) * 2 + rows.pieces, rows.face_rows, ring, user, at);
            std::byte* const first = out + row * step + block.column * block.columns * rows.tile_columns * datum +
                                     slot * rows.pieces * piece_bytes;
            const auto each_piece = [&](auto&& copy) {
                for (std::size_t y = 0; y < rows.rows(); ++y) {
                    const std::size_t face = y / rows.face_rows * 2;
                    for (std::size_t piece = 0; piece < rows.pieces; ++piece) {
                        const std::size_t place = (face + piece) * kFaceDim + y % rows.face_rows;
                        copy(packed.data() + place * kFaceDim * datum, first + y * row_bytes + piece * piece_bytes);
                    }
                }
            };
            if (config.l1_accumulate) {
                each_piece([&](std::byte* datums, std::byte* l1) { std::memcpy(datums, l1, piece_bytes); });
            }
            numerics::pack_tile(packed, tile, config);
            processor_.activity.packed(user, pack_cycles(rows.rows() * rows.pieces * piece_bytes));
            each_piece([&](std::byte* datums, std::byte* l1) { std::memcpy(l1, datums, piece_bytes); });
        }
        packer_tile_ = block.narrow != 0 ? packer_tile_ : block.dst + row * block.columns + block.columns;
    }
}

void ComputeEngine::pack_untilize_dest(const abi::BlockOp& block, abi::Location at) {
    on_packer(block.cb_out, at, [this, block, at] { pack_rows(block, "pack_untilize_dest", at); });
}

}  // namespace tilemetal::mock
