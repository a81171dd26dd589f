#include "fiber.hpp"

#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "mock/abi.h"
#include "stack_switch.hpp"

#if !defined(__x86_64__)
#include <ucontext.h>
#endif

namespace tilemetal::mock {
namespace {

constexpr std::size_t kStackBytes = abi::kFiberStackBytes;
constexpr std::size_t kGuardBytes = 4096;

// Address space is scarce below 2 GiB and mapping is slow, so stacks are kept for the next program.
class StackPool {
public:
    std::unique_ptr<LowMemory> take() {
        if (free_.empty()) {
            auto stack = std::make_unique<LowMemory>(kStackBytes, kStackBytes);
            stack->protect(0, kGuardBytes);
            return stack;
        }
        auto stack = std::move(free_.back());
        free_.pop_back();
        return stack;
    }
    void give_back(std::unique_ptr<LowMemory> stack) { free_.push_back(std::move(stack)); }

private:
    std::vector<std::unique_ptr<LowMemory>> free_;
};

StackPool& stack_pool() {
    thread_local StackPool pool;
    return pool;
}

thread_local Fiber* starting = nullptr;

// Not inlined: a fiber may go on in another host thread, so nobody may keep the address of the variable.
[[gnu::noinline]] Fiber*& starting_fiber() { return starting; }

}  // namespace

#if defined(__x86_64__)

// Saves the callee-saved registers on the current stack, stores its pointer to *from and continues at `to`.
extern "C" void tilemetal_mock_switch(void** from, void* to);
asm(R"(
.text
.globl tilemetal_mock_switch
.hidden tilemetal_mock_switch
.type tilemetal_mock_switch,@function
tilemetal_mock_switch:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    ret
.size tilemetal_mock_switch,.-tilemetal_mock_switch
)");

struct Fiber::Context {
    void* inside = nullptr;
    void* outside = nullptr;
    StackSwitch entering;
    StackSwitch leaving;
    FiberIdentity identity;
};

Fiber::Fiber(std::function<void()> entry)
    : entry_(std::move(entry)), stack_(stack_pool().take()), context_(std::make_unique<Context>()) {
    prepare_top();
    // Six registers, the address to return to, and one word that aligns the stack as after a call.
    auto* top = static_cast<std::uintptr_t*>(stack_top()) - 8;
    for (int i = 0; i < 8; ++i) {
        top[i] = 0;
    }
    top[6] = reinterpret_cast<std::uintptr_t>(&Fiber::start);
    context_->inside = top;
}

void Fiber::enter() {
    Context& context = *context_;
    context.identity.enter();
    tilemetal_mock_switch(&context.outside, context.inside);
}

void Fiber::leave() {
    Context& context = *context_;
    context.identity.leave();
    tilemetal_mock_switch(&context.inside, context.outside);
}

#else

struct Fiber::Context {
    ucontext_t inside{};
    ucontext_t outside{};
    StackSwitch entering;
    StackSwitch leaving;
    FiberIdentity identity;
};

Fiber::Fiber(std::function<void()> entry)
    : entry_(std::move(entry)), stack_(stack_pool().take()), context_(std::make_unique<Context>()) {
    getcontext(&context_->inside);
    context_->inside.uc_stack.ss_sp = stack_->data();
    context_->inside.uc_stack.ss_size = stack_->size() - abi::kFiberTopBytes;
    prepare_top();
    makecontext(&context_->inside, &Fiber::start, 0);
}

void Fiber::enter() {
    Context& context = *context_;
    context.identity.enter();
    swapcontext(&context.outside, &context.inside);
}

void Fiber::leave() {
    Context& context = *context_;
    context.identity.leave();
    swapcontext(&context.inside, &context.outside);
}

#endif

void Fiber::prepare_top() {
    const std::uint32_t blocks = abi::kBlocksPerTick;
    std::memcpy(stack_top(), &blocks, sizeof(blocks));
}

void* Fiber::stack_top() const { return stack_->data() + stack_->size() - abi::kFiberTopBytes; }

Fiber::~Fiber() {
    forget_frames();
    stack_pool().give_back(std::move(stack_));
}

void Fiber::resume() {
    starting_fiber() = this;
    context_->entering.leave(stack_->data(), stack_->size());
    enter();
    context_->entering.arrive();
}

void Fiber::suspend() {
    const StackSwitch& outside = context_->leaving;
    context_->leaving.leave(outside.left_bottom, outside.left_bytes, finished_);
    leave();
    context_->leaving.arrive();
}

void Fiber::forget_frames() { mock::forget_frames(stack_->data(), stack_->size()); }

void Fiber::start() { starting_fiber()->main(); }

void Fiber::main() {
    context_->leaving.arrive();
    entry_();
    finished_ = true;
    suspend();
}

bool Fiber::in_guard(const void* address) const {
    const auto* byte = static_cast<const std::byte*>(address);
    return byte >= stack_->data() && byte < stack_->data() + kGuardBytes;
}

}  // namespace tilemetal::mock
