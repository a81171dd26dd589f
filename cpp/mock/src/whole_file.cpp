#include "whole_file.hpp"

#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace tilemetal::mock {

void write_whole_file(const std::filesystem::path& file, const std::string& text) {
    const std::filesystem::path temporary = file.string() + "." + std::to_string(getpid()) + ".partial";
    {
        std::ofstream out(temporary, std::ios::binary);
        out << text;
        if (!out.flush()) {
            throw std::runtime_error("tilemetal mock: cannot write " + file.string());
        }
    }
    std::filesystem::rename(temporary, file);
}

}  // namespace tilemetal::mock
