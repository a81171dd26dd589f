#pragma once

#include <cstdint>

#include "api/compute/common_globals.h"

// Words the threads of a compute kernel send each other. One pass runs all threads in program order, so a word is read
// by the first mailbox_read() after all earlier words were taken; a thread that reads before any was sent would hang.
namespace ckernel {

enum ThreadId { BriscThreadId = 0, UnpackThreadId = 1, MathThreadId = 2, PackThreadId = 3 };

ALWI void mailbox_write(
    std::uint8_t, std::uint32_t data, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->engine.mailbox_write(data, at);
}
ALWI std::uint32_t mailbox_read(
    std::uint8_t, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return tilemetal::mock::api->engine.mailbox_read(at);
}

}  // namespace ckernel
