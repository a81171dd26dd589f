#pragma once

#include <cstdint>

namespace tilemetal::mock {

// The release of the Metalium API a process is written against: what kernels are compiled with and how accessors
// describe tensors. Everything else of an older level is spelled by headers and a library above this one.
enum class ApiLevel : std::uint8_t {
    Current,        // release 0.81
    September2025,  // the source tree of September 2025
};

// Said once, by the library of a level when it is loaded.
void set_api_level(ApiLevel level);
ApiLevel api_level();

}  // namespace tilemetal::mock
