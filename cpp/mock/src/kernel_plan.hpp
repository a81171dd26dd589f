#pragma once

#include <filesystem>
#include <vector>

#include "kernel_request.hpp"

namespace tilemetal::mock {

// The kernels of a tt.plan.json, with the configuration the generated host program gives them. Sources are looked up
// beside the plan. Throws std::runtime_error for files that are missing or not as expected.
std::vector<KernelRequest> kernels_of_plan(const std::filesystem::path& plan);

// The format with this name of tt::DataFormat; throws std::runtime_error for others.
tt::DataFormat format_named(const std::string& name);

}  // namespace tilemetal::mock
