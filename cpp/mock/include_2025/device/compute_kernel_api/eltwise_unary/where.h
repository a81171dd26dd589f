#pragma once

#include <cstdint>

#include "api/compute/eltwise_unary/where.h"
#include "compute_kernel_api/common.h"

// The format was part of the name.
namespace ckernel {

ALWI void where_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t idst2, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    where_tile<DataFormat::Float16_b>(idst0, idst1, idst2, odst, at);
}
ALWI void where_fp32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t idst2, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    where_tile<DataFormat::Float32>(idst0, idst1, idst2, odst, at);
}
ALWI void where_int32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t idst2, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    where_tile<DataFormat::Int32>(idst0, idst1, idst2, odst, at);
}

}  // namespace ckernel
