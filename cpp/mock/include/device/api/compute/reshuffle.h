#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void reshuffle_rows_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("reshuffle_rows_tile_init", at);
}

ALWI void reshuffle_rows_tile(
    std::uint32_t idst, std::uint32_t idx_addr, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    // The numbers are bytes behind a header of 16 bytes.
    const auto* const numbers =
        reinterpret_cast<const volatile std::uint8_t*>(static_cast<std::uintptr_t>(idx_addr)) + 16;
    std::uint32_t rows[32];
    for (int row = 0; row < 32; ++row) {
        rows[row] = numbers[row];
    }
    sfpu_detail::run("reshuffle_rows_tile", at, {idst, idst + 1, 0, 0}, {}, sfpu_detail::with_table(rows));
}

}  // namespace ckernel
