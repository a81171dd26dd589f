#pragma once

#include <filesystem>
#include <string>

namespace tilemetal::mock {

// Writes a file that others see whole or not at all. Throws std::runtime_error naming it.
void write_whole_file(const std::filesystem::path& file, const std::string& text);

}  // namespace tilemetal::mock
