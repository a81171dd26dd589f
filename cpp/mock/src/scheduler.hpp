#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <tilemetal/mock.hpp>
#include <vector>

#include "processor.hpp"
#include "transfer_delivery.hpp"
#include "transfer_timing.hpp"
#include "worker_pool.hpp"

namespace tilemetal::mock {

// Runs the processors of a program in rounds until all have ended. In a round the processors of each core run, in a
// fixed order, until all of them wait; cores share nothing meanwhile, so they may run on several host threads. Then the
// transfers they issued are delivered, in an order that does not depend on the threads either.
class Scheduler {
public:
    Scheduler(const Chip& chip, std::vector<std::unique_ptr<Core>>& cores);

    // Throws KernelError: a rule broken by a kernel, a deadlock, or a program that makes no progress. When several
    // cores fail in one round, the error of the first of them.
    void run();

    std::uint64_t round() const { return round_; }
    // The worker's core if it takes part in the program. Only for the end of a round.
    Core* core(std::uint32_t worker) const { return worker < by_worker_.size() ? by_worker_[worker] : nullptr; }

    // Of the calling host thread: null outside kernels and deliveries.
    static Scheduler* active();
    // Null where no kernel runs.
    static Processor* running();
    static Processor& current() { return *running(); }

    // Called from kernels, on the fiber of the running processor.
    // Something other processors can see has changed.
    static void note_progress() { current().core().progressed = true; }
    // Goes on in the next round.
    static void yield();
    // Returns when the condition holds.
    static void wait(const Wait& condition);
    // Counts work of which nobody else sees a result; the round ends the run when it is far too much.
    static void spend(std::uint64_t amount);
    // Ends the run with this error; does not return.
    [[noreturn]] static void fail(std::exception_ptr error);

private:
    void start(Processor& processor);
    static void finish_check(Processor& processor);
    std::vector<Core*> runnable_cores() const;
    void run_slice(Core& core);
    static void resume(Processor& processor);
    void end_round(const std::vector<Core*>& ran);
    std::vector<Processor*> turn(Core& core) const;
    bool transfers_under_way() const;
    void check_progress();
    [[noreturn]] void report_deadlock() const;
    [[noreturn]] void report_runaway(const Processor& processor) const;
    // What the processors that have not ended wait for, and who should help them.
    void describe_waiting(Diagnosis& diagnosis) const;

    std::vector<std::unique_ptr<Core>>& cores_;
    std::vector<Core*> by_worker_;
    std::optional<std::uint64_t> seed_;
    DeliveryPlan plan_;
    TransferTiming timing_;
    WorkerPool pool_;
    std::uint64_t round_ = 0;
};

}  // namespace tilemetal::mock
