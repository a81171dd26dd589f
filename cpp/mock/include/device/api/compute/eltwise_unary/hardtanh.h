#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void hardtanh_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("hardtanh_tile_init", at);
}

ALWI void hardtanh_tile(
    std::uint32_t idst, std::uint32_t param0, std::uint32_t param1,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("hardtanh_tile", idst, at, {{param0, param1}});
}

ALWI void hardtanh_tile_init_pack(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init_on_packer("hardtanh_tile_init", at);
}

ALWI void hardtanh_tile_pack(
    std::uint32_t idst, std::uint32_t param0, std::uint32_t param1,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("hardtanh_tile", idst, at, {{param0, param1}}, sfpu_detail::on_packer());
}

}  // namespace ckernel
