#pragma once

#include <vector>

#include "chip.hpp"
#include "kernel_request.hpp"
#include "program_impl.hpp"
#include "run_report.hpp"

namespace tilemetal::mock {

// What must be compiled for the kernels of a program.
std::vector<KernelRequest> kernel_requests(const tt::tt_metal::detail::ProgramImpl& program, const Architecture& arch);

// Runs a program on a chip, which is this device of the host, to its end. Throws KernelError.
void run_program(Chip& chip, int device, tt::tt_metal::detail::ProgramImpl& program, RunReport& report);

}  // namespace tilemetal::mock
