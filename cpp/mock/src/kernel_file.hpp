#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tilemetal::mock {

// The file of a kernel. Throws std::runtime_error that lists the places searched.
std::filesystem::path find_kernel_file(const std::string& name);

// Where a kernel's includes are looked for besides the SDK's own headers and its folder: the root of a source tree, as
// the SDK's build of kernels does, and the folders of the operations' library in it.
std::vector<std::filesystem::path> kernel_include_roots();

}  // namespace tilemetal::mock
