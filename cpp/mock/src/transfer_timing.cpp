#include "transfer_timing.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "cycle_costs.hpp"

namespace tilemetal::mock {
namespace {

// Places on the NoC by tt-metal's soc_descriptors/{wormhole_b0_80,blackhole_140}_arch.yaml, as if the highest rows and
// columns were harvested or left to dispatch. DRAM banks are the descriptors' dram_views in their order; a bank is
// reached at the worker endpoint of its view, which on Blackhole differs between the NoCs.
constexpr std::array<std::uint8_t, 8> kWormholeColumns{1, 2, 3, 4, 6, 7, 8, 9};
constexpr std::array<std::uint8_t, 10> kWormholeRows{1, 2, 3, 4, 5, 7, 8, 9, 10, 11};
using Position = std::array<std::uint8_t, 2>;
constexpr std::array<Position, 12> kWormholeDram{
    {{0, 11}, {0, 1}, {0, 5}, {0, 7}, {5, 1}, {5, 11}, {5, 2}, {5, 9}, {5, 8}, {5, 3}, {5, 5}, {5, 7}}};
constexpr std::array<std::uint8_t, 14> kBlackholeColumns{1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 16};
constexpr std::uint64_t kBlackholeFirstRow = 2;
constexpr std::array<std::array<Position, 8>, 2> kBlackholeDram{
    {{{{0, 11}, {0, 2}, {0, 9}, {0, 5}, {9, 11}, {9, 3}, {9, 8}, {9, 6}}},
     {{{0, 1}, {0, 10}, {0, 4}, {0, 7}, {9, 1}, {9, 10}, {9, 4}, {9, 7}}}}};

// A request or an acknowledgement is one flit.
constexpr std::uint64_t kFlit = 1;

}  // namespace

TransferTiming::TransferTiming(const Chip& chip)
    : chip_(chip), ports_(std::size_t{chip.workers()} * 2), banks_(chip.arch().dram_banks) {}

TransferTiming::Place TransferTiming::place_of_worker(std::uint32_t worker) const {
    const auto logical = chip_.logical_of(worker);
    if (chip_.arch().id == tt::ARCH::BLACKHOLE) {
        return {kBlackholeColumns.at(logical.x), kBlackholeFirstRow + logical.y};
    }
    return {kWormholeColumns.at(logical.x), kWormholeRows.at(logical.y)};
}

TransferTiming::Place TransferTiming::place_of(const NocTarget& target, std::uint32_t noc) const {
    if (!target.dram) {
        return place_of_worker(target.unit);
    }
    const bool blackhole = chip_.arch().id == tt::ARCH::BLACKHOLE;
    const Position& at = blackhole ? kBlackholeDram.at(noc).at(target.unit) : kWormholeDram.at(target.unit);
    return {at[0], at[1]};
}

std::uint64_t TransferTiming::way(Place from, Place to, std::uint32_t noc) const {
    const TransportCosts& costs = transport_costs(chip_.arch().id);
    // Both NoCs are tori of one direction: NoC 0 runs right and down, NoC 1 left and up.
    if (noc != 0) {
        std::swap(from, to);
    }
    const std::uint64_t hops =
        (to.x + costs.noc_columns - from.x) % costs.noc_columns + (to.y + costs.noc_rows - from.y) % costs.noc_rows;
    return hops * costs.hop + 2 * costs.niu;
}

void TransferTiming::time(const Core& core, Transfer& transfer) {
    const tt::ARCH arch = chip_.arch().id;
    const TransportCosts& costs = transport_costs(arch);
    const std::uint32_t noc = transfer.noc & 1U;
    const Place here = place_of_worker(core.worker());
    Ports& own = ports(core.worker(), noc);
    const std::uint64_t busy = port_cycles(arch, transfer.size);
    const auto bank_cycles = static_cast<std::uint64_t>(std::ceil(transfer.size / costs.dram_bytes));

    if (transfer.is_read()) {
        const Place there = place_of(transfer.remote, noc);
        const std::uint64_t asked = own.out.reserve(transfer.issued_at, kFlit) + way(here, there, noc);
        std::uint64_t served = 0;
        if (transfer.remote.dram) {
            served = banks_[transfer.remote.unit].reserve(asked, bank_cycles) + costs.dram;
        } else {
            served = ports(transfer.remote.unit, noc).out.reserve(asked, busy);
        }
        const std::uint64_t first = served + way(there, here, noc);
        transfer.done_at = own.in.reserve(first - std::min(first, busy), busy);
        transfer.done_at = std::max(transfer.done_at, first);
        transfer.left_at = transfer.done_at;
        transfer.arrived_at = transfer.done_at;
        return;
    }
    const std::uint64_t sent = own.out.reserve(transfer.issued_at, transfer.is_atomic() ? kFlit : busy);
    transfer.left_at = sent;
    const auto to = [&](const NocTarget& target) {
        const Place there = place_of(target, noc);
        const std::uint64_t reaches = sent + way(here, there, noc);
        std::uint64_t arrived = 0;
        if (target.dram) {
            arrived = banks_[target.unit].reserve(reaches, bank_cycles);
        } else if (transfer.is_atomic()) {
            arrived = ports(target.unit, noc).in.reserve(reaches, kFlit);
        } else {
            arrived = std::max(reaches, ports(target.unit, noc).in.reserve(reaches - std::min(reaches, busy), busy));
        }
        transfer.arrived_at = std::max(transfer.arrived_at, arrived);
        transfer.done_at = std::max(transfer.done_at, arrived + way(there, here, noc));
    };
    if (transfer.is_multicast()) {
        for (const NocTarget& target : transfer.multicast) {
            to(target);
        }
    } else {
        to(transfer.remote);
    }
}

void TransferTiming::finish_round(const std::vector<std::unique_ptr<Core>>& cores) {
    struct Issued {
        std::uint64_t at;
        std::uint32_t worker;
        ProcessorKind kind;
        std::uint64_t number;
        Processor* processor;
        Transfer* transfer;
    };
    std::vector<Issued> issued;
    for (const auto& core : cores) {
        for (const auto& processor : core->processors) {
            auto& transfers = processor->transfers;
            for (auto it = transfers.rbegin(); it != transfers.rend() && it->number >= processor->timed; ++it) {
                issued.push_back({it->issued_at, core->worker(), processor->kind(), it->number, processor.get(), &*it});
            }
            processor->timed = processor->issued;
        }
    }
    std::sort(issued.begin(), issued.end(), [](const Issued& a, const Issued& b) {
        return std::tie(a.at, a.worker, a.kind, a.number) < std::tie(b.at, b.worker, b.kind, b.number);
    });
    for (const Issued& one : issued) {
        time(one.processor->core(), *one.transfer);
        one.processor->activity.arrived(*one.transfer);
    }
}

}  // namespace tilemetal::mock
