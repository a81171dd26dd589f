#pragma once

#include <vector>

#include "chip.hpp"
#include "kernel_request.hpp"
#include "program_impl.hpp"

namespace tilemetal::mock {

// What must be compiled for the kernels of a program.
std::vector<KernelRequest> kernel_requests(const tt::tt_metal::detail::ProgramImpl& program, const Architecture& arch);

// Runs a program on a chip to its end. Throws KernelError.
void run_program(Chip& chip, tt::tt_metal::detail::ProgramImpl& program);

}  // namespace tilemetal::mock
