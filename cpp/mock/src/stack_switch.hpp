#pragma once

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
#define TILEMETAL_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TILEMETAL_ADDRESS_SANITIZER 1
#endif
#endif
#if defined(__SANITIZE_THREAD__)
#define TILEMETAL_THREAD_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define TILEMETAL_THREAD_SANITIZER 1
#endif
#endif

#if defined(TILEMETAL_ADDRESS_SANITIZER)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif
#if defined(TILEMETAL_THREAD_SANITIZER)
#include <sanitizer/tsan_interface.h>
#endif

namespace tilemetal::mock {

// Tells AddressSanitizer which stack a thread is on; does nothing in other builds.
class StackSwitch {
public:
    // On the stack that is left, directly before the switch. `last`: this stack is never continued.
    void leave(const void* bottom, std::size_t bytes, bool last = false) {
#if defined(TILEMETAL_ADDRESS_SANITIZER)
        __sanitizer_start_switch_fiber(last ? nullptr : &frames_, bottom, bytes);
#else
        static_cast<void>(bottom), static_cast<void>(bytes), static_cast<void>(last);
#endif
    }
    // On the stack that is continued, or entered for the first time, directly after the switch.
    void arrive() {
#if defined(TILEMETAL_ADDRESS_SANITIZER)
        __sanitizer_finish_switch_fiber(frames_, &left_bottom, &left_bytes);
#endif
    }

    // After arrive(): the stack the thread came from.
    const void* left_bottom = nullptr;
    std::size_t left_bytes = 0;

private:
    [[maybe_unused]] void* frames_ = nullptr;
};

// What ThreadSanitizer takes a fiber for: a thread that others run by turns, each turn after the one before. Does
// nothing in other builds. Inlined always: a call would begin on one of its stacks and end on the other.
class FiberIdentity {
#if defined(TILEMETAL_THREAD_SANITIZER)
public:
    FiberIdentity() : own_(__tsan_create_fiber(0)) {}
    ~FiberIdentity() { __tsan_destroy_fiber(own_); }
    FiberIdentity(const FiberIdentity&) = delete;
    FiberIdentity& operator=(const FiberIdentity&) = delete;

    [[gnu::always_inline]] void enter() {
        outside_ = __tsan_get_current_fiber();
        __tsan_switch_to_fiber(own_, 0);
    }
    [[gnu::always_inline]] void leave() { __tsan_switch_to_fiber(outside_, 0); }

private:
    void* own_;
    void* outside_ = nullptr;
#else
public:
    void enter() {}
    void leave() {}
#endif
};

// The stack's frames are given up without having returned.
inline void forget_frames(const void* bottom, std::size_t bytes) {
#if defined(TILEMETAL_ADDRESS_SANITIZER)
    __asan_unpoison_memory_region(bottom, bytes);
#else
    static_cast<void>(bottom), static_cast<void>(bytes);
#endif
}

}  // namespace tilemetal::mock
