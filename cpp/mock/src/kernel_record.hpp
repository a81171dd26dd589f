#pragma once

#include <vector>

#include "kernel_request.hpp"
#include "program_impl.hpp"

namespace tilemetal::mock {

// Writes each kernel with everything its build bakes in as a JSON file into the folder TILEMETAL_MOCK_KERNELS names,
// so that other compilers can build the very same kernels. Does nothing when it names none.
void record_kernels(const tt::tt_metal::detail::ProgramImpl& program, const std::vector<KernelRequest>& requests);

}  // namespace tilemetal::mock
