#pragma once

#include <cstddef>
#include <memory>
#include <tt-metalium/core_coord.hpp>
#include <tt-metalium/hal_types.hpp>
#include <tt_stl/span.hpp>

namespace tt::tt_metal {

class SubDeviceImpl;

// Cores that run programs of their own: one set for each type of programmable core, of which workers are simulated.
class SubDevice {
public:
    // Throws std::runtime_error for Ethernet cores.
    explicit SubDevice(ttsl::Span<const CoreRangeSet> cores);
    SubDevice(const SubDevice& other);
    SubDevice(SubDevice&& other) noexcept;
    SubDevice& operator=(const SubDevice& other);
    SubDevice& operator=(SubDevice&& other) noexcept;
    ~SubDevice();

    const CoreRangeSet& cores(HalProgrammableCoreType core_type) const;

    SubDeviceImpl& impl();
    const SubDeviceImpl& impl() const;

private:
    std::unique_ptr<SubDeviceImpl> impl_;
};

}  // namespace tt::tt_metal
