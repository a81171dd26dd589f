#pragma once

#include <tt-metalium/blockfloat_common.hpp>

template <typename T>
std::vector<std::uint32_t> pack_as_bfp2_tiles(
    ttsl::Span<const T> data, bool row_major_input, bool is_exp_a,
    const std::optional<tt::tt_metal::Tile>& tile = std::nullopt);

std::vector<float> unpack_bfp2_tiles_into_float_vec(
    ttsl::Span<const std::uint32_t> bfp_tiles, bool row_major_output, bool is_exp_a,
    const std::optional<tt::tt_metal::Tile>& tile = std::nullopt);
