#pragma once

#include "mock/abi_noc.h"

namespace tilemetal::mock {

// The NoC functions of kernel_api() beyond plain transfers.
const abi::NocApi& noc_api();

}  // namespace tilemetal::mock
