#pragma once

#include <cstdint>

// Calls of compiled kernels that only observe: they mark the timeline and change nothing.
namespace tilemetal::mock::abi {

struct TraceApi {
    // A named stretch of a kernel, as DeviceZoneScopedN opens and closes them. Zones nest; `name` outlives the kernel's
    // run.
    void (*zone_begin)(const char* name);
    void (*zone_end)();
};

}  // namespace tilemetal::mock::abi
