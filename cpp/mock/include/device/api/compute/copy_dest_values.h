#pragma once

#include <cstdint>

#include "api/compute/common_globals.h"
#include "api/compute/engine_call.h"
#include "internal/data_format.h"

namespace ckernel {

// DST[idst_out] = DST[idst_in].
template <DataFormat DATA_FORMAT>
ALWI void copy_dest_values(
    std::uint32_t idst_in, std::uint32_t idst_out, engine_call::Location at = engine_call::Location::current()) {
    constexpr bool flushes = DATA_FORMAT == DataFormat::Float16_b || DATA_FORMAT == DataFormat::Float16;
    engine_call::api->engine.copy_dest(idst_in, idst_out, flushes, at);
}
[[deprecated("use copy_dest_values<DataFormat>")]] ALWI void copy_dest_values(
    std::uint32_t idst_in, std::uint32_t idst_out, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine.copy_dest(idst_in, idst_out, true, at);
}
// The copy uses no constants of the vector unit.
ALWI void copy_dest_values_init() {}

}  // namespace ckernel
