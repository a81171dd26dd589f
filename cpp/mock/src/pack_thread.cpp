#include "pack_thread.hpp"

#include <algorithm>

#include "kernel_compiler.hpp"
#include "scheduler.hpp"
#include "source_place.hpp"

namespace tilemetal::mock {

bool PackThread::concerns(std::uint32_t cb) const {
    return std::any_of(actions_.begin(), actions_.end(), [&](const PackAction& action) { return action.cb == cb; });
}

void PackThread::keep(const Wait& until, std::uint32_t cb, abi::Location at, std::function<void()> action) {
    std::vector<const void*> frames;
    if (at.file != nullptr && KernelCompiler::instance().is_device_header(at.file)) {
        frames = calling_frames(processor_);
    }
    actions_.push_back({until, std::move(action), at, std::move(frames), cb});
}

void PackThread::carry_out_first() {
    late_ = std::move(actions_.front());
    actions_.pop_front();
    late_->carry_out();
    late_.reset();
}

void PackThread::carry_out() {
    const abi::Location elsewhere = processor_.last_location;
    while (can_proceed()) {
        carry_out_first();
    }
    processor_.last_location = elsewhere;
}

void PackThread::catch_up(abi::Location at) {
    if (settled()) {
        return;
    }
    Wait wait;
    wait.what = Wait::For::PackThread;
    wait.packer = this;
    wait.at = at;
    Scheduler::wait(wait);
}

void PackThread::finish() {
    ended_ = true;
    catch_up(processor_.last_location);
    if (!idle()) {
        carry_out_first();  // says what it would wait for in vain
    }
}

}  // namespace tilemetal::mock
