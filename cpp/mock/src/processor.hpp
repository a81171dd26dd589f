#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "activity.hpp"
#include "chip.hpp"
#include "circular_buffer.hpp"
#include "diagnosis.hpp"
#include "fiber.hpp"
#include "mock/abi.h"
#include "noc_state.hpp"
#include "pack_thread.hpp"
#include "transfer.hpp"
#include "wait.hpp"

namespace tilemetal::mock {

class ComputeEngine;
class Core;
class Scheduler;
struct LoadedKernel;

inline constexpr std::uint32_t kMaxRings = 64;

// Loads in a row of one or two places, as of a kernel that waits for words in L1 without the API.
struct Polling {
    std::array<std::uintptr_t, 2> places{};
    std::uint32_t loads = 0;

    // Whether this load goes on with it.
    bool goes_on(std::uintptr_t address) {
        if (address == places[0] || address == places[1]) {
            return ++loads > kMany;
        }
        places = {address, places[0]};
        loads = 0;
        return false;
    }

private:
    static constexpr std::uint32_t kMany = 1024;
};

enum class ProcessorKind : std::uint8_t { Brisc, Ncrisc, Compute };
std::string processor_name(ProcessorKind kind);

// The arguments of a kernel on one core, as they lie in L1.
struct Arguments {
    bool set = false;
    std::uint32_t count = 0;
    std::uint32_t offset = 0;
};

// One RISC-V of one core with the kernel it runs.
class Processor {
public:
    Processor(Core& core, ProcessorKind kind, std::uint8_t noc, std::shared_ptr<LoadedKernel> kernel);
    ~Processor();

    Core& core() const { return core_; }
    ProcessorKind kind() const { return kind_; }
    std::uint8_t noc() const { return noc_; }
    const LoadedKernel& kernel() const { return *kernel_; }

    // The configured ring `cb`; throws KernelError for others.
    Ring& ring(std::uint32_t cb, abi::Location at);
    RingView& view(const Ring& ring) { return views_[ring.index]; }

    // Prints whole lines, each with the core and the processor before it; the rest waits for its end of line.
    void print(std::string_view text);
    void end_line();

    // "core (1,2) NCRISC running reader.cpp"
    std::string who() const;
    // Appends who and where to a diagnosis.
    Diagnosis diagnose(Rule rule, const std::string& what, abi::Location at) const;

    Arguments unique_arguments;
    Arguments common_arguments;
    Wait wait;
    bool can_go_on() const { return wait.satisfied() || packer.can_proceed(); }
    // Transfers that no barrier has waited for yet, in the order of issue.
    std::vector<Transfer> transfers;
    std::size_t undelivered = 0;
    std::uint64_t issued = 0;
    std::uint64_t timed = 0;                      // of those issued
    std::array<std::uint64_t, 2> atomics_done{};  // per NoC, when the last atomic that arrived was acknowledged
    void mark_delivered(Transfer& transfer, std::uint64_t round) {
        transfer.delivered = true;
        transfer.delivered_in = round;
        --undelivered;
    }
    // Per NoC and transaction id, the last write that was flushed but for whose acknowledgement nobody waited.
    std::array<std::array<abi::Location, kTransactionIds>, 2> flushed_writes{};
    PackThread packer{*this};  // behind its other threads, of compute processors only
    // Per NoC, the last multicast if it was linked.
    std::array<abi::Location, 2> linked_multicasts{};
    bool dedicated_noc = true;  // barriers count what this processor alone has issued
    NocState noc_state;
    Activity activity;
    std::unique_ptr<ComputeEngine> engine;  // compute processors only
    std::unique_ptr<Fiber> fiber;
    abi::Location last_location{nullptr, 0};
    const void* ticked_at = nullptr;  // in its code, while it runs for long without a call
    bool gave_way = false;            // runs again in the next round
    std::uint64_t idle_work = 0;      // since the program last made progress
    Polling polling;                  // by loads of its own

private:
    Core& core_;
    ProcessorKind kind_;
    std::uint8_t noc_;
    std::shared_ptr<LoadedKernel> kernel_;
    std::array<RingView, kMaxRings> views_;
    std::string unfinished_line_;
};

// One worker while a program runs.
class Core {
public:
    Core(Chip& chip, std::uint32_t worker) : chip_(chip), worker_(worker) {}

    Chip& chip() const { return chip_; }
    std::uint32_t worker() const { return worker_; }
    tt::xy_pair logical() const { return chip_.logical_of(worker_); }
    std::byte* l1() const { return chip_.l1(worker_); }
    std::uint32_t l1_address() const { return chip_.l1_address(worker_); }
    std::string name() const;

    std::array<Ring, kMaxRings> rings;
    std::vector<Ring*> placed_rings;  // those that are configured
    // Those the program has created on any core: kernels also ask for the address of one on another core.
    std::bitset<kSemaphores> semaphores;
    std::bitset<kSemaphores> own_semaphores;  // those that have a first value on this core
    std::vector<std::unique_ptr<Processor>> processors;

    // The first processor that issued each kind of transaction on each NoC, and where.
    struct NocUser {
        const Processor* processor = nullptr;
        abi::Location at{nullptr, 0};
    };
    std::array<std::array<NocUser, kTransferKinds>, 2> noc_users{};

    // When words of L1 that kernels wait for were last written by a NoC, by offset.
    std::unordered_map<std::uint32_t, std::uint64_t> signalled_at;

    // Of the current round; other cores look at it only between rounds.
    bool progressed = false;   // something other processors can see has changed
    std::exception_ptr error;  // ends the run
    std::string printed;

private:
    Chip& chip_;
    std::uint32_t worker_;
};

// "reader.cpp:12", with the path of the kernel where it is known.
std::string place(abi::Location at);

}  // namespace tilemetal::mock
