#pragma once

#include "mock/abi_engine.h"

namespace tilemetal::mock {

// The function a kernel calls for an operation, and the init it needs, for diagnoses.
const char* op_name(const abi::TileOp& operation);
const char* init_name(const abi::TileOp& operation);

}  // namespace tilemetal::mock
