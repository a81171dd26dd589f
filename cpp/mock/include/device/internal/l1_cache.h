#pragma once

#include "mock/kernel_entry.h"

// Re-reading an L1 word another party writes; other processors run meanwhile.
FORCE_INLINE void invalidate_l1_cache(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->poll(at);
}
