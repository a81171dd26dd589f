#pragma once

#include <filesystem>
#include <string>

namespace tilemetal::mock {

// The file of a kernel. Throws std::runtime_error that lists the places searched.
std::filesystem::path find_kernel_file(const std::string& name);

}  // namespace tilemetal::mock
