#pragma once

#include <cstdint>

#include "mock/kernel_entry.h"

// A circular buffer as an object, in data-movement and compute kernels alike.
class CircularBuffer {
public:
    using Location = tilemetal::mock::abi::Location;

    constexpr explicit CircularBuffer(std::uint32_t cb_id) : cb_id_(cb_id) {}

    constexpr std::uint32_t get_cb_id() const { return cb_id_; }
    void reserve_back(std::int32_t num_pages, Location at = Location::current()) const {
        tilemetal::mock::api->cb_reserve_back(cb_id_, num_pages, at);
    }
    void push_back(std::int32_t num_pages, Location at = Location::current()) const {
        tilemetal::mock::api->cb_push_back(cb_id_, num_pages, at);
    }
    void wait_front(std::int32_t num_pages, Location at = Location::current()) const {
        tilemetal::mock::api->cb_wait_front(cb_id_, num_pages, at);
    }
    void pop_front(std::int32_t num_pages, Location at = Location::current()) const {
        tilemetal::mock::api->cb_pop_front(cb_id_, num_pages, at);
    }
    constexpr std::uint32_t get_tile_size() const { return unpack_tile_size[cb_id_]; }

#ifndef COMPILE_FOR_TRISC
    bool pages_reservable_at_back(std::int32_t num_pages, Location at = Location::current()) const {
        return tilemetal::mock::api->cb_reservable(cb_id_, num_pages, at);
    }
    bool pages_available_at_front(std::int32_t num_pages, Location at = Location::current()) const {
        return tilemetal::mock::api->cb_available(cb_id_, num_pages, at);
    }
    std::uint32_t get_write_ptr(Location at = Location::current()) const {
        return tilemetal::mock::api->cb_write_address(cb_id_, at);
    }
    std::uint32_t get_read_ptr(Location at = Location::current()) const {
        return tilemetal::mock::api->cb_read_address(cb_id_, at);
    }
#endif

private:
    std::uint32_t cb_id_;
};
