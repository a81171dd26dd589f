#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <vector>

#include "processor.hpp"

namespace tilemetal::mock {

// Runs the processors of a program in turn, always in the same order, until all have ended.
class Scheduler {
public:
    explicit Scheduler(std::vector<std::unique_ptr<Core>>& cores) : cores_(cores) {}

    // Throws KernelError: a rule broken by a kernel, a deadlock, or a program that makes no progress.
    void run();

    std::uint64_t round() const { return round_; }
    // The worker's core if it takes part in the program.
    Core* core(std::uint32_t worker) const;
    // Something other processors can see has changed.
    void note_progress() { idle_work_ = 0; }

    // Called from kernels, on the fiber of the running processor.
    static Scheduler* active();
    static Processor& current();
    bool is_running() const { return current_ != nullptr; }
    void yield();
    // Returns when the condition holds.
    void wait(const Wait& condition);
    // Counts work of which nobody else sees a result; throws KernelError when it is far too much.
    void spend(std::uint64_t amount);
    // Ends the run with this error; does not return.
    [[noreturn]] void fail(std::exception_ptr error);

private:
    void start(Processor& processor);
    void finish_check(Processor& processor);
    void deliver_old_transfers();
    // One line for each processor that has not ended: what it waits for, and who should help it.
    void describe_waiting(Diagnosis& diagnosis) const;

    std::vector<std::unique_ptr<Core>>& cores_;
    std::vector<Processor*> processors_;
    Processor* current_ = nullptr;
    std::uint64_t round_ = 0;
    std::uint64_t idle_work_ = 0;
    std::exception_ptr error_;
};

}  // namespace tilemetal::mock
