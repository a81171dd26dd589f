// The top-k operations: sorting networks down the columns of two tiles of values and two of indices, and the changes of
// words that make the networks stable. Sources: tt-llk, ckernel_sfpu_topk.h; SFPSWAP, SFPLOAD and SFPSTORE in the
// public ISA documentation. Wormhole and Blackhole agree.
#include <array>

#include "sfpu_lanes.hpp"
#include "topk_network.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using Frame = const SfpuFrame&;
using topk::kSequence;

constexpr Word kLowHalf = 0xFFFF;

// Parameter 0 of every operation, as api/compute/topk.h packs it.
struct Modes {
    bool stable;
    bool fused;
    bool rank_stamped;
    bool smallest;           // the whole sort looks for the smallest values
    bool short_values;       // values are UInt16 in the low half of 32-bit words
    bool wide;               // compiled for a 32-bit DST
    bool descending_ties;    // among equal values larger indices count as smaller
    std::uint32_t tag_bits;  // 0 where the function does not say
    std::uint32_t first_tile;

    explicit Modes(Frame f)
        : stable(bit(f, 0)),
          fused(bit(f, 1)),
          rank_stamped(bit(f, 2)),
          smallest(bit(f, 3)),
          short_values(bit(f, 4)),
          wide(bit(f, 5)),
          descending_ties(bit(f, 6)),
          tag_bits(f.parameters[0] >> 8 & 0xFF),
          first_tile(f.parameters[0] >> 16) {}
    Word tag_mask() const { return (1U << tag_bits) - 1; }
    // Values are kept as words where a conversion would lose bits.
    bool raw_values() const { return fused || rank_stamped || short_values; }

private:
    static bool bit(Frame f, int number) { return (f.parameters[0] >> number & 1U) != 0; }
};

// --- Networks -------------------------------------------------------------------------------------------------------

// The words at position `at` of the sequences down the columns. The rank tells values (0) from indices (1).
Word& element(Frame f, std::size_t kind, std::uint32_t at, std::size_t column) {
    return f.out[2 * kind + at / kTileDim]->words[face_index(at % kTileDim, column)];
}

class Sorter {
public:
    Sorter(Frame f) : frame_(f), modes_(f) {}

    void run(const topk::Network& network) {
        if (modes_.short_values) {
            for (std::size_t tile = 0; tile < 2; ++tile) {
                for (Word& word : frame_.out[tile]->words) word &= kLowHalf;
            }
        }
        std::size_t done = 0;
        for (const topk::Exchange& exchange : network.exchanges) {
            for (std::size_t column = 0; column < kTileDim; ++column) apply(exchange, column);
            if (++done == network.first_stores && !modes_.raw_values()) store_values(network);
        }
    }
    // Before a merge compares two runs, their numbers get the rank of their place: those of the second run count down
    // from the last of both.
    void stamp_runs(const topk::Network& network, std::uint32_t k) {
        for (const topk::Exchange& exchange : network.exchanges) {
            for (std::size_t column = 0; column < kTileDim; ++column) {
                stamp(element(frame_, 0, exchange.first, column), exchange.rank, modes_);
                stamp(element(frame_, 0, exchange.last, column), exchange.rank ^ (2 * k - 1), modes_);
            }
        }
    }
    // The rank orders equal values, the other way round for those values that are sorted the other way round.
    static void stamp(Word& word, Word rank, const Modes& modes) {
        word = (word & ~modes.tag_mask()) | rank;
        if (((word & kSign) != 0) == modes.smallest) word ^= modes.tag_mask();
    }

private:
    void apply(const topk::Exchange& exchange, std::size_t column) {
        Word& first = element(frame_, 0, exchange.first, column);
        Word& last = element(frame_, 0, exchange.last, column);
        const std::int32_t a = total_order(first);
        const std::int32_t b = total_order(last);
        if (modes_.fused) {
            if (exchange.larger_first ? a < b : b < a) std::swap(first, last);
            return;
        }
        Word& first_index = element(frame_, 1, exchange.first, column);
        Word& last_index = element(frame_, 1, exchange.last, column);
        bool swaps = exchange.larger_first ? a < b : b < a || (a == b && exchange.swaps_equal);
        if (modes_.stable && a == b) {
            const bool smaller_index_first = exchange.larger_first == modes_.descending_ties;
            const std::int64_t x = index_order(first_index);
            const std::int64_t y = index_order(last_index);
            swaps = smaller_index_first ? y < x : x < y;
        }
        if (!swaps) return;
        std::swap(first, last);
        std::swap(first_index, last_index);
    }
    // Indices of 16 bits have no sign.
    std::int64_t index_order(Word word) const {
        return frame_.width == DstWidth::Bits32 ? std::int64_t{total_order(word)} : std::int64_t{word};
    }
    // What storing does to values, which later stores leave alone.
    void store_values(const topk::Network& network) {
        std::array<bool, kSequence> moved{};
        for (const topk::Exchange& exchange : network.exchanges) moved[exchange.first] = moved[exchange.last] = true;
        for (std::uint32_t at = 0; at < kSequence; ++at) {
            for (std::size_t column = 0; moved[at] && column < kTileDim; ++column) {
                Word& word = element(frame_, 0, at, column);
                word = sfpu_store(word, frame_.width);
            }
        }
    }

