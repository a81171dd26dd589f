#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

// What the mock device offers beyond the Metalium API.
namespace tilemetal::mock {

// A rule of the device was broken, or the program cannot go on. what() is the whole diagnosis, over several lines:
// the rule, where (core, processor, kernel file:line), the state that shows it, and what to do.
class KernelError : public std::runtime_error {
public:
    KernelError(std::string rule, const std::string& diagnosis)
        : std::runtime_error(diagnosis), rule_(std::move(rule)) {}

    // Stable name of the rule, e.g. "cb-pop-without-wait".
    const std::string& rule() const { return rule_; }

private:
    std::string rule_;
};

// Architecture of devices created afterwards: "wormhole_b0" (at first) or "blackhole". The environment variable
// TT_METAL_MOCK_ARCH, where set, wins over it. Throws std::invalid_argument for other names.
void set_default_arch(const std::string& name);

// Directory of compiled kernels (filled by tt-mock-kernelc) that is searched before anything is compiled.
void add_kernel_store(const std::filesystem::path& directory);

}  // namespace tilemetal::mock
