#pragma once

#include "mock/kernel_entry.h"

// Aids for debugging on the device: a pause lets the others run, an assertion ends the run, the rest has no effect.
#define WAYPOINT(...) static_cast<void>(0)
#define PAUSE() tilemetal::mock::api->poll(tilemetal::mock::abi::Location::current())
#define WATCHER_RING_BUFFER_PUSH(value) static_cast<void>(value)
#define ASSERT(condition, ...)                                                                       \
    do {                                                                                             \
        if (!(condition)) {                                                                          \
            tilemetal::mock::api->refuse(                                                            \
                "ASSERT(" #condition "), which failed,", tilemetal::mock::abi::Location::current()); \
        }                                                                                            \
    } while (false)
