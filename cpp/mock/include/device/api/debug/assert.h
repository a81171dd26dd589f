#pragma once

#include "mock/kernel_entry.h"

// Always checked, unlike on a device, where only a build with the watcher does.
#define ASSERT(condition, ...) tilemetal::mock::check_assertion(static_cast<bool>(condition), #condition)

namespace tilemetal::mock {

FORCE_INLINE void check_assertion(bool holds, const char* condition, abi::Location at = abi::Location::current()) {
    if (!holds) {
        api->assertion_failed(condition, at);
    }
}

}  // namespace tilemetal::mock
