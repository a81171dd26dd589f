#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "mock/abi.h"
#include "wait.hpp"

namespace tilemetal::mock {

class Processor;

inline constexpr std::uint32_t kNoBuffer = ~0U;

// A call of a compute kernel that its pack thread has yet to carry out.
struct PackAction {
    Wait until;  // where the thread waits before
    std::function<void()> carry_out;
    abi::Location at{nullptr, 0};
    std::vector<const void*> frames;  // of the kernel, where `at` does not name its line
    std::uint32_t cb = kNoBuffer;     // whose pages the call reserves, fills or pushes
};

// The pack thread of a compute kernel. One fiber runs all three threads in program order; where the pack thread would
// wait, it falls behind: this call and those after it are kept and carried out in their order once they can be, while
// unpacker and matrix engine go on. As long as nothing waits, calls are carried out at once. Between calls of the
// kernel the first call that is kept is always one that waits.
class PackThread {
public:
    explicit PackThread(Processor& processor) : processor_(processor) {}

    // True when it has caught up with the other threads.
    bool idle() const { return actions_.empty(); }
    bool can_proceed() const { return !idle() && actions_.front().until.satisfied(); }
    // True while calls that concern this circular buffer are kept.
    bool concerns(std::uint32_t cb) const;

    // Carries out a call of the kernel, now or later.
    template <class Action>
    void run(std::uint32_t cb, abi::Location at, Action&& action) {
        if (idle()) {
            action();
        } else {
            keep({}, cb, at, std::forward<Action>(action));
        }
    }
    // The same for one that waits first.
    template <class Action>
    void run_after(const Wait& until, std::uint32_t cb, Action&& action) {
        if (idle() && until.satisfied()) {
            action();
        } else {
            keep(until, cb, until.at, std::forward<Action>(action));
        }
    }
    // Carries out what it can. To be called whenever something may have changed it waits for.
    void proceed() {
        if (can_proceed()) {
            carry_out();
        }
    }
    // Suspends the kernel until the thread has caught up.
    void catch_up(abi::Location at);
    // The same at the end of the kernel.
    void finish();

    // "waits at compute.cpp:7 for room for 1 page in c_16 ..."; only while it is behind.
    const Wait& wait() const { return actions_.front().until; }
    std::size_t kept() const { return actions_.size(); }
    bool ended() const { return ended_; }
    // Of the call that is being carried out late; null otherwise.
    const std::vector<const void*>* frames() const { return late_ ? &late_->frames : nullptr; }
    // True when the kernel need not wait for it any more: it has caught up, or never will.
    bool settled() const { return idle() || (ended_ && wait().what == Wait::For::DstSection); }

private:
    void keep(const Wait& until, std::uint32_t cb, abi::Location at, std::function<void()> action);
    void carry_out();
    void carry_out_first();

    Processor& processor_;
    std::deque<PackAction> actions_;
    std::optional<PackAction> late_;
    bool ended_ = false;  // the kernel, so nobody will commit a section
};

}  // namespace tilemetal::mock
