#pragma once

#include "mock/abi.h"

namespace tilemetal::mock {

// The functions kernels call; they act for the processor the active scheduler is running.
const abi::KernelApi& kernel_api();
const abi::MemoryApi& memory_api();

}  // namespace tilemetal::mock
