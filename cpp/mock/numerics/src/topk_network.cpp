#include "topk_network.hpp"

#include <algorithm>
#include <bit>

namespace tilemetal::numerics::topk {
namespace {

// The vector unit holds 16 positions at a time; steps over larger distances are stored one by one.
constexpr std::uint32_t kHeld = 16;
constexpr std::uint32_t kVector = 4;  // positions in one register

std::uint32_t distance_of_step(std::uint32_t step) { return step == 5 ? kHeld : 2 * kHeld; }

class Builder {
public:
    // Exchanges at one distance over `length` positions from `start` on.
    void step(std::uint32_t start, std::uint32_t length, std::uint32_t distance, bool ascending, bool first_phase) {
        for (std::uint32_t i = 0; i < length; ++i) {
            if ((i & distance) != 0) continue;
            // Only where SFPSWAP gives the larger number to its second operand do equal ones swap.
            const bool swaps = ascending && distance < kHeld && !first_phase;
            add(start + i, distance, !ascending, swaps);
        }
    }
    // Sorts a bitonic run of `length` <= 16 positions.
    void run(std::uint32_t start, std::uint32_t length, bool ascending) {
        for (std::uint32_t distance = length / 2; distance > 0; distance /= 2) {
            step(start, length, distance, ascending, false);
        }
    }
    void add(std::uint32_t first, std::uint32_t distance, bool larger_first, bool swaps_equal, std::uint32_t rank = 0) {
        network_.exchanges.push_back(
            {static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(first + distance), larger_first, swaps_equal,
             static_cast<std::uint8_t>(rank)});
    }
    // `positions` went to DST and the exchanges since the last call came before.
    void stored(std::uint32_t positions) {
        if (network_.first_stores == 0) network_.first_stores = network_.exchanges.size();
        network_.vectors_moved += 2 * positions / kVector;
    }
    Network take() { return std::move(network_); }

private:
    Network network_;
};

bool flipped(std::uint32_t position, std::uint32_t phase) { return (position >> (phase + 1) & 1U) != 0; }

// Phases 0 to 3 stay within 16 positions. The first three always alternate from descending.
void short_phase(Builder& builder, std::uint32_t phase, bool ascending) {
    const std::uint32_t length = 2U << phase;
    for (std::uint32_t distance = length / 2; distance > 0; distance /= 2) {
        for (std::uint32_t start = 0; start < kSequence; start += length) {
            builder.step(start, length, distance, (phase == 3 && ascending) != flipped(start, phase), phase == 0);
        }
    }
    builder.stored(kSequence);
}

// Steps over distances of 32 and 16, then the rest within each 16 positions.
void long_phase(
    Builder& builder, std::uint32_t phase, bool ascending, std::uint32_t first_step, std::uint32_t last_step) {
    for (std::uint32_t step = first_step; step > last_step; --step) {
        const std::uint32_t distance = distance_of_step(step);
        for (std::uint32_t start = 0; start < kSequence; start += 2 * distance) {
            builder.step(start, 2 * distance, distance, ascending != flipped(start, phase), false);
        }
        builder.stored(kSequence);
    }
    for (std::uint32_t start = 0; start < kSequence; start += kHeld) {
        builder.run(start, kHeld, ascending != flipped(start, phase));
    }
    builder.stored(kSequence);
}

}  // namespace

Network local_sort(const LocalSort& sort) {
    Builder builder;
    const bool one_phase = sort.first_phase == sort.last_phase;
    for (std::uint32_t phase = sort.first_phase; phase <= sort.last_phase; ++phase) {
        if (phase <= 3) {
            short_phase(builder, phase, sort.ascending);
        } else {
            const std::uint32_t first_step = one_phase ? sort.first_step : phase + 1;
            long_phase(builder, phase, sort.ascending, first_step, one_phase ? sort.last_step : 4);
        }
    }
    return builder.take();
}

Network merge(std::uint32_t iteration, std::uint32_t k, bool smaller_first) {
    const std::uint32_t run = std::min(k, kSequence / 2);
    const std::uint32_t distance = std::min(run << iteration, kSequence / 2);
    const std::uint32_t compared = std::max(kSequence >> iteration, 2 * run);
    Builder builder;
    for (std::uint32_t pair = 0; pair < compared / (2 * run); ++pair) {
        for (std::uint32_t i = 0; i < run; ++i) {
            builder.add(pair * 2 * distance + i, distance, !smaller_first, false, i);
        }
    }
    builder.stored(compared);
    return builder.take();
}

Network rebuild(std::uint32_t iteration, std::uint32_t k, bool ascending, bool only_first_tile) {
    Builder builder;
    if (k > kHeld) {
        const auto phase = static_cast<std::uint32_t>(std::countr_zero(k)) - 1;
        long_phase(builder, phase, ascending, phase + 1, 4);
        return builder.take();
    }
    const std::uint32_t distance = std::min(k << (iteration + 1), kSequence / 2);
    // Runs lie `distance` apart. A round holds 16 positions: those of each 32 from 0 on, or all there are.
    const std::uint32_t compared = std::max(kSequence >> (iteration + 1), 2 * k) >> (only_first_tile ? 1 : 0);
    const std::uint32_t runs = k == 4 && iteration >= 2 ? 2 : kHeld / k;
    const std::uint32_t rounds = (compared + kHeld - 1) / kHeld;
    for (std::uint32_t round = 0; round < rounds; ++round) {
        for (std::uint32_t i = 0; i < runs; ++i) {
            // Runs of 16 alternate from the call's direction, shorter ones always from descending.
            const bool up = k == kHeld ? ascending != (round % 2 != 0) : i % 2 != 0;
            builder.run(round * kSequence / 2 + i * distance, k, up);
        }
    }
    builder.stored(rounds * runs * k);
    return builder.take();
}

bool joins_tiles(const Network& network) {
    return std::ranges::any_of(network.exchanges, [](const Exchange& exchange) {
        return exchange.first < kSequence / 2 && exchange.last >= kSequence / 2;
    });
}

}  // namespace tilemetal::numerics::topk
