#include "sfpu_lanes.hpp"

namespace tilemetal::numerics::sfpu {

std::span<const SfpuOperation> typecast_operations() { return {}; }

}  // namespace tilemetal::numerics::sfpu
