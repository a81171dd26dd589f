#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "port_calendar.hpp"
#include "processor.hpp"

namespace tilemetal::mock {

// When transfers of one program complete: latency by distance, and the time that network interfaces and DRAM banks are
// busy with the transfers of all cores. Contention for links between them is not modelled.
class TransferTiming {
public:
    explicit TransferTiming(const Chip& chip);
    // All transfers issued in a round, in an order that depends on nothing but their times and issuers.
    void finish_round(const std::vector<std::unique_ptr<Core>>& cores);

private:
    struct Place {
        std::uint64_t x;
        std::uint64_t y;
    };
    struct Ports {
        PortCalendar in;
        PortCalendar out;
    };
    void time(const Core& core, Transfer& transfer);
    Place place_of(const NocTarget& target, std::uint32_t noc) const;
    Place place_of_worker(std::uint32_t worker) const;
    // Cycles from one network interface to another.
    std::uint64_t way(Place from, Place to, std::uint32_t noc) const;
    Ports& ports(std::uint32_t worker, std::uint32_t noc) { return ports_[worker * 2 + noc]; }

    const Chip& chip_;
    std::vector<Ports> ports_;
    std::vector<PortCalendar> banks_;
};

}  // namespace tilemetal::mock
