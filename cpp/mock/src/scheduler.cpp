#include "scheduler.hpp"

#include <utility>

#include "compute_engine.hpp"
#include "kernel_faults.hpp"
#include "kernel_image.hpp"
#include "noc.hpp"

namespace tilemetal::mock {
namespace {

// In units of a poll; a loop without any call costs kTickWork for every 65536 basic blocks. Some seconds of host time.
constexpr std::uint64_t kIdleLimit = 100'000'000;
constexpr std::size_t kMostWaitLines = 24;

thread_local Scheduler* active_scheduler = nullptr;

}  // namespace

Scheduler* Scheduler::active() { return active_scheduler; }
Processor& Scheduler::current() { return *active_scheduler->current_; }

void Scheduler::start(Processor& processor) {
    processor.fiber = std::make_unique<Fiber>([this, &processor] {
        processor.kernel().run();
        try {
            finish_check(processor);
        } catch (...) {
            error_ = std::current_exception();
        }
        note_progress();
    });
    processors_.push_back(&processor);
}

void Scheduler::finish_check(Processor& processor) {
    check_no_transfers_left(processor);
    if (processor.engine) {
        processor.engine->check_finished();
    }
}

void Scheduler::run() {
    for (auto& core : cores_) {
        for (auto& processor : core->processors) {
            start(*processor);
        }
    }
    const KernelFaultHandler fault_handler;
    const Core* previous = nullptr;
    Scheduler* const outer = std::exchange(active_scheduler, this);
    std::size_t unfinished = processors_.size();
    while (unfinished != 0 && !error_) {
        bool ran = false;
        for (Processor* processor : processors_) {
            if (processor->fiber->finished() || !processor->wait.satisfied()) {
                continue;
            }
            processor->wait.what = Wait::For::Nothing;
            ran = true;
            current_ = processor;
            if (previous != &processor->core()) {
                KernelFaultHandler::close_window();
                previous = &processor->core();
            }
            processor->fiber->resume();
            if (error_) {
                break;
            }
            if (processor->fiber->finished()) {
                --unfinished;
            }
        }
        current_ = nullptr;
        if (error_) {
            break;
        }
        ++round_;
        deliver_old_transfers();
        if (!ran) {
            bool can_go_on = false;
            for (const Processor* processor : processors_) {
                can_go_on = can_go_on || (!processor->fiber->finished() && processor->wait.satisfied());
            }
            if (!can_go_on) {
                Diagnosis deadlock(Rule::Deadlock, "no processor can go on");
                describe_waiting(deadlock);
                error_ = std::make_exception_ptr(
                    deadlock.advice("make producers push what consumers wait for, and signal each semaphore").error());
            }
        }
    }
    deliver_old_transfers();
    active_scheduler = outer;
    if (error_) {
        std::rethrow_exception(error_);
    }
}

Core* Scheduler::core(std::uint32_t worker) const {
    for (const auto& core : cores_) {
        if (core->worker() == worker) {
            return core.get();
        }
    }
    return nullptr;
}

void Scheduler::deliver_old_transfers() {
    for (Processor* processor : processors_) {
        if (!processor->transfers.empty()) {
            deliver_transfers_before(*processor, round_);
        }
    }
}

void Scheduler::yield() { current_->fiber->suspend(); }

void Scheduler::wait(const Wait& condition) {
    if (condition.satisfied()) {
        return;
    }
    current_->wait = condition;
    yield();
}

void Scheduler::spend(std::uint64_t amount) {
    idle_work_ += amount;
    if (idle_work_ > kIdleLimit) {
        Diagnosis stuck = current_->diagnose(
            Rule::Runaway, "the program runs on without any page pushed or popped, semaphore changed or kernel ended",
            current_->last_location);
        describe_waiting(stuck);
        throw stuck.advice("look for a loop that never ends in this kernel").error();
    }
}

void Scheduler::fail(std::exception_ptr error) {
    error_ = std::move(error);
    yield();
    std::terminate();  // run() never resumes after an error
}

void Scheduler::describe_waiting(Diagnosis& diagnosis) const {
    std::size_t lines = 0;
    std::size_t waiting = 0;
    for (const Processor* processor : processors_) {
        if (processor->fiber->finished()) {
            continue;
        }
        ++waiting;
        if (++lines > kMostWaitLines) {
            continue;
        }
        std::string line = processor->who() + " " + processor->wait.describe(processor->core());
        const Wait& wait = processor->wait;
        if (wait.what == Wait::For::Pages || wait.what == Wait::For::Space) {
            const Processor* other = wait.what == Wait::For::Pages ? wait.ring->producer : wait.ring->consumer;
            line += wait.what == Wait::For::Pages ? "; producer: " : "; consumer: ";
            if (other == nullptr) {
                line += "none so far";
            } else {
                line += processor_name(other->kind()) + " running " + other->kernel().name +
                        (other->fiber->finished() ? " (has ended)" : "");
            }
        }
        diagnosis.line(line);
    }
    if (waiting > kMostWaitLines) {
        diagnosis.line("and " + std::to_string(waiting - kMostWaitLines) + " more");
    }
}

}  // namespace tilemetal::mock
