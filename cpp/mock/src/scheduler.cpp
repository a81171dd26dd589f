#include "scheduler.hpp"

#include <algorithm>
#include <cstdio>
#include <thread>
#include <utility>

#include "compute_engine.hpp"
#include "kernel_faults.hpp"
#include "kernel_image.hpp"
#include "noc.hpp"
#include "pseudo_random.hpp"
#include "source_place.hpp"
#include "transfer_races.hpp"

namespace tilemetal::mock {
namespace {

// In units of a poll; a loop without any call costs kTickWork for every 65536 basic blocks. About a second of host
// time.
constexpr std::uint64_t kIdleLimit = 40'000'000;
constexpr std::size_t kMostWaitLines = 24;
// Two processors of a core that need nobody else could keep a round from ending.
constexpr int kTurnsPerRound = 4096;
// With a seed, one in this many processors sits out a round.
constexpr std::uint64_t kSitsOut = 4;

// What a host thread simulates at the moment.
struct OfThread {
    Scheduler* scheduler = nullptr;
    Processor* processor = nullptr;
};
thread_local OfThread of_thread;

unsigned threads_for(const Options& options, std::size_t cores) {
    const unsigned wanted = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    return static_cast<unsigned>(std::min<std::size_t>(wanted, cores));
}

// What it waits for, and who should help it.
std::string waiting(const Wait& wait, const Core& core) {
    std::string line = wait.describe(core);
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
    return line;
}

// One line for what the processor waits for, and one for its packer when that is behind.
void add_lines(std::vector<std::string>& lines, const Processor& processor) {
    const Wait& wait = processor.wait;
    const PackThread& packer = processor.packer;
    if (!packer.ended()) {
        lines.push_back(
            processor.who() + " " +
            (wait.what == Wait::For::Nothing ? "runs; its last call was at " + place(processor.last_location)
                                             : waiting(wait, processor.core())));
    }
    if (!packer.idle()) {
        lines.push_back(
            processor.who() + (packer.ended() ? ", at its end: " : ": ") + "its packer " +
            waiting(packer.wait(), processor.core()));
    }
}

// Where a card might go on because the threads of a compute kernel run ahead of each other there as they do not here:
// what to do then. Empty where it makes no difference.
std::string limit_of_order(const Core& core) {
    const auto somebody_waits = [&](Wait::For what, const Processor* Ring::* role, const Processor& helper) {
        const auto found = std::find_if(core.processors.begin(), core.processors.end(), [&](const auto& processor) {
            const Wait& wait = processor->wait;
            return !processor->fiber->finished() && wait.what == what &&
                   (wait.ring->*role == nullptr || wait.ring->*role == &helper);
        });
        return found == core.processors.end() ? nullptr : (*found)->wait.ring;
    };
    for (const auto& processor : core.processors) {
        if (processor->kind() != ProcessorKind::Compute || processor->fiber->finished()) {
            continue;
        }
        const std::string line = place(processor->wait.at);
        if (processor->wait.what == Wait::For::Pages && processor->packer.idle()) {
            if (const Ring* ring = somebody_waits(Wait::For::Pages, &Ring::producer, *processor)) {
                return "Here the packer of a compute kernel stops where its unpackers wait, on a card it runs on: if "
                       "it pushes " +
                       ring->name() + " after " + line +
                       " and needs nothing of what is waited for there, push before that line, which means the same "
                       "on a card";
            }
        }
        if (processor->wait.what == Wait::For::DstRoom) {
            if (const Ring* ring = somebody_waits(Wait::For::Space, &Ring::consumer, *processor)) {
                return "Here the unpackers of a compute kernel stop where math waits for DST, on a card they unpack "
                       "up to two tiles more: if they pop " +
                       ring->name() + " soon after " + line + ", enlarge it by two tiles for the mock";
            }
        }
    }
    return "";
}

}  // namespace

// Not inlined: a fiber may go on in another host thread, so nobody may keep the address of the variable.
[[gnu::noinline]] Scheduler* Scheduler::active() { return of_thread.scheduler; }
[[gnu::noinline]] Processor* Scheduler::running() { return of_thread.processor; }

Scheduler::Scheduler(const Chip& chip, std::vector<std::unique_ptr<Core>>& cores)
    : cores_(cores),
      seed_(chip.options().seed),
      plan_(seed_),
      timing_(chip),
      pool_(threads_for(chip.options(), cores.size())) {
    for (const auto& core : cores_) {
        by_worker_.resize(std::max<std::size_t>(by_worker_.size(), core->worker() + 1), nullptr);
        by_worker_[core->worker()] = core.get();
    }
}

void Scheduler::start(Processor& processor) {
    processor.fiber = std::make_unique<Fiber>([&processor] {
        processor.kernel().run();
        try {
            processor.packer.finish();
            finish_check(processor);
        } catch (...) {
            processor.core().error = std::current_exception();
        }
        processor.core().progressed = true;
    });
}

void Scheduler::finish_check(Processor& processor) {
    processor.end_line();
    check_no_transfers_left(processor);
    if (processor.engine) {
        processor.engine->check_finished();
    }
}

void Scheduler::run() {
    for (const auto& core : cores_) {
        for (const auto& processor : core->processors) {
            start(*processor);
        }
    }
    const KernelFaultHandler fault_handler;
    Scheduler* const outer = std::exchange(of_thread.scheduler, this);
    const auto leave = [&] { of_thread.scheduler = outer; };
    try {
        while (true) {
            const std::vector<Core*> runnable = runnable_cores();
            if (runnable.empty() && !transfers_under_way()) {
                break;
            }
            pool_.run(runnable.size(), [&](std::size_t i) { run_slice(*runnable[i]); });
            end_round(runnable);
        }
    } catch (...) {
        leave();
        throw;
    }
    leave();
}

std::vector<Core*> Scheduler::runnable_cores() const {
    std::vector<Core*> out;
    bool unfinished = false;
    for (const auto& core : cores_) {
        bool can_run = false;
        for (const auto& processor : core->processors) {
            if (!processor->fiber->finished()) {
                unfinished = true;
                processor->gave_way = false;
                can_run = can_run || processor->can_go_on();
            }
        }
        if (can_run) {
            out.push_back(core.get());
        }
    }
    if (out.empty() && unfinished && !transfers_under_way()) {
        report_deadlock();
    }
    return out;
}

bool Scheduler::transfers_under_way() const {
    return std::any_of(cores_.begin(), cores_.end(), [](const auto& core) {
        return std::any_of(core->processors.begin(), core->processors.end(), [](const auto& processor) {
            return processor->undelivered != 0;
        });
    });
}

std::vector<Processor*> Scheduler::turn(Core& core) const {
    std::vector<Processor*> order;
    for (const auto& processor : core.processors) {
        if (!processor->fiber->finished()) {
            order.push_back(processor.get());
        }
    }
    if (seed_) {
        for (std::size_t left = order.size(); left > 1; --left) {
            std::swap(order[left - 1], order[pseudo_random(*seed_, round_, core.worker(), left) % left]);
        }
        std::erase_if(order, [&](const Processor* processor) {
            return pseudo_random(*seed_, round_, core.worker(), 100 + static_cast<int>(processor->kind())) % kSitsOut ==
                   0;
        });
    }
    return order;
}

void Scheduler::run_slice(Core& core) {
    Scheduler* const outer = std::exchange(of_thread.scheduler, this);
    {
        const KernelFaultHandler::Slice slice;
        const std::vector<Processor*> order = turn(core);
        bool ran = true;
        for (int turns = 0; ran && turns < kTurnsPerRound; ++turns) {
            ran = false;
            for (Processor* processor : order) {
                if (processor->fiber->finished() || processor->gave_way || !processor->can_go_on()) {
                    continue;
                }
                processor->wait.what = Wait::For::Nothing;
                ran = true;
                resume(*processor);
                if (core.error) {
                    ran = false;
                    break;
                }
            }
        }
    }
    deliver_dram_reads(core, plan_, round_);
    of_thread.scheduler = outer;
}

void Scheduler::resume(Processor& processor) {
    of_thread.processor = &processor;
    processor.fiber->resume();
    of_thread.processor = nullptr;
}

void Scheduler::end_round(const std::vector<Core*>& ran) {
    for (Core* core : ran) {
        if (!core->printed.empty()) {
            std::fputs(core->printed.c_str(), stdout);
            core->printed.clear();
        }
    }
    for (Core* core : ran) {
        if (core->error) {
            std::rethrow_exception(core->error);
        }
    }
    refuse_races(cores_, round_);
    timing_.finish_round(cores_);
    for (const auto& core : cores_) {
        // Reads that a seed held back become due in rounds in which their core does not run.
        deliver_dram_reads(*core, plan_, round_);
        core->progressed = deliver_to_others(*core, plan_, round_) || core->progressed;
    }
    check_progress();
    ++round_;
}

void Scheduler::check_progress() {
    bool progressed = false;
    for (const auto& core : cores_) {
        progressed = std::exchange(core->progressed, false) || progressed;
    }
    std::uint64_t total = 0;
    Processor* busiest = nullptr;
    for (const auto& core : cores_) {
        for (const auto& processor : core->processors) {
            if (progressed) {
                processor->idle_work = 0;
            }
            total += processor->idle_work;
            if (busiest == nullptr || processor->idle_work > busiest->idle_work) {
                busiest = processor.get();
            }
        }
    }
    if (total > kIdleLimit) {
        report_runaway(*busiest);
    }
}

[[gnu::noinline]] void Scheduler::yield() {
    current().gave_way = true;
    current().fiber->suspend();
}

void Scheduler::wait(const Wait& condition) {
    while (!condition.satisfied()) {
        current().wait = condition;
        current().fiber->suspend();
        current().packer.proceed();
    }
}

void Scheduler::spend(std::uint64_t amount) { current().idle_work += amount; }

void Scheduler::fail(std::exception_ptr error) {
    current().core().error = std::move(error);
    current().fiber->suspend();
    std::terminate();  // run() never resumes after an error
}

void Scheduler::report_deadlock() const {
    Diagnosis deadlock(Rule::Deadlock, "no processor can go on");
    describe_waiting(deadlock);
    std::string advice = "make producers push what consumers wait for, and signal each semaphore";
    for (const auto& core : cores_) {
        if (const std::string limit = limit_of_order(*core); !limit.empty()) {
            throw deadlock.advice(advice + ". " + limit).error();
        }
    }
    throw deadlock.advice(advice).error();
}

void Scheduler::report_runaway(const Processor& processor) const {
    Diagnosis stuck = processor.diagnose(
        Rule::Runaway, "the program runs on without any page pushed or popped, semaphore changed or kernel ended",
        resolve(processor, {processor.ticked_at, processor.last_location}));
    describe_waiting(stuck);
    throw stuck.advice("look for a loop that never ends in this kernel").error();
}

void Scheduler::describe_waiting(Diagnosis& diagnosis) const {
    std::vector<std::string> lines;
    for (const auto& core : cores_) {
        for (const auto& processor : core->processors) {
            if (!processor->fiber->finished()) {
                add_lines(lines, *processor);
            }
        }
    }
    const std::size_t shown = std::min(lines.size(), kMostWaitLines);
    std::for_each(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(shown), [&](const std::string& line) {
        diagnosis.line(line);
    });
    if (lines.size() > shown) {
        diagnosis.line("and " + std::to_string(lines.size() - shown) + " more");
    }
}

}  // namespace tilemetal::mock
