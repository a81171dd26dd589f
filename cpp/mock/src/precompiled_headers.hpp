#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tilemetal::mock {

// The standard headers that kernels include, read once per compiler: half of what compiling a kernel took. Returns the
// header to give to -include, or nothing where it cannot be kept; kernels compile without it as well. `command` is the
// compiler with its flags, `identity` names both.
std::filesystem::path precompiled_standard_headers(
    const std::vector<std::string>& command, const std::string& identity, const std::filesystem::path& cache);

}  // namespace tilemetal::mock