    Frame frame_;
    Modes modes_;
};

SfpuOperands operands_of(const topk::Network& network, const Modes& modes) {
    SfpuOperands operands;
    operands.read = operands.written = modes.fused ? 0b0011 : 0b1111;
    operands.optional = topk::joins_tiles(network) ? 0 : 0b1010;
    return operands;
}

// One SFPSWAP compares four positions of eight columns in two cycles; the stable program takes six instructions more.
std::uint64_t length_of(const topk::Network& network, const Modes& modes) {
    constexpr std::uint64_t kColumnGroups = 4;
    const std::uint64_t exchange = modes.stable ? 9 : 2;
    return kColumnGroups * (network.exchanges.size() / 4 * exchange + network.vectors_moved * (modes.fused ? 1 : 2));
}

// --- What the programs cannot do -------------------------------------------------------------------------------------

// The replay buffer keeps the loads and stores of the last local sort, or of the rebuild of one iteration and k; from
// 32 on those are the same for any k.
constexpr std::uint32_t kNothingRecorded = 0;
constexpr std::uint32_t kSortRecorded = 1;
constexpr std::uint32_t recorded_by_rebuild(std::uint32_t iteration, std::uint32_t k) {
    return std::min(k, 32U) << 8 | iteration << 1;
}

void forget_recorded(SfpuState& state) { state.recorded = kNothingRecorded; }

std::string_view wrong_modes(Frame f) {
    const Modes modes(f);
    if (modes.first_tile != 0) return "with another DST tile than 0: its program addresses tiles 0 to 3";
    if (modes.wide != (f.width == DstWidth::Bits32)) return "was compiled for another width of DST";
    if (!modes.wide && modes.raw_values()) return "on words of 32 bits needs fp32_dest_acc_en";
    if (modes.tag_bits != 0 && modes.tag_bits != f.state->init_parameters[0])
        return "and topk_tile_init were given different tag_bits";
    return {};
}

// --- Operations -----------------------------------------------------------------------------------------------------

// Parameters: 1 ascending, 2 first | last << 8 phase, 3 the same of the steps.
topk::LocalSort sort_of(Frame f) {
    return {
        .ascending = f.parameters[1] != 0,
        .first_phase = f.parameters[2] & 0xFF,
        .last_phase = f.parameters[2] >> 8,
        .first_step = f.parameters[3] & 0xFF,
        .last_step = f.parameters[3] >> 8};
}
topk::Network sort_network(Frame f) { return topk::local_sort(sort_of(f)); }

std::string_view sort_refusal(Frame f) {
    const topk::LocalSort sort = sort_of(f);
    if (sort.last_phase > 5 || sort.first_phase > sort.last_phase) return "takes phases 0 to 5, in order";
    const bool steps_count = sort.first_phase == sort.last_phase && sort.last_phase > 3;
    if (steps_count && sort.first_step > sort.last_step && (sort.first_step > 6 || sort.last_step < 4))
        return "takes steps 4 to 6";
    if (sort.first_phase > 0 && f.state->recorded != kSortRecorded)
        return "from a later phase repeats the loads of a local sort from phase 0, and none came before";
    return wrong_modes(f);
}

// Parameters: 1 iteration, 2 k.
topk::Network merge_network(Frame f) { return topk::merge(f.parameters[1], f.parameters[2], Modes(f).smallest); }

bool is_k(std::uint32_t k) { return k >= 4 && k <= kSequence && (k & (k - 1)) == 0; }
constexpr std::string_view kWrongK = "takes 4, 8, 16, 32 or 64 as k";
constexpr std::string_view kWrongIteration = "takes 0 to 9 as m_iter";

std::string_view merge_refusal(Frame f) {
    if (!is_k(f.parameters[2])) return kWrongK;
    if (f.parameters[1] > 9) return kWrongIteration;
    const Modes modes(f);
    if (modes.rank_stamped && 2 * f.parameters[2] - 1 > modes.tag_mask())
        return "has more ranks than tag_bits can hold";
    return wrong_modes(f);
}

