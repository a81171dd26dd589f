#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <tt-metalium/tt_backend_api_types.hpp>

#include "activity.hpp"
#include "code_place.hpp"
#include "mock/abi.h"
#include "tilemetal/numerics/tile_shape.hpp"

namespace tilemetal::mock {

class Processor;

// What both sides of one circular buffer of one core share.
struct Ring {
    bool configured = false;
    bool aliases_buffer = false;  // placed in an L1 tensor: data may be valid without a push
    std::uint8_t index = 0;
    tt::DataFormat format = tt::DataFormat::Invalid;
    numerics::TileShape tile;
    std::uint32_t offset = 0;  // in L1
    std::uint32_t page_size = 0;
    std::uint32_t pages = 0;
    std::uint16_t received = 0;
    std::uint16_t acked = 0;
    bool used = false;  // some processor reserved, pushed, waited or popped
    const Processor* producer = nullptr;
    const Processor* consumer = nullptr;
    RingTimes times;
    // The first write into pages nobody had reserved, reported when the buffer turns out not to be mere scratch.
    const Processor* unreserved_writer = nullptr;
    CodePlace unreserved_write;
    std::exception_ptr kept_offence;  // see ring_offence.hpp

    std::uint32_t available() const { return static_cast<std::uint16_t>(received - acked); }
    std::uint32_t free_pages() const { return pages - available(); }
    std::uint32_t bytes() const { return page_size * pages; }
    bool contains(std::uint32_t l1_offset) const {
        return configured && l1_offset >= offset && l1_offset - offset < bytes();
    }
    std::string name() const { return "c_" + std::to_string(index); }
    // "c_1: 4 pages of 2048 B Float16_b, received 3, acked 1 (2 to read, 2 free)"
    std::string describe() const;
};

// One processor's private pointers and what it may touch.
struct RingView {
    abi::LocalCBInterface interface{};
    std::uint32_t waited = 0;    // pages from the read pointer on that were waited for and not popped
    std::uint32_t reserved = 0;  // pages from the write pointer on that were reserved and not pushed
    std::uint32_t packed = 0;    // pages filled in order since the last push
    bool packed_out_of_order = false;
};

std::string format_name(tt::DataFormat format);
std::string page_count(std::uint32_t pages);  // "1 page", "3 pages"

}  // namespace tilemetal::mock
