#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

enum class ReciprocalDestAcc { BF16, FP32 };
enum class ReciprocalApproxMode { Default, Precise, Approximate };

namespace sfpu_detail {
constexpr std::uint32_t recip_setup(ReciprocalDestAcc dest_acc, ReciprocalApproxMode approximation) {
    const bool approximate =
        approximation == ReciprocalApproxMode::Default ? APPROX : approximation == ReciprocalApproxMode::Approximate;
    return approximate | (dest_acc == ReciprocalDestAcc::FP32 ? 2U : 0U);
}
}  // namespace sfpu_detail

template <
    ReciprocalDestAcc dest_acc = DST_ACCUM_MODE ? ReciprocalDestAcc::FP32 : ReciprocalDestAcc::BF16,
    ReciprocalApproxMode approximation = ReciprocalApproxMode::Default>
ALWI void recip_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("recip_tile_init", at, sfpu_detail::recip_setup(dest_acc, approximation));
}

template <
    ReciprocalDestAcc dest_acc = DST_ACCUM_MODE ? ReciprocalDestAcc::FP32 : ReciprocalDestAcc::BF16,
    ReciprocalApproxMode approximation = ReciprocalApproxMode::Default>
ALWI void recip_tile(
    std::uint32_t idst, VectorMode vector_mode = VectorMode::RC,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary(
        "recip_tile", idst, at, {},
        sfpu_detail::with_mode(vector_mode, sfpu_detail::recip_setup(dest_acc, approximation)));
}

}  // namespace ckernel
