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
    "tilemetal::mock::add_kernel_store(DIRECTORY). Kernel sources are looked up beside the plan.\n"
    "\n"
    "       tt-mock-kernelc --preamble brisc|ncrisc|compute [ARCHITECTURE]\n"
    "Prints what precedes a kernel's text, for tools that compile kernels themselves.\n"
    "       tt-mock-kernelc --command\n"
    "Prints the compiler and its flags, one per line.\n";

int print_preamble(const std::string& processor, const std::string& architecture) {
    using tilemetal::mock::ProcessorKind;
    tilemetal::mock::KernelRequest request;
    request.arch = &tilemetal::mock::architecture_named(architecture);
    request.processor = processor == "brisc"    ? ProcessorKind::Brisc
                        : processor == "ncrisc" ? ProcessorKind::Ncrisc
                                                : ProcessorKind::Compute;
    request.noc = processor == "brisc" ? 1 : 0;
    request.formats.fill(tt::DataFormat::Float16_b);
    std::fputs(request.translation_unit("kernel").c_str(), stdout);
    return 0;
}

int print_command() {
    for (const std::string& word : tilemetal::mock::KernelCompiler::instance().command()) {
        std::puts(word.c_str());
    }
    return 0;
}

int run(const std::vector<std::string>& arguments) {
    if (arguments.size() == 1 && arguments[0] == "--command") {
        return print_command();
    }
    if (arguments.size() >= 2 && arguments[0] == "--preamble") {
        return print_preamble(arguments[1], arguments.size() > 2 ? arguments[2] : "wormhole_b0");
    }
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