// Parameters: 1 ascending | only first tile << 1, 2 iteration | log2 k << 8, 3 k.
struct Rebuild {
    std::uint32_t iteration;
    std::uint32_t log_k;
    std::uint32_t k;
    explicit Rebuild(Frame f) : iteration(f.parameters[2] & 0xFF), log_k(f.parameters[2] >> 8), k(f.parameters[3]) {}
};
topk::Network rebuild_network(Frame f) {
    const Rebuild call(f);
    return topk::rebuild(call.iteration, call.k, (f.parameters[1] & 1U) != 0, (f.parameters[1] & 2U) != 0);
}

std::string_view rebuild_refusal(Frame f) {
    const Rebuild call(f);
    if (!is_k(call.k)) return kWrongK;
    if (1U << call.log_k != call.k) return "with a logk that is not the logarithm of k";
    if (call.iteration > 9) return kWrongIteration;
    const bool replays = f.state->recorded > kSortRecorded && (f.state->recorded >> 1 & 0x7F) == call.iteration &&
                         (!Modes(f).stable || call.k > 16);
    if (replays && f.state->recorded != recorded_by_rebuild(call.iteration, call.k))
        return "repeats the loads of the topk_rebuild before, of the same m_iter and another k; call topk_tile_init";
    return wrong_modes(f);
}

using MakeNetwork = topk::Network (*)(Frame);

template <MakeNetwork Make>
SfpuOperands network_operands(Frame f) {
    return operands_of(Make(f), Modes(f));
}
template <MakeNetwork Make>
std::uint64_t network_length(Frame f) {
    return length_of(Make(f), Modes(f));
}

void sort(Frame f) {
    f.state->recorded = kSortRecorded;
    Sorter(f).run(sort_network(f));
}

void merge(Frame f) {
    const topk::Network network = merge_network(f);
    Sorter sorter(f);
    if (Modes(f).rank_stamped) sorter.stamp_runs(network, f.parameters[2]);
    sorter.run(network);
}

void rebuild(Frame f) {
    const Rebuild call(f);
    f.state->recorded = recorded_by_rebuild(call.iteration, call.k);
    Sorter(f).run(rebuild_network(f));
}

// Numbers of tile `tile` get their rows as ranks; both zeros become the positive one.
void stamp_tile(Frame f, std::size_t tile, Word first_rank) {
    const Modes modes(f);
    for (std::size_t row = 0; row < kTileDim; ++row) {
        for (std::size_t column = 0; column < kTileDim; ++column) {
            Word& word = f.out[tile]->words[face_index(row, column)];
            word &= ~modes.tag_mask();
            if (word == kSign) word = 0;
            Sorter::stamp(word, first_rank + static_cast<Word>(row), modes);
        }
    }
}
void stamp_positions(Frame f) {
    stamp_tile(f, 0, 0);
    stamp_tile(f, 1, kTileDim);
}

// Parameters: 1 tile, 2 first rank.
void stamp_range(Frame f) { stamp_tile(f, f.parameters[1], f.parameters[2]); }
SfpuOperands stamped_tile(Frame f) { return {.read = 1U << f.parameters[1], .written = 1U << f.parameters[1]}; }
std::string_view stamp_range_refusal(Frame f) {
    if (f.parameters[1] > 1) return "takes tile 0 or 1";
    if (f.parameters[2] % kTileDim != 0 || f.parameters[2] + kTileDim - 1 > Modes(f).tag_mask())
        return "takes a rank_base that is a multiple of 32 and whose 32 ranks fit tag_bits";
    return wrong_modes(f);
}

void strip_tags(Frame f) {
    for (Word& word : f.out[0]->words) word &= ~Modes(f).tag_mask();
}
std::string_view strip_refusal(Frame f) {
    if (Modes(f).first_tile > 1) return "takes tile 0 or 1";
    return Modes(f).tag_bits != f.state->init_parameters[0] ? "and topk_tile_init were given different tag_bits" : "";
}

// Zeros of both signs become the positive one; only values in fp32 need it.
bool needs_one_zero(const Modes& modes) { return modes.wide && !modes.short_values; }
void canonicalize(Frame f) {
    if (!needs_one_zero(Modes(f))) return;
    for (std::size_t tile = 0; tile < 2; ++tile) {
        for (Word& word : f.out[tile]->words) {
            if (word == kSign) word = 0;
        }
    }
}
SfpuOperands canonicalized(Frame f) {
    if (!needs_one_zero(Modes(f))) return {};
    return {.read = 0b11, .written = 0b11, .optional = 0b10};
}

