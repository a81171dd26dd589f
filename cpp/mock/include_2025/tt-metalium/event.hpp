#pragma once

#include <cstdint>
#include <tt-metalium/device.hpp>

namespace tt::tt_metal {

// A point in a command queue. Commands are carried out when they are enqueued, so what was recorded has happened.
struct Event {
    IDevice* device = nullptr;
    std::uint32_t cq_id = 0;
    std::uint32_t event_id = 0;
    bool ready = false;
};

}  // namespace tt::tt_metal
