#pragma once

#include <memory>

namespace tilemetal::mock {

// While one exists, memory faults of kernels become errors of the program instead of ending the process, and raw L1
// offsets that kernels dereference reach the L1 of the core they run on. One at a time per process.
class KernelFaultHandler {
public:
    KernelFaultHandler();
    ~KernelFaultHandler();
    KernelFaultHandler(const KernelFaultHandler&) = delete;
    KernelFaultHandler& operator=(const KernelFaultHandler&) = delete;

    // The window below shows one core's L1; it is closed when another core runs.
    static void close_window();

private:
    struct Saved;
    std::unique_ptr<Saved> saved_;
};

}  // namespace tilemetal::mock
