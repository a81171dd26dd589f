#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// How the top-k functions reach the runtime: parameter 0 holds the modes, the others what each function says.
namespace ckernel::topk_detail {

using sfpu_detail::Location;

// Values are 16-bit integers in a 32-bit DST.
#if defined(TOPK_UINT16_FP32_DEST) && TOPK_UINT16_FP32_DEST
inline constexpr bool kShortValues = true;
#else
inline constexpr bool kShortValues = false;
#endif

// Template arguments that init and operation share.
constexpr std::uint32_t setup_of(bool fused, bool rank_stamped) { return fused | rank_stamped << 1; }

struct Modes {
    std::uint32_t bits = std::uint32_t{kShortValues} << 4;

    constexpr Modes with(int bit, bool on) const { return {bits | std::uint32_t{on} << bit}; }
    constexpr Modes with_smallest(bool smallest) const { return with(3, smallest); }
    constexpr Modes with_wide(bool wide) const { return with(5, wide); }
    template <std::uint32_t tag_bits>
    constexpr Modes with_tag_bits() const {
        static_assert(tag_bits >= 6 && tag_bits <= 16, "tag_bits is 6 to 16");
        return {(bits & ~0xFF00U) | tag_bits << 8};
    }
    constexpr std::uint32_t setup() const { return setup_of((bits >> 1 & 1U) != 0, (bits >> 2 & 1U) != 0); }
};

// The combinations the networks come in; `tie_order` is a TopkTieOrder.
template <bool stable, bool wide, bool fused, bool rank_stamped, int tie_order>
struct Network {
    static_assert(stable + fused + rank_stamped <= 1, "stable_sort, fused and rank_stamped exclude each other");
    static_assert(!stable || tie_order != 0, "stable_sort needs a tie_order");
    static_assert(wide || !(fused || rank_stamped), "fused and rank_stamped need a 32-bit DST");
    static_assert(!kShortValues || !(fused || rank_stamped), "fused and rank_stamped need values of bf16 or fp32");

    static constexpr Modes words() {
        return Modes{}.with(0, stable).with(1, fused).with(2, rank_stamped).with_wide(wide).with(6, tie_order == 2);
    }
};

constexpr Modes fused_words(bool largest) { return Modes{}.with(1, true).with_wide(true).with_smallest(!largest); }
template <std::uint32_t tag_bits>
constexpr Modes ranked_words(bool largest) {
    return Modes{}.with(2, true).with_wide(true).with_smallest(!largest).template with_tag_bits<tag_bits>();
}

constexpr std::uint32_t byte_of(int value) { return static_cast<std::uint32_t>(value) & 0xFFU; }
constexpr std::uint32_t pair(int low, int high) { return byte_of(low) | byte_of(high) << 8; }

ALWI void run(
    const char* name, Modes modes, std::uint32_t idst, const std::uint32_t (&tiles)[4], Location at,
    std::uint32_t word1, std::uint32_t word2, std::uint32_t word3) {
    const sfpu_detail::Options options = sfpu_detail::with_mode(VectorMode::RC_custom, modes.setup());
    sfpu_detail::run(name, at, tiles, {{modes.bits | idst << 16, word1, word2, word3}}, options);
}

// On the tiles of values and indices from `idst` on.
ALWI void call(
    const char* name, std::uint32_t idst, Modes modes, Location at, std::uint32_t word1 = 0, std::uint32_t word2 = 0,
    std::uint32_t word3 = 0) {
    run(name, modes, idst, {idst, idst + 1, idst + 2, idst + 3}, at, word1, word2, word3);
}

// On one tile.
ALWI void call_on(const char* name, std::uint32_t idst, Modes modes, Location at) {
    run(name, modes, idst, {idst, 0, 0, 0}, at, 0, 0, 0);
}

}  // namespace ckernel::topk_detail
