#pragma once

#include "mock/abi.h"

namespace tilemetal::mock {

// Where a kernel does something: the line of an API call, or an address in its code whose line is looked up only when
// a diagnosis needs it; then `at` is what serves where that fails.
struct CodePlace {
    CodePlace() = default;
    CodePlace(abi::Location line) : at(line) {}
    CodePlace(const void* address, abi::Location nearby) : at(nearby), code(address) {}

    abi::Location at{nullptr, 0};
    const void* code = nullptr;
};

}  // namespace tilemetal::mock
