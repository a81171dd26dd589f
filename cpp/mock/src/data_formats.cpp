#include <stdexcept>
#include <string>
#include <tt-metalium/tile.hpp>
#include <tt-metalium/tt_backend_api_types.hpp>

namespace tt {

std::uint32_t datum_size(const DataFormat& format) {
    using enum DataFormat;
    switch (format) {
        case Float32:
        case Int32:
        case UInt32:
        case RawUInt32:
            return 4;
        case Float16:
        case Float16_b:
        case UInt16:
        case RawUInt16:
            return 2;
        case Lf8:
        case Fp8_e4m3:
        case Int8:
        case UInt8:
        case RawUInt8:
            return 1;
        default:
            break;
    }
    throw std::invalid_argument("datum_size: format " + std::to_string(static_cast<int>(format)) + " has no size");
}

std::uint32_t tile_size(const DataFormat& format) { return tt_metal::Tile().get_tile_size(format); }

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

std::uint32_t Tile::get_num_faces() const { return get_tile_hw() / get_face_hw(); }

std::uint32_t Tile::get_tile_size(const DataFormat& format) const {
    const std::uint32_t elements = get_tile_hw();
    const std::uint32_t exponents = (elements / 16 + 15) / 16 * 16;
    using enum DataFormat;
    switch (format) {
        case Bfp8:
        case Bfp8_b:
            return elements + exponents;
        case Bfp4:
        case Bfp4_b:
            return elements / 2 + exponents;
        case Bfp2:
        case Bfp2_b:
            return elements / 4 + exponents;
        default:
            return elements * datum_size(format);
    }
}

}  // namespace tt::tt_metal
