#include "kernel_file.hpp"

#include <cstdlib>
#include <stdexcept>
#include <tt-metalium/host_api.hpp>
#include <vector>

namespace tilemetal::mock {
namespace {

namespace fs = std::filesystem;

fs::path& chosen_root() {
    static fs::path root;
    return root;
}

void add_variable(std::vector<fs::path>& places, const char* variable) {
    if (const char* root = std::getenv(variable); root != nullptr && *root != '\0') {
        places.emplace_back(root);
    }
}

std::vector<fs::path> source_trees() {
    if (!chosen_root().empty()) {
        return {chosen_root()};
    }
    std::vector<fs::path> out;
    add_variable(out, "TT_METAL_HOME");
    add_variable(out, "TT_METAL_RUNTIME_ROOT");
    return out;
}

// In the order the SDK searches.
std::vector<fs::path> roots() {
    std::vector<fs::path> out = source_trees();
    add_variable(out, "TT_METAL_KERNEL_PATH");
    out.emplace_back("/usr/share/tenstorrent/kernels");
    return out;
}

}  // namespace

fs::path find_kernel_file(const std::string& name) {
    std::vector<fs::path> places{fs::absolute(name)};
    if (fs::path(name).is_relative()) {
        for (const fs::path& root : roots()) {
            places.push_back(root / name);
        }
    }
    std::string tried;
    for (const fs::path& place : places) {
        if (fs::is_regular_file(place)) {
            return fs::absolute(place);
        }
        tried += "\n  " + place.string();
    }
    throw std::runtime_error(
        "CreateKernel: there is no kernel file " + name + "; tried" + tried +
        "\nname its folder by SetRootDir, TT_METAL_HOME, TT_METAL_RUNTIME_ROOT or TT_METAL_KERNEL_PATH");
}

std::vector<fs::path> kernel_include_roots() {
    std::vector<fs::path> out;
    for (const fs::path& tree : source_trees()) {
        for (const char* folder : {"", "ttnn", "ttnn/cpp"}) {
            if (const fs::path place = tree / folder; fs::is_directory(place)) {
                out.push_back(fs::absolute(place));
            }
        }
    }
    return out;
}

}  // namespace tilemetal::mock

namespace tt::tt_metal {

void SetRootDir(const std::string& root_dir) { tilemetal::mock::chosen_root() = root_dir; }

}  // namespace tt::tt_metal
