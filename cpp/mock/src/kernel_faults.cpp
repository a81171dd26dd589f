#include "kernel_faults.hpp"

#include <sched.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <vector>

#include "scheduler.hpp"
#include "source_place.hpp"

namespace tilemetal::mock {

namespace {

// The compiler counts basic blocks for the scheduler, but none without an instruction: an empty loop that never ends
// is only seen from outside, by this signal of a timer. Nobody minds it late.
constexpr int kLook = SIGURG;
constexpr long kLookEvery = 100'000'000;  // nanoseconds of the thread's time

constexpr std::array kSignals{SIGSEGV, SIGBUS, SIGFPE, kLook};
constexpr std::size_t kSignalStack = 64 * 1024;
constexpr std::uintptr_t kPage = 4096;

// Raw L1 offsets lie where no program has memory: above what the system keeps free at address 0 and below 2 MiB.
constexpr std::uintptr_t kWindowBegin = 0x10000;

thread_local const void* fault_address = nullptr;
thread_local const void* fault_code = nullptr;
thread_local int fault_signal = 0;
thread_local bool window = false;  // open, and this slice's

std::atomic<std::uint32_t> slices{0};
std::atomic<bool> exclusive{false};

#if defined(__x86_64__)
// A jump to itself.
bool loops_without_instruction(const ucontext_t& context) {
    const auto* const code = reinterpret_cast<const unsigned char*>(context.uc_mcontext.gregs[REG_RIP]);
    return code[0] == 0xEB && code[1] == 0xFE;
}
#endif

std::mutex& only_handler() {
    static std::mutex mutex;
    return mutex;
}

void enter_slice() {
    while (true) {
        slices.fetch_add(1);
        if (!exclusive.load()) {
            return;
        }
        slices.fetch_sub(1);
        sched_yield();
    }
}

// Also for signal handlers: a slice that waits here runs no kernel meanwhile.
void become_exclusive() {
    slices.fetch_sub(1);
    while (exclusive.exchange(true)) {
        sched_yield();
    }
    while (slices.load() != 0) {
        sched_yield();
    }
}

// Maps the core's L1 at its raw offsets. Only system calls: this runs in a signal handler.
bool open_window(const Core& core) {
    become_exclusive();
    window = true;
    const std::uintptr_t end = (core.chip().arch().l1_bytes + kPage - 1) / kPage * kPage;
    void* const got = mremap(
        core.l1() + kWindowBegin, 0, end - kWindowBegin, MREMAP_MAYMOVE | MREMAP_FIXED,
        reinterpret_cast<void*>(kWindowBegin));
    return got == reinterpret_cast<void*>(kWindowBegin);
}

// Where a fiber goes on after a fault: its old frames are given up.
[[noreturn]] void report_fault() {
    Processor& processor = Scheduler::current();
    const auto address = reinterpret_cast<std::uintptr_t>(fault_address);
    std::exception_ptr error;
    {
        const bool overflow = processor.fiber->in_guard(fault_address);
        std::string what = "the kernel accessed memory at " + hex(address) + ", where there is none";
        std::string advice = "check pointers made of addresses and sizes";
        if (overflow) {
            what = "the kernel's stack is exhausted";
            advice = "keep large arrays out of kernels: a core has a few KiB of stack";
        } else if (fault_signal == SIGFPE) {
            what = "the kernel divided by zero";
            advice = "check the divisor, e.g. a count among the arguments";
        } else if (fault_signal == kLook) {
            what = "the kernel is in an empty loop that never ends";
            advice = "wait in loops by cb_wait_front, noc_semaphore_wait or by loading what another processor changes";
        }
        const auto place = source_place(processor, fault_code);
        const Rule rule = fault_signal == kLook ? Rule::Runaway : Rule::KernelCrash;
        Diagnosis crash = processor.diagnose(rule, what, place.value_or(processor.last_location));
        if (rule == Rule::Runaway) {
            crash.line("the place is the last statement before the loop");
        } else if (!place) {
            crash.line("the place is that of the last call before the fault");
        }
        error = std::make_exception_ptr(crash.advice(advice).error());
    }
    Scheduler::fail(std::move(error));
}

void restore_default(int signal) {
    struct sigaction action{};
    action.sa_handler = SIG_DFL;
    sigaction(signal, &action, nullptr);
}

void on_fault(int signal, siginfo_t* info, void* context) {
    const Processor* const processor = Scheduler::running();
    const Core* const core = processor == nullptr ? nullptr : &processor->core();
    if (signal == kLook && (core == nullptr || !loops_without_instruction(*static_cast<ucontext_t*>(context)))) {
        return;
    }
    const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
    if (core == nullptr) {
        restore_default(signal);  // the fault repeats and ends the process
        return;
    }
    if (signal == SIGSEGV && !window && address >= kWindowBegin && address < core->chip().arch().l1_bytes &&
        open_window(*core)) {
        return;
    }
#if defined(__x86_64__)
    fault_address = info->si_addr;
    fault_signal = signal;
    auto& registers = static_cast<ucontext_t*>(context)->uc_mcontext.gregs;
    // Where a return address would be: behind the instruction.
    fault_code = reinterpret_cast<const void*>(registers[REG_RIP] + 1);
    Fiber& fiber = *Scheduler::current().fiber;
    fiber.forget_frames();
    const auto top = reinterpret_cast<std::uintptr_t>(fiber.stack_top());
    registers[REG_RSP] = static_cast<greg_t>(top - 128 - 8);
    registers[REG_RIP] = static_cast<greg_t>(reinterpret_cast<std::uintptr_t>(&report_fault));
#else
    static_cast<void>(context);
    restore_default(signal);
#endif
}

}  // namespace

struct KernelFaultHandler::Saved {
    std::array<struct sigaction, kSignals.size()> actions{};
};

KernelSignalStack::KernelSignalStack() : memory_(kSignalStack) {
    stack_t stack{};
    stack.ss_sp = memory_.data();
    stack.ss_size = kSignalStack;
    sigaltstack(&stack, &previous_);
    sigevent event{};
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = kLook;
    event._sigev_un._tid = static_cast<pid_t>(syscall(SYS_gettid));
    timed_ = timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &timer_) == 0;
    if (timed_) {
        const itimerspec often{.it_interval = {0, kLookEvery}, .it_value = {0, kLookEvery}};
        timer_settime(timer_, 0, &often, nullptr);
    }
}

KernelSignalStack::~KernelSignalStack() {
    if (timed_) {
        timer_delete(timer_);
    }
    sigaltstack(&previous_, nullptr);
}

KernelFaultHandler::KernelFaultHandler() : saved_(std::make_unique<Saved>()), only_(only_handler()) {
    struct sigaction action{};
    action.sa_sigaction = on_fault;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        sigaction(kSignals[i], &action, &saved_->actions[i]);
    }
}

KernelFaultHandler::~KernelFaultHandler() {
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        sigaction(kSignals[i], &saved_->actions[i], nullptr);
    }
}

bool KernelFaultHandler::show_l1(const Core& core) { return window || open_window(core); }

KernelFaultHandler::Slice::Slice() { enter_slice(); }

KernelFaultHandler::Slice::~Slice() {
    if (window) {
        munmap(reinterpret_cast<void*>(kWindowBegin), 2 * 1024 * 1024 - kWindowBegin);
        window = false;
        exclusive.store(false);
    } else {
        slices.fetch_sub(1);
    }
}

}  // namespace tilemetal::mock
