#include "engine_names.hpp"

#include <array>

namespace tilemetal::mock {
namespace {

using abi::EngineOp;

struct Names {
    const char* op;
    const char* init;
};

// By abi::Broadcast, for additions, subtractions and multiplications.
constexpr std::array<Names, 4> kAdd{
    {{"add_tiles", "add_init"},
     {"add_tiles_bcast_cols", "add_bcast_cols_init"},
     {"add_tiles_bcast_rows", "add_bcast_rows_init"},
     {"add_tiles_bcast_scalar", "add_bcast_scalar_init"}}};
constexpr std::array<Names, 4> kSub{
    {{"sub_tiles", "sub_init"},
     {"sub_tiles_bcast_cols", "sub_bcast_cols_init"},
     {"sub_tiles_bcast_rows", "sub_bcast_rows_init"},
     {"sub_tiles_bcast_scalar", "sub_bcast_scalar_init"}}};
constexpr std::array<Names, 4> kMul{
    {{"mul_tiles", "mul_init"},
     {"mul_tiles_bcast_cols", "mul_bcast_cols_init"},
     {"mul_tiles_bcast_rows", "mul_bcast_rows_init"},
     {"mul_tiles_bcast_scalar", "mul_bcast_scalar_init"}}};
// By abi::ReuseDest.
constexpr std::array<Names, 3> kAddReuse{
    {{"add_tiles", "add_init"},
     {"add_reuse_dest_tiles<DEST_TO_SRCA>", "add_reuse_dest_init<DEST_TO_SRCA>"},
     {"add_reuse_dest_tiles<DEST_TO_SRCB>", "add_reuse_dest_init<DEST_TO_SRCB>"}}};
constexpr std::array<Names, 3> kSubReuse{
    {{"sub_tiles", "sub_init"},
     {"sub_reuse_dest_tiles<DEST_TO_SRCA>", "sub_reuse_dest_init<DEST_TO_SRCA>"},
     {"sub_reuse_dest_tiles<DEST_TO_SRCB>", "sub_reuse_dest_init<DEST_TO_SRCB>"}}};
constexpr std::array<Names, 3> kMulReuse{
    {{"mul_tiles", "mul_init"},
     {"mul_reuse_dest_tiles<DEST_TO_SRCA>", "mul_reuse_dest_init<DEST_TO_SRCA>"},
     {"mul_reuse_dest_tiles<DEST_TO_SRCB>", "mul_reuse_dest_init<DEST_TO_SRCB>"}}};
constexpr std::array<Names, 4> kUnaryBroadcast{
    {{"unary_bcast<NONE>", "unary_bcast_init<NONE>"},
     {"unary_bcast<COL>", "unary_bcast_init<COL>"},
     {"unary_bcast<ROW>", "unary_bcast_init<ROW>"},
     {"unary_bcast<SCALAR>", "unary_bcast_init<SCALAR>"}}};
// By abi::Pool and abi::Dim.
constexpr std::array<std::array<Names, 3>, 3> kReduce{
    {{{{"reduce_tile<SUM, REDUCE_ROW>", "reduce_init<SUM, REDUCE_ROW>"},
       {"reduce_tile<SUM, REDUCE_COL>", "reduce_init<SUM, REDUCE_COL>"},
       {"reduce_tile<SUM, REDUCE_SCALAR>", "reduce_init<SUM, REDUCE_SCALAR>"}}},
     {{{"reduce_tile<AVG, REDUCE_ROW>", "reduce_init<AVG, REDUCE_ROW>"},
       {"reduce_tile<AVG, REDUCE_COL>", "reduce_init<AVG, REDUCE_COL>"},
       {"reduce_tile<AVG, REDUCE_SCALAR>", "reduce_init<AVG, REDUCE_SCALAR>"}}},
     {{{"reduce_tile<MAX, REDUCE_ROW>", "reduce_init<MAX, REDUCE_ROW>"},
       {"reduce_tile<MAX, REDUCE_COL>", "reduce_init<MAX, REDUCE_COL>"},
       {"reduce_tile<MAX, REDUCE_SCALAR>", "reduce_init<MAX, REDUCE_SCALAR>"}}}}};

const Names& binary_names(
    const abi::TileOp& operation, const std::array<Names, 4>& by_broadcast, const std::array<Names, 3>& by_reuse) {
    return operation.reuse != abi::ReuseDest::None ? by_reuse.at(static_cast<std::size_t>(operation.reuse))
                                                   : by_broadcast.at(static_cast<std::size_t>(operation.broadcast));
}

Names names(const abi::TileOp& operation) {
    switch (operation.op) {
        case EngineOp::None:
            return {"nothing", "no init"};
        case EngineOp::Matmul:
            return {"matmul_tiles", "matmul_init"};
        case EngineOp::MatmulBlock:
            return {"matmul_block", "matmul_block_init"};
        case EngineOp::Add:
            return binary_names(operation, kAdd, kAddReuse);
        case EngineOp::Sub:
            return binary_names(operation, kSub, kSubReuse);
        case EngineOp::Mul:
            return binary_names(operation, kMul, kMulReuse);
        case EngineOp::Copy:
            return {"copy_tile", "copy_init"};
        case EngineOp::Transpose:
            return {"transpose_tile", "transpose_init"};
        case EngineOp::UnaryBroadcast:
            return kUnaryBroadcast.at(static_cast<std::size_t>(operation.broadcast));
        case EngineOp::Reduce:
            if (operation.pool == abi::Pool::Min) {
                return {"reduce_tile<MIN>", "reduce_init<MIN>"};
            }
            return kReduce.at(static_cast<std::size_t>(operation.pool)).at(static_cast<std::size_t>(operation.dim));
        case EngineOp::TransposeDest:
            return {"transpose_dest", "transpose_dest_init"};
        case EngineOp::Tilize:
            return {"tilize_block", "tilize_init"};
        case EngineOp::Untilize:
            return {"untilize_block", "untilize_init"};
        case EngineOp::TilizePairs:
            return {"unpack_tilizeA_B_block", "tilizeA_B_reduce_init"};
        case EngineOp::FastTilize:
            return {"fast_tilize_block", "fast_tilize_init"};
    }
    return {"?", "?"};
}

}  // namespace

const char* op_name(const abi::TileOp& operation) { return names(operation).op; }
const char* init_name(const abi::TileOp& operation) { return names(operation).init; }

}  // namespace tilemetal::mock
