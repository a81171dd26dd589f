#pragma once

#include <compare>
#include <cstdint>

namespace tt::tt_metal {

// Names one sub-device of the loaded sub-device manager; the whole device is sub-device 0.
struct SubDeviceId {
    constexpr SubDeviceId() = default;
    constexpr explicit SubDeviceId(std::uint8_t id) : value(id) {}
    constexpr std::uint8_t operator*() const { return value; }
    friend constexpr auto operator<=>(const SubDeviceId&, const SubDeviceId&) = default;

    std::uint8_t value = 0;
};

}  // namespace tt::tt_metal
