#pragma once

#include <cstdint>

#include "api/dataflow/noc.h"
#include "api/dataflow/semaphore_binding_token.h"

// A semaphore of this core, and the one with the same number on other cores.
template <ProgrammableCoreType core_type = ProgrammableCoreType::TENSIX>
class Semaphore {
    template <ProgrammableCoreType>
    friend class Semaphore;

public:
    using Location = tilemetal::mock::abi::Location;

    explicit Semaphore(std::uint32_t semaphore_id, Location at = Location::current())
        : address_(get_semaphore<core_type>(semaphore_id, at)) {}
    explicit Semaphore(SemaphoreBindingToken token, Location at = Location::current()) : Semaphore(token.id, at) {
        if (token.scope != SemScope::LOCAL_NONATOMIC) {
            tilemetal::mock::api->refuse("a semaphore of another scope than LOCAL_NONATOMIC", at);
        }
    }

    void up(std::uint32_t value) { *word() += value; }
    // Waits until the value can be taken off.
    void down(std::uint32_t value, Location at = Location::current()) {
        wait_min(value, at);
        *word() -= value;
    }
    void wait(std::uint32_t value, Location at = Location::current()) const { noc_semaphore_wait(word(), value, at); }
    void wait_min(std::uint32_t value, Location at = Location::current()) const {
        noc_semaphore_wait_min(word(), value, at);
    }
    void set(std::uint32_t value) { noc_semaphore_set(word(), value); }
    std::uint32_t value(Location at = Location::current()) const {
        invalidate_l1_cache(at);
        return *word();
    }

    // Raises the semaphore of another core.
    void up(
        const Noc& noc, std::uint32_t noc_x, std::uint32_t noc_y, std::uint32_t value,
        std::uint8_t vc = NOC_UNICAST_WRITE_VC, Location at = Location::current()) {
        noc_semaphore_inc(get_noc_addr(noc_x, noc_y, address_, noc.get_noc_id()), value, noc.get_noc_id(), vc, at);
    }
    // Sets a semaphore of another core to this one's value.
    template <ProgrammableCoreType dst_core_type = core_type>
    void relay_unicast(
        const Noc& noc, const Semaphore<dst_core_type>& dst_sem, std::uint32_t noc_x, std::uint32_t noc_y,
        Location at = Location::current()) {
        noc_semaphore_set_remote(
            address_, get_noc_addr(noc_x, noc_y, dst_sem.address_, noc.get_noc_id()), noc.get_noc_id(), at);
    }
    // Sets the semaphores of the cores of a rectangle to this one's value.
    template <NocOptions opts = NocOptions::DEFAULT>
    void set_multicast(
        const Noc& noc, std::uint32_t noc_x_start, std::uint32_t noc_y_start, std::uint32_t noc_x_end,
        std::uint32_t noc_y_end, std::uint32_t num_dests, bool linked = false, Location at = Location::current()) {
        relay_multicast<opts>(noc, *this, noc_x_start, noc_y_start, noc_x_end, noc_y_end, num_dests, linked, at);
    }
    template <NocOptions opts = NocOptions::DEFAULT, ProgrammableCoreType dst_core_type = core_type>
    void relay_multicast(
        const Noc& noc, const Semaphore<dst_core_type>& dst_sem, std::uint32_t noc_x_start, std::uint32_t noc_y_start,
        std::uint32_t noc_x_end, std::uint32_t noc_y_end, std::uint32_t num_dests, bool linked = false,
        Location at = Location::current()) {
        const std::uint64_t target =
            get_noc_multicast_addr(noc_x_start, noc_y_start, noc_x_end, noc_y_end, dst_sem.address_, noc.get_noc_id());
        if constexpr (has_flag(opts, NocOptions::MCAST_INCL_SRC)) {
            noc_semaphore_set_multicast_loopback_src(address_, target, num_dests, linked, noc.get_noc_id(), at);
        } else {
            noc_semaphore_set_multicast(
                address_, target, num_dests, linked, noc.get_noc_id(), NOC_MULTICAST_WRITE_VC, at);
        }
    }
    void inc_multicast(
        const Noc& noc, std::uint32_t noc_x_start, std::uint32_t noc_y_start, std::uint32_t noc_x_end,
        std::uint32_t noc_y_end, std::uint32_t value, std::uint32_t num_dests, Location at = Location::current()) {
        noc_semaphore_inc_multicast(
            get_noc_multicast_addr(noc_x_start, noc_y_start, noc_x_end, noc_y_end, address_, noc.get_noc_id()), value,
            num_dests, noc.get_noc_id(), NOC_MULTICAST_WRITE_VC, at);
    }

private:
    volatile tt_l1_ptr std::uint32_t* word() const {
        return reinterpret_cast<volatile tt_l1_ptr std::uint32_t*>(static_cast<std::uintptr_t>(address_));
    }

    std::uint32_t address_;
};
