#include "transfer_races.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <tuple>
#include <unordered_map>

#include "memory_checks.hpp"
#include "scheduler.hpp"

namespace tilemetal::mock {
namespace {

// A kernel that reads so little of another core may look for a sign the core itself gets by a transfer.
constexpr std::uint32_t kMayPoll = 32;

// What a transfer does to one memory.
struct Touch {
    const Processor* processor = nullptr;
    const Transfer* transfer = nullptr;
    std::uint64_t begin = 0;
    bool fills = false;
    const std::byte* data = nullptr;  // what it fills with

    std::uint64_t end() const { return begin + transfer->size; }
};

struct Memory {
    bool dram = false;
    std::uint32_t unit = 0;
    const Processor* first = nullptr;  // that touches it
    bool shared = false;               // others do too
    bool filled = false;
    std::vector<Touch> touches;
};

// The memories that several processors touch in one round.
class Memories {
public:
    void note(bool dram, std::uint32_t unit, const Touch& touch) {
        const auto [found, added] = index_.try_emplace(std::uint64_t{unit} * 2 + (dram ? 1 : 0), memories_.size());
        if (added) {
            memories_.push_back({dram, unit, touch.processor, false, false, {}});
        }
        Memory& memory = memories_[found->second];
        memory.shared = memory.shared || memory.first != touch.processor;
        memory.filled = memory.filled || touch.fills;
        memory.touches.push_back(touch);
    }
    std::vector<Memory>& all() { return memories_; }

private:
    std::unordered_map<std::uint64_t, std::size_t> index_;
    std::vector<Memory> memories_;
};

void note(Memories& memories, const Processor& processor, const Transfer& transfer) {
    const std::uint32_t own = processor.core().worker();
    if (transfer.is_read()) {
        memories.note(false, own, {&processor, &transfer, transfer.local_offset, true, transfer.remote.bytes});
        // DRAM that is read while it is written is left alone: kernels may read more than they use.
        if (!transfer.remote.dram && transfer.remote.offset != 0 && transfer.size > kMayPoll) {
            memories.note(false, transfer.remote.unit, {&processor, &transfer, transfer.remote.offset, false, nullptr});
        }
        return;
    }
    const std::byte* const data = processor.core().l1() + transfer.local_offset;
    memories.note(false, own, {&processor, &transfer, transfer.local_offset, false, nullptr});
    const auto arrives = [&](const NocTarget& target) {
        memories.note(target.dram, target.unit, {&processor, &transfer, target.offset, true, data});
    };
    if (transfer.is_multicast()) {
        std::for_each(transfer.multicast.begin(), transfer.multicast.end(), arrives);
    } else {
        arrives(transfer.remote);
    }
}

// Where both fill the bytes they share with the same values, their order makes no difference.
bool alike(const Touch& a, const Touch& b) {
    const std::uint64_t begin = std::max(a.begin, b.begin);
    const std::uint64_t end = std::min(a.end(), b.end());
    return std::memcmp(a.data + (begin - a.begin), b.data + (begin - b.begin), end - begin) == 0;
}

std::string verb(const Touch& touch) {
    const char* const what = touch.transfer->is_read() ? "read" : "write";
    return std::string(what) + (touch.fills ? " fills" : " sends");
}

[[noreturn]] void refuse(const Memory& memory, const Touch& one, const Touch& other) {
    const std::uint64_t begin = std::max(one.begin, other.begin);
    const std::uint64_t bytes = std::min(one.end(), other.end()) - begin;
    const Chip& chip = one.processor->core().chip();
    std::string where = NocTarget{nullptr, memory.dram, memory.unit, begin}.describe(chip);
    if (const Core* core = memory.dram ? nullptr : Scheduler::active()->core(memory.unit)) {
        where = describe_l1(*core, static_cast<std::uint32_t>(begin)) + " of " + core->name();
    }
    throw one.processor
        ->diagnose(
            Rule::TransferInFlight,
            "this " + verb(one) + " bytes that another processor's " + verb(other) + " at the same time",
            one.transfer->at)
        .line("the other is that of " + other.processor->who() + ", at " + place(other.transfer->at))
        .line(std::to_string(bytes) + " bytes are in both, from " + where + " on")
        .advice(
            "give each processor bytes of its own, or let one wait for its barrier and then signal the other by a "
            "semaphore")
        .error();
}

void check(Memory& memory) {
    auto& touches = memory.touches;
    // Stable: what begins alike stays in the order of cores, processors and issue.
    std::stable_sort(touches.begin(), touches.end(), [](const Touch& a, const Touch& b) { return a.begin < b.begin; });
    for (std::size_t i = 0; i < touches.size(); ++i) {
        const Touch& one = touches[i];
        for (std::size_t j = i + 1; j < touches.size() && touches[j].begin < one.end(); ++j) {
            const Touch& other = touches[j];
            if (one.processor == other.processor || !(one.fills || other.fills) ||
                (one.fills && other.fills && alike(one, other))) {
                continue;
            }
            refuse(memory, one.fills ? one : other, one.fills ? other : one);
        }
    }
}

}  // namespace

void refuse_races(const std::vector<std::unique_ptr<Core>>& cores, std::uint64_t round) {
    Memories memories;
    for (const auto& core : cores) {
        for (const auto& processor : core->processors) {
            for (const Transfer& transfer : processor->transfers) {
                if (transfer.uses_l1() && (!transfer.delivered || transfer.delivered_in == round)) {
                    note(memories, *processor, transfer);
                }
            }
        }
    }
    for (Memory& memory : memories.all()) {
        if (memory.shared && memory.filled) {
            check(memory);
        }
    }
}

}  // namespace tilemetal::mock
