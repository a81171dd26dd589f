#pragma once

#include <tt-metalium/sub_device.hpp>

#include "program_impl.hpp"

namespace tt::tt_metal {

class SubDeviceImpl {
public:
    CoreRangeSet workers;
};

namespace distributed {

struct SubDevices;

// Throws std::runtime_error when a program reaches over the border of a sub-device.
void check_within_one_sub_device(const SubDevices& sub_devices, const detail::ProgramImpl& program);

}  // namespace distributed
}  // namespace tt::tt_metal
