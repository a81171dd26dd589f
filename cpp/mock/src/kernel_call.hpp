#pragma once

#include <cstdint>
#include <exception>
#include <utility>

#include "compute_engine.hpp"
#include "scheduler.hpp"

// How functions of the runtime are carried out when a kernel calls them.
namespace tilemetal::mock {

// What a kernel's poll counts for when the program makes no progress.
inline constexpr std::uint64_t kPollWork = 100;

// No exception may pass through a kernel, so an error ends the run from here. The handler is left before the fiber
// is, because the state of exception handling belongs to the host thread.
template <class Function>
auto guarded(Function&& function) {
    std::exception_ptr error;
    try {
        Scheduler::current().ticked_at = nullptr;
        return function(Scheduler::current());
    } catch (...) {
        error = std::current_exception();
    }
    Scheduler::active()->fail(std::move(error));
}

template <class Function>
auto engine(Function&& function, abi::Location at) {
    return guarded([&](Processor& processor) {
        processor.last_location = at;
        if (!processor.engine) {
            throw processor.diagnose(Rule::Unsupported, "a compute function in a data-movement kernel", at)
                .advice("call it in the compute kernel of the core")
                .error();
        }
        processor.engine->finish_vector_program(at);
        return function(*processor.engine);
    });
}

}  // namespace tilemetal::mock
