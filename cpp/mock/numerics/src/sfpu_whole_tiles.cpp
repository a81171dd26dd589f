#include "sfpu_lanes.hpp"

namespace tilemetal::numerics::sfpu {

std::span<const SfpuOperation> whole_tile_operations() { return {}; }

}  // namespace tilemetal::numerics::sfpu