// A bf16 value and a 16-bit index become one word whose order is stable.
void fuse(Frame f) {
    const Modes modes(f);
    for (std::size_t tile = 0; tile < 2; ++tile) {
        for (std::size_t i = 0; i < kTileElements; ++i) {
            Word& value = f.out[tile]->words[i];
            Word index = f.in[tile + 2]->words[i] & kLowHalf;
            if (((value & kSign) != 0) == modes.smallest) index ^= kLowHalf;
            value |= index;
        }
    }
}

// Parameter 1: number of tiles.
void defuse(Frame f) {
    const Modes modes(f);
    for (std::size_t tile = 0; tile < f.parameters[1]; ++tile) {
        for (std::size_t i = 0; i < kTileElements; ++i) {
            Word& value = f.out[tile]->words[i];
            Word index = value & kLowHalf;
            if (((value & kSign) != 0) == modes.smallest) index ^= kLowHalf;
            f.out[tile + 2]->words[i] = index;
            value &= ~kLowHalf;
        }
    }
}
SfpuOperands defused(Frame f) {
    return f.parameters[1] > 1 ? SfpuOperands{.read = 0b0011, .written = 0b1111}
                               : SfpuOperands{.read = 0b0001, .written = 0b0101};
}
std::string_view defuse_refusal(Frame f) { return f.parameters[1] - 1 > 1 ? "takes 1 or 2 tiles" : wrong_modes(f); }

// The mock's packer takes 16-bit integers from the low half of a 32-bit word, where these lie already.
void keep_low_half(Frame f) {
    for (Word& word : f.out[0]->words) word &= kLowHalf;
}
std::string_view needs_wide_words(Frame f) {
    return f.width != DstWidth::Bits32 ? "on words of 32 bits needs fp32_dest_acc_en" : "";
}
template <std::uint32_t Last>
std::string_view tile_beyond(Frame f) {
    if (Modes(f).first_tile > Last) return Last == 1 ? "takes tile 0 or 1" : "takes tiles 0 to 3";
    return needs_wide_words(f);
}

constexpr std::string_view kInit = "topk_tile_init";

template <MakeNetwork Make, auto Evaluate>
constexpr SfpuOperation network(std::string_view name, std::string_view (*refusal)(Frame)) {
    return {
        .name = name,
        .init = kInit,
        .constants = SfpuConstants::Own,
        .inputs = 4,
        .outputs = 4,
        .evaluate = Evaluate,
        .prepare = forget_recorded,
        .operands = network_operands<Make>,
        .refusal = refusal,
        .length = network_length<Make>};
}

template <auto Evaluate>
constexpr SfpuOperation sweep(
    std::string_view name, std::uint16_t cycles, std::uint8_t inputs, std::uint8_t outputs,
    std::string_view (*refusal)(Frame), SfpuOperands (*operands)(Frame) = nullptr) {
    return {
        .name = name,
        .init = kInit,
        .constants = SfpuConstants::Own,
        .inputs = inputs,
        .outputs = outputs,
        .cycles = cycles,
        .evaluate = Evaluate,
        .prepare = forget_recorded,
        .any_setup = inputs == 1 && operands == nullptr,
        .operands = operands,
        .refusal = refusal};
}

SfpuOperands fused_operands(Frame) { return {.read = 0b1111, .written = 0b0011, .optional = 0b1010}; }

constexpr std::array kOperations{
    network<sort_network, sort>("topk_local_sort", sort_refusal),
    network<merge_network, merge>("topk_merge", merge_refusal),
    network<rebuild_network, rebuild>("topk_rebuild", rebuild_refusal),
    sweep<stamp_positions>("topk_stamp_local_positions", 30, 2, 2, wrong_modes),
    sweep<stamp_range>("topk_stamp_tile_rank_range", 15, 2, 2, stamp_range_refusal, stamped_tile),
    sweep<strip_tags>("topk_strip_rank_tags", 3, 1, 1, strip_refusal),
    sweep<canonicalize>("topk_canonicalize_negzero_values", 14, 2, 2, wrong_modes, canonicalized),
    sweep<fuse>("topk_fuse_tile", 18, 4, 2, wrong_modes, fused_operands),
    sweep<defuse>("topk_defuse_tile", 10, 2, 4, defuse_refusal, defused),
    sweep<keep_low_half>("topk_finalize_uint16_indices", 2, 1, 1, needs_wide_words),
    sweep<keep_low_half>("topk_uint16_prepare_value_tile_for_pack", 3, 1, 1, tile_beyond<1>),
    sweep<keep_low_half>("topk_uint16_move_dest_tile_to_pack_half", 3, 1, 1, tile_beyond<3>),
};

}  // namespace

std::span<const SfpuOperation> topk_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
