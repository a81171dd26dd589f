#pragma once

#include <cstdint>

namespace tt {

enum class ARCH {
    WORMHOLE_B0 = 2,
    BLACKHOLE = 3,
    QUASAR = 4,
    Invalid = 0xFF,
};

}  // namespace tt
