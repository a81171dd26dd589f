#pragma once

#include "mock/abi_engine.h"

namespace tilemetal::mock {

// The engine's functions for compiled kernels.
extern const abi::EngineApi kEngineApi;

}  // namespace tilemetal::mock
