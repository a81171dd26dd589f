// tt-mock-kernelc: compiles device kernels for the mock ahead of time.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include "kernel_compiler.hpp"
#include "kernel_plan.hpp"

namespace {

constexpr const char* kUsage =
    "usage: tt-mock-kernelc --store DIRECTORY PLAN...\n"
    "Compiles the kernels of each tt.plan.json into DIRECTORY, where a program finds them after\n"
    "tilemetal::mock::add_kernel_store(DIRECTORY). Kernel sources are looked up beside the plan.\n";

int run(const std::vector<std::string>& arguments) {
    std::filesystem::path store;
    std::vector<tilemetal::mock::KernelRequest> requests;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--help") {
            std::fputs(kUsage, stdout);
            return 0;
        }
        if (arguments[i] == "--store" && i + 1 < arguments.size()) {
            store = arguments[++i];
            continue;
        }
        const auto kernels = tilemetal::mock::kernels_of_plan(arguments[i]);
        requests.insert(requests.end(), kernels.begin(), kernels.end());
    }
    if (store.empty() || requests.empty()) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    tilemetal::mock::KernelCompiler::instance().code_in(requests, store);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        std::fprintf(stderr, "tt-mock-kernelc: %s\n", error.what());
        return 1;
    }
}
