#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "processor.hpp"

namespace tilemetal::mock {

// Writes what the processors of a program did as a Chrome trace (JSON; Perfetto and chrome://tracing show it): one
// process per core, one thread per RISC. The file appears whole or not at all. Throws std::runtime_error.
void write_chrome_trace(
    const std::filesystem::path& file, const Chip& chip, const std::vector<std::unique_ptr<Core>>& cores);

}  // namespace tilemetal::mock
