#include "device_api_engine.hpp"

#include "compute_engine.hpp"
#include "kernel_call.hpp"

namespace tilemetal::mock {

using abi::Location;

const abi::EngineApi kEngineApi{
    .reshape = [](abi::TileReshape change,
                  Location at) { engine([&](ComputeEngine& unit) { unit.reshape(change, at); }, at); },
    .pack_reshape = [](std::uint32_t cb,
                       Location at) { engine([&](ComputeEngine& unit) { unit.pack_reshape(cb, at); }, at); },
    .pack_reduce_mask =
        [](std::uint32_t cb, abi::Dim dim, Location at) {
            engine([&](ComputeEngine& unit) { unit.pack_reduce_mask(cb, dim, at); }, at);
        },
    .pack_clear_mask = [](Location at) { engine([&](ComputeEngine& unit) { unit.pack_clear_mask(at); }, at); },
    .reduce_sources = [](abi::TileOp operation,
                         Location at) { engine([&](ComputeEngine& unit) { unit.reduce_sources(operation, at); }, at); },
    .unpack_tilized = [](abi::TileOp operation,
                         Location at) { engine([&](ComputeEngine& unit) { unit.unpack_tilized(operation, at); }, at); },
    .pack_as_tiles = [](std::uint32_t cb,
                        Location at) { engine([&](ComputeEngine& unit) { unit.pack_as_tiles(cb, at); }, at); },
    .pack_as_rows = [](abi::BlockOp block,
                       Location at) { engine([&](ComputeEngine& unit) { unit.pack_as_rows(block, at); }, at); },
    .tilize = [](abi::BlockOp block, Location at) { engine([&](ComputeEngine& unit) { unit.tilize(block, at); }, at); },
    .untilize = [](abi::BlockOp block,
                   Location at) { engine([&](ComputeEngine& unit) { unit.untilize(block, at); }, at); },
    .pack_untilize = [](abi::BlockOp block,
                        Location at) { engine([&](ComputeEngine& unit) { unit.pack_untilize(block, at); }, at); },
    .pack_untilize_dest =
        [](abi::BlockOp block, Location at) {
            engine([&](ComputeEngine& unit) { unit.pack_untilize_dest(block, at); }, at);
        },
    .transpose_dest =
        [](std::uint32_t dst, bool of_faces, bool is_32bit, Location at) {
            engine([&](ComputeEngine& unit) { unit.transpose_dest(dst, of_faces, is_32bit, at); }, at);
        },
    .copy_dest =
        [](std::uint32_t dst_in, std::uint32_t dst_out, bool floats, Location at) {
            engine([&](ComputeEngine& unit) { unit.copy_dest(dst_in, dst_out, floats, at); }, at);
        },
    .fp32_dest = [](bool enable,
                    Location at) { engine([&](ComputeEngine& unit) { unit.set_fp32_dest(enable, at); }, at); },
    .statistics = [](abi::StatisticsCall call,
                     Location at) { engine([&](ComputeEngine& unit) { unit.statistics(call, at); }, at); },
    .mailbox_write = [](std::uint32_t value,
                        Location at) { engine([&](ComputeEngine& unit) { unit.mailbox_write(value, at); }, at); },
    .mailbox_read = [](Location at) { return engine([&](ComputeEngine& unit) { return unit.mailbox_read(at); }, at); },
};

}  // namespace tilemetal::mock
