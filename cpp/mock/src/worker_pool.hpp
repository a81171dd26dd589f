#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

namespace tilemetal::mock {

// Host threads that share out the parts of a task.
class WorkerPool {
public:
    // The caller of run() is one of the threads.
    explicit WorkerPool(unsigned threads);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    // Calls part(i) for every i below `count`, each once and on any thread; returns when all have returned.
    void run(std::size_t count, const std::function<void(std::size_t)>& part);

private:
    void serve();
    void take_parts();

    const std::function<void(std::size_t)>* part_ = nullptr;
    std::size_t count_ = 0;
    std::atomic<std::size_t> next_{0};
    std::atomic<std::uint32_t> generation_{0};
    std::atomic<std::uint32_t> busy_{0};
    bool stop_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace tilemetal::mock
