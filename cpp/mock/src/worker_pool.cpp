#include "worker_pool.hpp"

#include "kernel_faults.hpp"

namespace tilemetal::mock {
namespace {

// Rounds follow each other within microseconds, so a thread looks again for a while before it sleeps.
constexpr int kLooks = 2000;

void wait_while(const std::atomic<std::uint32_t>& value, std::uint32_t old) {
    for (int i = 0; i < kLooks; ++i) {
        if (value.load(std::memory_order_acquire) != old) {
            return;
        }
#if defined(__x86_64__)
        __builtin_ia32_pause();
#endif
    }
    value.wait(old, std::memory_order_acquire);
}

}  // namespace

WorkerPool::WorkerPool(unsigned threads) {
    for (unsigned i = 1; i < threads; ++i) {
        threads_.emplace_back([this] { serve(); });
    }
}

WorkerPool::~WorkerPool() {
    stop_ = true;
    generation_.fetch_add(1, std::memory_order_release);
    generation_.notify_all();
}

void WorkerPool::run(std::size_t count, const std::function<void(std::size_t)>& part) {
    if (threads_.empty() || count < 2) {
        for (std::size_t i = 0; i < count; ++i) {
            part(i);
        }
        return;
    }
    part_ = &part;
    count_ = count;
    next_.store(0, std::memory_order_relaxed);
    busy_.store(static_cast<std::uint32_t>(threads_.size()), std::memory_order_relaxed);
    generation_.fetch_add(1, std::memory_order_release);
    generation_.notify_all();
    take_parts();
    while (const std::uint32_t left = busy_.load(std::memory_order_acquire)) {
        wait_while(busy_, left);
    }
}

void WorkerPool::take_parts() {
    for (std::size_t i = next_.fetch_add(1, std::memory_order_relaxed); i < count_;
         i = next_.fetch_add(1, std::memory_order_relaxed)) {
        (*part_)(i);
    }
}

void WorkerPool::serve() {
    const KernelSignalStack signal_stack;
    std::uint32_t seen = 0;
    while (true) {
        wait_while(generation_, seen);
        ++seen;
        if (stop_) {
            return;
        }
        take_parts();
        if (busy_.fetch_sub(1, std::memory_order_acq_rel) == 1) {
            busy_.notify_all();
        }
    }
}

}  // namespace tilemetal::mock
