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

// In the order the SDK searches.
std::vector<fs::path> roots() {
    std::vector<fs::path> out;
    const auto add = [&](const char* variable) {
        if (const char* root = std::getenv(variable); root != nullptr && *root != '\0') {
            out.emplace_back(root);
        }
    };
    if (!chosen_root().empty()) {
        out.push_back(chosen_root());
    } else {
        add("TT_METAL_HOME");
        add("TT_METAL_RUNTIME_ROOT");
    }
    add("TT_METAL_KERNEL_PATH");
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

}  // namespace tilemetal::mock

namespace tt::tt_metal {

void SetRootDir(const std::string& root_dir) { tilemetal::mock::chosen_root() = root_dir; }

}  // namespace tt::tt_metal
