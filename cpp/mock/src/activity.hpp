#pragma once

#include <array>
#include <cstdint>
#include <tilemetal/mock_counters.hpp>
#include <vector>

#include "mock/abi.h"

namespace tilemetal::mock {

struct Ring;
struct Transfer;

// The clocks of a processor: one for data movement; a compute processor has one for each of its three threads.
enum class Thread : std::uint8_t { DataMovement = 0, Unpack = 0, Math = 1, Pack = 2 };
inline constexpr std::size_t kThreads = 3;

// When the pages of a circular buffer came and went, in cycles.
struct RingTimes {
    std::uint64_t pushed = 0;  // pages so far
    std::uint64_t popped = 0;
    std::vector<std::uint64_t> pushed_at;  // by page of the ring
    std::vector<std::uint64_t> popped_at;
};

struct TraceEvent {
    const char* name;
    const char* category;
    Thread thread;
    std::uint64_t begin;
    std::uint64_t end;
    std::uint32_t number;  // circular buffer or bytes, by category
};

// What a processor has done so far, and when. Clocks, counters and trace change only here.
class Activity {
public:
    Activity(bool compute, bool traced) : compute_(compute), traced_(traced) {}

    std::uint64_t now(Thread thread) const { return clocks_[static_cast<std::size_t>(thread)]; }
    std::uint64_t latest() const;
    void advance(Thread thread, std::uint64_t cycles) { clocks_[static_cast<std::size_t>(thread)] += cycles; }

    // Circular buffers, after the call went through.
    void reserved(Ring& ring, std::uint32_t pages);
    void pushed(Ring& ring, std::uint32_t pages);
    void waited(Ring& ring, std::uint32_t pages);
    void popped(Ring& ring, std::uint32_t pages);

    // NoC and semaphores.
    void issued(Transfer& transfer);
    void arrived(const Transfer& transfer);
    // The transfers a barrier waited for are done at this time.
    void barrier(std::uint64_t done_at);
    void semaphore(std::uint64_t signalled_at);

    // Compute.
    // A word passes from one thread of a compute kernel to the others, which cannot be earlier then. That is the time
    // returned; the packer may get there later, and does not delay the others when it is behind.
    std::uint64_t meet(bool packer_is_behind);
    void packer_meets(std::uint64_t time);
    void initialised();
    // The unpackers' and the matrix engine's part of it.
    void reconfigured();
    void engine(const char* name, std::uint32_t tiles, std::uint64_t unpack_cycles, std::uint64_t math_cycles);
    void vector(Thread thread, const char* name, std::uint64_t cycles);
    void packed(const char* name, std::uint64_t cycles);
    void dst(abi::DstAction action, std::size_t sections);

    void zone_begin(Thread thread, const char* name);
    void zone_end(Thread thread);

    const std::vector<TraceEvent>& events() const { return events_; }
    // All but where it runs and what.
    ProcessorCounters counters() const;

private:
    struct Operation {
        const char* name;
        Thread thread;
        std::uint64_t calls;
        std::uint64_t tiles;
        std::uint64_t cycles;
    };
    struct Zone {
        const char* name;
        std::uint64_t begin;
    };
    Thread producer() const { return compute_ ? Thread::Pack : Thread::DataMovement; }
    Thread consumer() const { return compute_ ? Thread::Unpack : Thread::DataMovement; }
    // Cycles waited.
    std::uint64_t wait_until(Thread thread, std::uint64_t time, const char* what, std::uint32_t number);
    void trace(
        const char* name, const char* category, Thread thread, std::uint64_t begin, std::uint64_t end,
        std::uint32_t number = 0);
    void add(const char* name, Thread thread, std::uint32_t tiles, std::uint64_t cycles);
    RingCounters& of(const Ring& ring);

    bool compute_;
    bool traced_;
    std::array<std::uint64_t, kThreads> clocks_{};
    std::array<std::uint64_t, kThreads> stalled_{};
    ProcessorCounters counted_;
    std::vector<Operation> operations_;
    std::array<std::vector<Zone>, kThreads> zones_;
    std::vector<TraceEvent> events_;
    // Matrix engine: when each of the two banks of source registers was last read.
    std::array<std::uint64_t, 2> source_free_{};
    std::size_t source_bank_ = 0;
    // DST sections: when they were handed over, by number of the section.
    std::array<std::uint64_t, 2> committed_at_{};
    std::array<std::uint64_t, 2> released_at_{};
    std::uint64_t acquired_ = 0;
    std::uint64_t awaited_ = 0;
    std::uint64_t math_began_ = 0;
    std::uint64_t pack_began_ = 0;
};

}  // namespace tilemetal::mock
