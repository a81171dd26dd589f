#pragma once

#include <cstdint>

#include "api/compute/statistics_call.h"

namespace ckernel {

// alpha weighs the previous result, beta the number that comes in (fp32 bits); the vector unit keeps both in registers.
ALWI void ema_init(
    std::uint32_t alpha, std::uint32_t beta, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("ema_init", at);
    const auto call = statistics_detail::call_of("ema_init", statistics_detail::Statistic::AverageWeights);
    statistics_detail::run(statistics_detail::with_words(call, alpha, beta), at);
}

ALWI void ema_clear_previous_output(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    statistics_detail::run(
        statistics_detail::call_of("ema_clear_previous_output", statistics_detail::Statistic::AverageClear), at);
}

// Moving averages down the columns of DST[input_dst_index] into the tile after it; the last row is kept.
ALWI void ema_tile(std::uint32_t input_dst_index, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    statistics_detail::run(
        statistics_detail::call_of("ema_tile", statistics_detail::Statistic::Average, input_dst_index), at);
}

}  // namespace ckernel
