#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "api/compute/sfpu_call.h"

// How programs that keep statistics in the vector unit's registers reach the runtime.
namespace ckernel::statistics_detail {

using tilemetal::mock::abi::Statistic;
using tilemetal::mock::abi::StatisticsCall;

inline constexpr std::uint32_t kTileRows = 32;

ALWI StatisticsCall call_of(const char* name, Statistic operation, std::uint32_t tile = 0) {
    StatisticsCall call{};
    call.name = name;
    call.operation = operation;
    call.tile = tile;
    return call;
}
ALWI StatisticsCall on_rows(StatisticsCall call, std::uint32_t first, std::uint32_t count) {
    call.first_row = first;
    call.rows = count;
    return call;
}
ALWI StatisticsCall in_slot(StatisticsCall call, std::uint32_t slot, std::uint32_t other = 0) {
    call.slot = slot;
    call.other_slot = other;
    return call;
}
ALWI StatisticsCall with_words(StatisticsCall call, std::uint32_t first, std::uint32_t second = 0) {
    call.words[0] = first;
    call.words[1] = second;
    return call;
}
ALWI StatisticsCall with_flag(StatisticsCall call, std::uint8_t flag, bool given) {
    if (given) {
        call.flags = static_cast<std::uint8_t>(call.flags | flag);
    }
    return call;
}
ALWI StatisticsCall with_two_accumulators(StatisticsCall call, bool given) {
    return with_flag(call, tilemetal::mock::abi::kTwoAccumulators, given);
}
ALWI void run(const StatisticsCall& call, sfpu_detail::Location at) {
    tilemetal::mock::api->engine.statistics(call, at);
}

// 1 / (index + 1) as the table has it; a table without entries leaves the division to the processor.
template <std::size_t size>
ALWI std::uint32_t reciprocal(
    std::uint32_t index, const std::array<std::uint32_t, size>& table, const char* user, sfpu_detail::Location at) {
    if constexpr (size > 0) {
        if (index >= size) {
            tilemetal::mock::api->refuse(user, at);
        }
        return table[index];
    } else {
        const float value = 1.0f / static_cast<float>(index + 1);
        std::uint32_t word = 0;
        __builtin_memcpy(&word, &value, sizeof(word));
        return word;
    }
}

template <std::size_t size>
ALWI void update(
    const char* name, std::uint32_t tile, std::uint32_t start_idx, std::uint32_t start_row, std::uint32_t num_rows,
    const std::array<std::uint32_t, size>& table, sfpu_detail::Location at) {
    std::uint32_t reciprocals[kTileRows] = {};
    for (std::uint32_t row = 0; row < num_rows && row < kTileRows; ++row) {
        reciprocals[row] =
            reciprocal(start_idx + row, table, "welford_update beyond the end of its table of reciprocals", at);
    }
    StatisticsCall call = on_rows(call_of(name, Statistic::Update, tile), start_row, num_rows);
    call.reciprocals = reciprocals;
    run(call, at);
}

}  // namespace ckernel::statistics_detail
