#include "noc_address.hpp"

#include <algorithm>

#include "noc.hpp"

namespace tilemetal::mock {
namespace {

std::string pair_text(std::uint64_t x, std::uint64_t y) {
    return "(" + std::to_string(x) + "," + std::to_string(y) + ")";
}

NocTarget worker_target(
    Processor& processor, std::uint32_t worker, std::uint64_t local, std::uint32_t size, abi::Location at) {
    Chip& chip = processor.core().chip();
    const std::uint64_t offset = chip.in_l1_windows(local) ? local % Chip::kL1Window : local;
    if (offset < chip.arch().config_base || offset + size > chip.arch().l1_bytes) {
        throw processor
            .diagnose(
                Rule::L1OutOfRange,
                "transfer of " + std::to_string(size) + " bytes at L1 address " + hex(offset) + " of worker " +
                    pair_text(chip.logical_of(worker).x, chip.logical_of(worker).y),
                at)
            .line(
                "L1 for kernels is " + hex(chip.arch().config_base) + " to " + hex(chip.arch().l1_bytes) +
                " (exclusive)")
            .advice("check the address and the size")
            .error();
    }
    return {chip.l1(worker) + offset, false, worker, offset};
}

}  // namespace

std::string NocTarget::describe(const Chip& chip) const {
    if (dram) {
        return "DRAM bank " + std::to_string(unit) + " at " + hex(offset);
    }
    const auto logical = chip.logical_of(unit);
    return "L1 of worker " + pair_text(logical.x, logical.y) + " at " + hex(offset);
}

std::uint64_t noc_address_of(tt::xy_pair core, std::uint64_t local) {
    return (std::uint64_t{core.x} << kLocalBits) | (std::uint64_t{core.y} << (kLocalBits + kNodeBits)) | local;
}

NocTarget noc_node(Processor& processor, std::uint64_t address, abi::Location at) {
    Chip& chip = processor.core().chip();
    const std::uint64_t local = address & ((std::uint64_t{1} << kLocalBits) - 1);
    const tt::xy_pair core{(address >> kLocalBits) & kNodeMask, (address >> (kLocalBits + kNodeBits)) & kNodeMask};
    if ((address >> (kLocalBits + 2 * kNodeBits)) == 0) {
        if (const auto worker = chip.worker_at(core)) {
            return {nullptr, false, *worker, local};
        }
        if (const auto bank = chip.dram_bank_at(core)) {
            return {nullptr, true, *bank, local};
        }
    }
    Diagnosis bad = processor.diagnose(
        Rule::NocBadTarget, "NoC address " + hex(address) + " names no core: " + pair_text(core.x, core.y), at);
    bad.line(
        "workers are " + pair_text(chip.arch().virtual_origin.x, chip.arch().virtual_origin.y) + " to " +
        pair_text(
            chip.arch().virtual_origin.x + chip.arch().grid.x - 1,
            chip.arch().virtual_origin.y + chip.arch().grid.y - 1));
    const auto& grid = chip.arch().grid;
    if (core.x < grid.x && core.y < grid.y) {
        const tt::xy_pair meant = chip.virtual_of(core);
        bad.line(
            "they may be logical coordinates: worker " + pair_text(core.x, core.y) + " has the virtual coordinates " +
            pair_text(meant.x, meant.y));
    } else {
        bad.line("they may be physical coordinates, which kernels must not use");
    }
    throw bad.advice("pass what MeshDevice::worker_core_from_logical_core gives").error();
}

NocTarget noc_target(Processor& processor, std::uint64_t address, std::uint32_t size, abi::Location at) {
    Chip& chip = processor.core().chip();
    NocTarget target = noc_node(processor, address, at);
    if (!target.dram) {
        return worker_target(processor, target.unit, target.offset, size, at);
    }
    if (target.offset + size > chip.arch().dram_bank_bytes || !chip.allocators().dram.covers(target.offset, size)) {
        throw processor
            .diagnose(
                Rule::DramOutOfRange,
                "transfer of " + std::to_string(size) + " bytes at " + hex(target.offset) + " of DRAM bank " +
                    std::to_string(target.unit) + ", which lies in no allocated buffer",
                at)
            .advice("check the buffer address among the runtime arguments, the page id and the size")
            .error();
    }
    target.bytes = chip.dram(target.unit) + target.offset;
    return target;
}

void check_reserved_l1(
    const Processor& processor, const char* function, const NocTarget& target, std::uint32_t size, abi::Location at) {
    const Core& core = processor.core();
    const Architecture& arch = core.chip().arch();
    if (target.dram || target.offset >= arch.user_base) {
        return;
    }
    const std::uint64_t first = (target.offset - arch.config_base) / kSemaphoreStride;
    const std::uint64_t end = (target.offset + size - arch.config_base + kSemaphoreStride - 1) / kSemaphoreStride;
    bool semaphores = end <= kSemaphores;
    for (std::uint64_t id = first; semaphores && id < end; ++id) {
        semaphores = core.semaphores.test(id);
    }
    if (!semaphores) {
        throw processor
            .diagnose(
                Rule::L1OutOfRange,
                std::string(function) + " of " + std::to_string(size) + " bytes to " + target.describe(core.chip()) +
                    " would overwrite semaphores or runtime arguments",
                at)
            .line(
                "semaphores and arguments are at " + hex(arch.config_base) + " to " + hex(arch.user_base) +
                " (exclusive)")
            .advice("pass the address of a circular buffer or an L1 buffer, not that of a semaphore or an argument")
            .error();
    }
}

std::vector<NocTarget> noc_multicast_targets(
    Processor& processor, std::uint64_t address, std::uint32_t size, std::uint32_t receivers, std::uint32_t noc,
    bool loopback, abi::Location at) {
    Chip& chip = processor.core().chip();
    const auto node = [&](std::uint32_t shift) { return (address >> shift) & kNodeMask; };
    const std::uint64_t local = address & ((std::uint64_t{1} << kLocalBits) - 1);
    tt::xy_pair end{node(kLocalBits), node(kLocalBits + kNodeBits)};
    tt::xy_pair start{node(kLocalBits + 2 * kNodeBits), node(kLocalBits + 3 * kNodeBits)};
    const auto refuse = [&](const std::string& what, const char* advice) {
        throw processor.diagnose(Rule::NocMulticast, what, at).advice(advice).error();
    };
    if (noc == 1) {
        std::swap(start, end);
    }
    if (start.x > end.x || start.y > end.y) {
        refuse(
            "the multicast rectangle " + pair_text(start.x, start.y) + " to " + pair_text(end.x, end.y) +
                " runs against the direction of NoC " + std::to_string(noc),
            "NoC 0 takes the top left corner first, NoC 1 the bottom right one");
    }
    std::vector<NocTarget> targets;
    bool holds_sender = false;
    for (std::size_t y = start.y; y <= end.y; ++y) {
        for (std::size_t x = start.x; x <= end.x; ++x) {
            const auto worker = chip.worker_at({x, y});
            if (!worker) {
                refuse(
                    "the multicast rectangle holds " + pair_text(x, y) + ", which is no worker",
                    "pass virtual coordinates of workers");
            }
            const bool sender = *worker == processor.core().worker();
            holds_sender = holds_sender || sender;
            if (!sender || loopback) {
                targets.push_back(worker_target(processor, *worker, local, size, at));
            }
        }
    }
    if (loopback && !holds_sender) {
        refuse("a loopback multicast whose rectangle does not hold the sender", "use the form without loopback");
    }
    if (targets.size() != receivers) {
        refuse(
            "num_dests is " + std::to_string(receivers) + " but " + std::to_string(targets.size()) +
                " cores receive: the NoC would wait for acknowledgements that never come",
            "the sender counts only in the loopback form");
    }
    if (targets.empty()) {
        refuse("a multicast that nobody receives", "skip it when the sender is alone");
    }
    return targets;
}

}  // namespace tilemetal::mock
