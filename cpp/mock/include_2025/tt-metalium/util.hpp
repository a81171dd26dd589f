#pragma once

#include <cstdint>
#include <tt-metalium/tt_backend_api_types.hpp>

namespace tt::tt_metal::detail {

inline std::uint32_t TileSize(const DataFormat& data_format) { return tt::tile_size(data_format); }

}  // namespace tt::tt_metal::detail
