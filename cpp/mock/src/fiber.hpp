#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "low_memory.hpp"

namespace tilemetal::mock {

// A function with a stack of its own that can be left and continued. One host thread at a time may run a fiber,
// not always the same.
class Fiber {
public:
    // `entry` must not throw. The stack lies below 2 GiB because kernels keep addresses of locals in 32 bits.
    explicit Fiber(std::function<void()> entry);
    ~Fiber();
    Fiber(const Fiber&) = delete;
    Fiber& operator=(const Fiber&) = delete;

    // Runs it until it suspends or ends; called outside any fiber.
    void resume();
    // Back to resume(); called inside this fiber.
    void suspend();
    bool finished() const { return finished_; }
    // Where its frames begin; above is what the kernel counts (abi.h).
    void* stack_top() const;
    // True for addresses in the guard page below the stack.
    bool in_guard(const void* address) const;
    // The fiber goes on at the top of its stack, or not at all.
    void forget_frames();

private:
    struct Context;
    void prepare_top();
    static void start();
    void main();
    void enter();
    void leave();

    std::function<void()> entry_;
    std::unique_ptr<LowMemory> stack_;
    std::unique_ptr<Context> context_;
    bool finished_ = false;
};

}  // namespace tilemetal::mock
