#pragma once

#include <cstdint>

#include "api/compute/engine_call.h"
#include "llk_defs.h"

namespace ckernel {

// The packer's half of reduce_init, and its end.
template <ReduceDim dim, PackMode pack_mode = PackMode::Default>
ALWI void llk_pack_reduce_mask_config(std::uint32_t ocb, engine_call::Location at = engine_call::Location::current()) {
    static_assert(pack_mode == PackMode::Default, "reductions are packed as tiles here");
    engine_call::api->engine.pack_reduce_mask(ocb, static_cast<tilemetal::mock::abi::Dim>(dim), at);
}
ALWI void llk_pack_reduce_mask_clear(engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine.pack_clear_mask(at);
}

}  // namespace ckernel
