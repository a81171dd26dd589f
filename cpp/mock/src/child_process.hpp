#pragma once

#include <string>
#include <vector>

namespace tilemetal::mock {

struct ChildResult {
    int status = 0;      // exit status, or 128 + signal
    std::string output;  // what it wrote to its standard output and error
};

// Runs a program (searched in PATH) to its end. Throws std::runtime_error when it cannot be started.
ChildResult run_child(const std::vector<std::string>& command);

}  // namespace tilemetal::mock
