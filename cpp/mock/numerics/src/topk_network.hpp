#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

// The sorting networks of the top-k operations.
//
// Each column of two DST tiles, one below the other, is a sequence of 64 numbers; a network is the same for all of
// them. Sources: tt-llk, ckernel_sfpu_topk.h of Wormhole and Blackhole, which describe the same networks; SFPSWAP and
// SFPTRANSP in the public ISA documentation.
namespace tilemetal::numerics::topk {

inline constexpr std::uint32_t kSequence = 64;

// Compares two positions of the sequence and puts the larger number first or last.
struct Exchange {
    std::uint8_t first = 0;
    std::uint8_t last = 0;
    bool larger_first = true;
    bool swaps_equal = false;  // equal numbers change places, which shows in their indices
    std::uint8_t rank = 0;     // of a merge: place in its run
};

struct Network {
    std::vector<Exchange> exchanges;
    std::size_t first_stores = 0;   // as many exchanges come before the first stores to DST
    std::size_t vectors_moved = 0;  // of 4 positions each, from or to DST
};

struct LocalSort {
    bool ascending = false;
    std::uint32_t first_phase = 0;
    std::uint32_t last_phase = 0;
    // The steps of a call for one phase above 3: from the first one down to the one after the last.
    std::uint32_t first_step = 0;
    std::uint32_t last_step = 0;
};
Network local_sort(const LocalSort& sort);

// Runs of k numbers that are k * 2^iteration apart: the larger (or smaller) ones go to the first of two.
Network merge(std::uint32_t iteration, std::uint32_t k, bool smaller_first);

// Sorts what a merge of the same iteration left of each pair of runs.
Network rebuild(std::uint32_t iteration, std::uint32_t k, bool ascending, bool only_first_tile);

// True if numbers of one tile may come into the other.
bool joins_tiles(const Network& network);

}  // namespace tilemetal::numerics::topk
