#pragma once

#include <cstdint>
#include <optional>
#include <tt-metalium/tile.hpp>
#include <tt-metalium/tt_backend_api_types.hpp>
#include <tt_stl/span.hpp>
#include <vector>

// Tiles of a block format: one exponent for each 16 elements of a row of a face, then the elements, first ones in the
// low bits. The exponent is that of the largest element; magnitudes are rounded to nearest even and saturate.
// row_major_input says that each tile's elements come row by row, otherwise face by face; is_exp_a stores exponents of
// 5 bits instead of 8. T is float, bfloat16 or an integer up to 32 bits.
// Throws std::runtime_error when the elements do not fill whole tiles.
template <tt::DataFormat BfpFormat, typename T>
std::vector<std::uint32_t> pack_as_bfp_tiles(
    ttsl::Span<const T> data, bool row_major_input, bool is_exp_a,
    const std::optional<tt::tt_metal::Tile>& tile = std::nullopt);
