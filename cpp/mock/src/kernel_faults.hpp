#pragma once

#include <signal.h>
#include <time.h>

#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

namespace tilemetal::mock {

class Core;

// Where signal handlers of this host thread run: faults of kernels may be those of an exhausted stack. While one
// exists, the thread is also looked at now and then for a kernel in a loop without any instruction.
class KernelSignalStack {
public:
    KernelSignalStack();
    ~KernelSignalStack();
    KernelSignalStack(const KernelSignalStack&) = delete;
    KernelSignalStack& operator=(const KernelSignalStack&) = delete;

private:
    std::vector<std::byte> memory_;
    stack_t previous_{};
    timer_t timer_{};
    bool timed_ = false;
};

// While one exists, memory faults of kernels become errors of the program instead of ending the process, and raw L1
// offsets that kernels dereference reach the L1 of the core they run on. One at a time per process: the next one waits.
class KernelFaultHandler {
public:
    KernelFaultHandler();
    ~KernelFaultHandler();
    KernelFaultHandler(const KernelFaultHandler&) = delete;
    KernelFaultHandler& operator=(const KernelFaultHandler&) = delete;

    // While processors of one core run on this thread. The process has a single window of raw L1 offsets: the first use
    // of it waits until no other slice runs, and keeps them away until this slice ends.
    class Slice {
    public:
        Slice();
        ~Slice();
        Slice(const Slice&) = delete;
        Slice& operator=(const Slice&) = delete;
    };

    // Lets the kernel of this core, which is running, use raw L1 offsets until its slice ends; false where the system
    // does not allow it.
    static bool show_l1(const Core& core);

private:
    struct Saved;
    std::unique_ptr<Saved> saved_;
    KernelSignalStack signal_stack_;
    std::unique_lock<std::mutex> only_;
};

}  // namespace tilemetal::mock
