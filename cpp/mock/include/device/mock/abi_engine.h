#pragma once

#include <cstdint>

#include "mock/abi_sfpu.h"

// The part of the boundary between compiled kernels and the runtime that concerns unpackers, matrix engine and packer.
namespace tilemetal::mock::abi {

// Where in a kernel a call stands; as a defaulted last parameter it names the caller's line.
struct Location {
    const char* file;
    int line;
    static constexpr Location current(const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
        return Location{file, line};
    }
};

enum class DstAction : std::uint8_t { Acquire, Commit, Wait, Release, AcquireShared, ReleaseShared };

// What the unpackers and the matrix engine are set up for.
enum class EngineOp : std::uint8_t {
    None,
    Matmul,
    MatmulBlock,
    Add,
    Sub,
    Mul,
    Copy,
    Transpose,
    UnaryBroadcast,
    Reduce,
    TransposeDest,
    Tilize,
    Untilize,
    TilizePairs,  // rows to SrcA as tiles, a tile to SrcB, for a reduction
    FastTilize,
};

// Values of ckernel::BroadcastType.
enum class Broadcast : std::uint8_t { None, Col, Row, Scalar };
// Values of ckernel::EltwiseBinaryReuseDestType.
enum class ReuseDest : std::uint8_t { None, ToSrcA, ToSrcB };
// Values of ckernel::PoolType and ckernel::ReduceDim.
enum class Pool : std::uint8_t { Sum, Avg, Max, Min };
enum class Dim : std::uint8_t { Row, Col, Scalar };

// What rows of a face that the unpacker does not bring hold in SrcA.
enum class SourceFill : std::uint8_t { Nothing, Zero, Lowest };

// Bits of TileOp::transpose. A full transposition has both.
inline constexpr std::uint8_t kTransposeFaces = 1;
inline constexpr std::uint8_t kTransposeWithinFaces = 2;
inline constexpr std::uint8_t kTransposeAll = kTransposeFaces | kTransposeWithinFaces;

// Whom an init sets up. Unpackers keep what they were set up for when Math is; KeepUnpackers demands that this suits.
enum class InitPart : std::uint8_t { Both, KeepUnpackers, Math, Unpackers };

// An init of the engine or an operation on it; fields an operation does not use stay zero.
struct TileOp {
    EngineOp op;
    std::uint8_t accumulate;  // add/sub: acc_to_dest of the init
    std::uint8_t transpose;
    InitPart part;
    Broadcast broadcast;
    ReuseDest reuse;
    Pool pool;
    Dim dim;
    SourceFill fill;
    std::uint8_t same_faces;  // all faces of the second operand are its first one
    std::uint32_t cb_a;
    std::uint32_t cb_b;
    std::uint32_t tile_a;
    std::uint32_t tile_b;
    std::uint32_t dst;
    std::uint32_t columns;  // ct_dim
    std::uint32_t rows;     // rt_dim
    std::uint32_t inner;    // kt_dim
    std::uint32_t row;      // of the broadcast operand that is repeated
};

enum class PackSetting : std::uint8_t {
    L1Accumulate,
    Relu,  // bits 0-1: mode, bits 16-31: threshold
};

// A block of tiles that is tilized or untilized; fields a call does not use stay zero.
struct BlockOp {
    std::uint32_t cb_in;
    std::uint32_t cb_out;
    std::uint32_t tile_in;
    std::uint32_t tile_out;
    std::uint32_t dst;
    std::uint32_t columns;      // tiles of one row of this block
    std::uint32_t all_columns;  // tiles of one row of the whole
    std::uint32_t rows;         // rows of tiles
    std::uint32_t column;       // number of the block in its row
    std::uint32_t row_datums;   // packed of each row of a tile, if `narrow`
    std::uint8_t fast;          // of fast_tilize_block
    std::uint8_t narrow;
    std::uint8_t dense;      // two tiles of two faces lie in each tile of DST
    std::uint8_t face_rows;  // of the tiles that are packed as rows, if not those of cb_out
    std::uint8_t faces;
};

// Circular buffers whose tiles the unpackers are to be set to, at new_a and new_b; where an old one is given, only if
// its tiles are of another shape. Indices of at least 256 leave an unpacker as it is or name no old buffer.
struct TileReshape {
    std::uint32_t old_a;
    std::uint32_t new_a;
    std::uint32_t old_b;
    std::uint32_t new_b;
};

struct EngineApi {
    void (*reshape)(TileReshape change, Location at);
    void (*pack_reshape)(std::uint32_t cb, Location at);
    // The packer's side of reduce_init: all but the result of a reduction over `dim` is packed as zero.
    void (*pack_reduce_mask)(std::uint32_t cb, Dim dim, Location at);
    void (*pack_clear_mask)(Location at);
    // Reduces the pair of tiles that has waited longest in the source registers: `rows` x `columns` faces of it.
    void (*reduce_sources)(TileOp operation, Location at);
    // Leaves `columns` such pairs: tiles of the rows in cb_a, each with the tile of cb_b.
    void (*unpack_tilized)(TileOp operation, Location at);
    // What the packer lays out: tiles, or rows of the tiles of a block.
    void (*pack_as_tiles)(std::uint32_t cb, Location at);
    void (*pack_as_rows)(BlockOp block, Location at);
    void (*tilize)(BlockOp block, Location at);
    void (*untilize)(BlockOp block, Location at);
    void (*pack_untilize)(BlockOp block, Location at);       // circular buffer -> DST -> rows
    void (*pack_untilize_dest)(BlockOp block, Location at);  // DST -> rows
    void (*transpose_dest)(std::uint32_t dst, bool of_faces, bool is_32bit, Location at);
    void (*copy_dest)(std::uint32_t dst_in, std::uint32_t dst_out, bool floats, Location at);
    void (*fp32_dest)(bool enable, Location at);
    void (*statistics)(StatisticsCall call, Location at);
    void (*mailbox_write)(std::uint32_t value, Location at);
    std::uint32_t (*mailbox_read)(Location at);
};

}  // namespace tilemetal::mock::abi
