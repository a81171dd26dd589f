#pragma once

#include <cstdint>

namespace tilemetal::mock {

// A number that depends on nothing but its arguments (the finaliser of SplitMix64, chained).
template <class... Parts>
constexpr std::uint64_t pseudo_random(Parts... parts) {
    std::uint64_t state = 0;
    const auto mix = [&](std::uint64_t part) {
        state += part + 0x9E37'79B9'7F4A'7C15;
        state = (state ^ (state >> 30)) * 0xBF58'476D'1CE4'E5B9;
        state = (state ^ (state >> 27)) * 0x94D0'49BB'1331'11EB;
        state ^= state >> 31;
    };
    (mix(static_cast<std::uint64_t>(parts)), ...);
    return state;
}

}  // namespace tilemetal::mock
