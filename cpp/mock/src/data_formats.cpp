#include <stdexcept>
#include <string>
#include <tt-metalium/tile.hpp>
#include <tt-metalium/tt_backend_api_types.hpp>

namespace tt {

bool is_bfp_format(DataFormat format) {
    using enum DataFormat;
    return format == Bfp8 || format == Bfp4 || format == Bfp2 || format == Bfp8_b || format == Bfp4_b ||
           format == Bfp2_b;
}

bool is_integer_format(DataFormat format) {
    using enum DataFormat;
    return format == Int32 || format == UInt32 || format == UInt16 || format == Int8 || format == UInt8;
}

}  // namespace tt

namespace tt::tt_metal {

Tile::Tile(std::array<std::uint32_t, 2> shape, bool transpose)
    : shape_(shape), face_shape_{shape[0] < 16 ? shape[0] : 16, 16}, transpose_(transpose) {
    const bool rows =
        shape[0] == 32 || shape[0] == 16 || shape[0] == 8 || shape[0] == 4 || shape[0] == 2 || shape[0] == 1;
    if (!rows || (shape[1] != 32 && shape[1] != 16)) {
        throw std::invalid_argument(
            "Tile: no tile has the shape " + std::to_string(shape[0]) + " x " + std::to_string(shape[1]));
    }
}

std::uint32_t Tile::get_tile_size(const DataFormat& format) const {
    return tt::tile_layout::tile_bytes(format, get_tile_hw());
}

}  // namespace tt::tt_metal
