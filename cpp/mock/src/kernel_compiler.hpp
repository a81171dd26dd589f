#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel_request.hpp"

namespace tilemetal::mock {

// Finds or makes the native code of kernels. Code is kept under the hash of everything it depends on, so stores may
// be shared, moved and filled ahead of time.
class KernelCompiler {
public:
    static KernelCompiler& instance();

    // Whether kernels report their loads and stores; those of a sanitized mock report them to the sanitizer instead.
    static bool kernels_are_checked();
    // True for the files of the SDK that kernels include.
    bool is_device_header(std::string_view file) const;

    // The directory that stands for the device headers in debug information.
    static constexpr const char* kHeadersInDebugInfo = "/tilemetal-mock/";

    // Stores searched before the user's cache.
    void add_store(const std::filesystem::path& directory);
    // Name of the code of a request, without directory and extension, where diagnoses call the kernel `name`. In stores
    // that is the same for all, so that host programs may give a kernel as text that a build compiled from a file.
    std::string key(const KernelRequest& request, const std::string& name = "kernel") const;
    // The compiler, its flags and where it finds the headers.
    std::vector<std::string> command(ApiLevel level = ApiLevel::Current) const;
    // Files with the code of each request; those not found are compiled side by side into the user's cache. Throws
    // KernelError (kernel-compile) with the compiler's messages.
    std::vector<std::filesystem::path> code_of(const std::vector<KernelRequest>& requests) const;
    // The same with `store` alone: what it lacks is compiled into it.
    std::vector<std::filesystem::path> code_in(
        const std::vector<KernelRequest>& requests, const std::filesystem::path& store) const;

private:
    KernelCompiler();
    std::vector<std::filesystem::path> include_paths(const KernelRequest& request) const;
    std::vector<std::filesystem::path> find_or_compile(
        const std::vector<KernelRequest>& requests, const std::vector<std::filesystem::path>& stores,
        const std::filesystem::path& target,
        const std::function<std::string(const KernelRequest&)>& key_in_target) const;
    std::filesystem::path compile(
        const std::string& key, const KernelRequest& request, const std::filesystem::path& store) const;

    std::filesystem::path include_root_;
    std::string compiler_;
    bool is_clang_ = false;
    std::string identity_;  // of compiler, flags and device headers
    std::vector<std::filesystem::path> stores_;
};

}  // namespace tilemetal::mock
