#pragma once

#include "mock/abi_sfpi.h"

namespace tilemetal::mock {

// The functions behind sfpi.h for compiled kernels.
extern const abi::SfpiApi kSfpiApi;

}  // namespace tilemetal::mock
