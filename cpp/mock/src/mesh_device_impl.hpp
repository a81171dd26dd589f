#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tt-metalium/mesh_coord.hpp>
#include <tt-metalium/mesh_device.hpp>
#include <tt-metalium/sub_device.hpp>
#include <vector>

#include "chip.hpp"
#include "mesh_trace.hpp"

namespace tt::tt_metal::distributed {

class SimulatedQueue;

// The sub-devices of a mesh: what was created and what is loaded.
struct SubDevices {
    std::map<std::uint64_t, std::vector<SubDevice>> managers;
    std::set<std::uint64_t> with_l1;  // managers that keep L1 for buffers of one sub-device
    std::optional<std::uint64_t> loaded;
    std::vector<SubDeviceId> ids{SubDeviceId{0}};
    std::vector<SubDeviceId> stall_group{SubDeviceId{0}};
    std::uint64_t next_manager = 1;
};

class MeshDeviceImpl {
public:
    using Chips = std::vector<std::shared_ptr<tilemetal::mock::Chip>>;

    MeshDeviceImpl(
        MeshShape shape, std::vector<int> ids, std::shared_ptr<tilemetal::mock::Allocators> allocators, Chips chips);
    ~MeshDeviceImpl();

    const tilemetal::mock::Architecture& arch() const { return chips.front()->arch(); }
    std::size_t index_of(const MeshCoordinate& coord) const { return coord.to_linear_index(shape); }
    tilemetal::mock::Chip& chip_at(const MeshCoordinate& coord) const { return *chips[index_of(coord)]; }

    MeshShape shape;
    std::vector<int> ids;  // of the devices, row-major
    std::shared_ptr<tilemetal::mock::Allocators> allocators;
    Chips chips;
    std::vector<std::unique_ptr<IDevice>> devices;
    std::vector<std::unique_ptr<SimulatedQueue>> queues;
    std::size_t trace_region_size = 0;
    std::map<std::uint32_t, MeshTrace> traces;
    std::uint32_t next_trace = 0;
    SubDevices sub_devices;
    std::shared_ptr<MeshDevice> parent;
    std::vector<std::weak_ptr<MeshDevice>> submeshes;
};

}  // namespace tt::tt_metal::distributed
