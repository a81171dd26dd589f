#pragma once

#include <tt-metalium/mesh_device.hpp>

#include "chip.hpp"

namespace tt::tt_metal::distributed {

// One device of a mesh: its own memories and id, everything else as the mesh has it.
class SingleDevice final : public IDevice {
public:
    SingleDevice(MeshDevice& mesh, tilemetal::mock::Chip& chip, int id) : mesh_(mesh), chip_(chip), id_(id) {}

    tilemetal::mock::Chip& chip() const { return chip_; }

    tt::ARCH arch() const override { return mesh_.arch(); }
    int id() const override { return id_; }
    std::uint8_t num_hw_cqs() const override { return mesh_.num_hw_cqs(); }
    bool is_initialized() const override { return mesh_.is_initialized(); }
    int num_dram_channels() const override { return mesh_.num_dram_channels(); }
    std::uint32_t l1_size_per_core() const override { return mesh_.l1_size_per_core(); }
    std::uint32_t dram_size_per_channel() const override { return mesh_.dram_size_per_channel(); }
    int get_clock_rate_mhz() const override { return mesh_.get_clock_rate_mhz(); }
    CoreCoord grid_size() const override { return mesh_.grid_size(); }
    CoreCoord logical_grid_size() const override { return mesh_.logical_grid_size(); }
    CoreCoord dram_grid_size() const override { return mesh_.dram_grid_size(); }
    CoreCoord compute_with_storage_grid_size() const override { return mesh_.compute_with_storage_grid_size(); }
    CoreCoord worker_core_from_logical_core(const CoreCoord& core) const override {
        return mesh_.worker_core_from_logical_core(core);
    }
    std::vector<CoreCoord> worker_cores_from_logical_cores(const std::vector<CoreCoord>& cores) const override {
        return mesh_.worker_cores_from_logical_cores(cores);
    }
    CoreCoord virtual_core_from_logical_core(const CoreCoord& core, const CoreType& type) const override {
        return mesh_.virtual_core_from_logical_core(core, type);
    }
    CoreCoord ethernet_core_from_logical_core(const CoreCoord& core) const override {
        return mesh_.ethernet_core_from_logical_core(core);
    }
    std::unordered_set<CoreCoord> get_active_ethernet_cores(bool skip) const override {
        return mesh_.get_active_ethernet_cores(skip);
    }
    std::unordered_set<CoreCoord> get_inactive_ethernet_cores() const override {
        return mesh_.get_inactive_ethernet_cores();
    }
    CoreCoord logical_core_from_dram_channel(std::uint32_t channel) const override {
        return mesh_.logical_core_from_dram_channel(channel);
    }
    std::uint32_t dram_channel_from_logical_core(const CoreCoord& core) const override {
        return mesh_.dram_channel_from_logical_core(core);
    }
    std::optional<DeviceAddr> lowest_occupied_compute_l1_address() const override {
        return mesh_.lowest_occupied_compute_l1_address();
    }
    CoreRangeSet worker_cores(HalProgrammableCoreType type, SubDeviceId id) const override {
        return mesh_.worker_cores(type, id);
    }
    std::uint32_t num_worker_cores(HalProgrammableCoreType type, SubDeviceId id) const override {
        return mesh_.num_worker_cores(type, id);
    }
    const std::vector<SubDeviceId>& get_sub_device_ids() const override { return mesh_.get_sub_device_ids(); }
    std::uint32_t num_sub_devices() const override { return mesh_.num_sub_devices(); }
    std::shared_ptr<MeshDevice> get_mesh_device() override { return mesh_.shared_from_this(); }

private:
    MeshDevice& mesh_;
    tilemetal::mock::Chip& chip_;
    int id_;
};

// The memories of a device: of the device itself, or of the only one of a mesh. Throws std::runtime_error.
tilemetal::mock::Chip& chip_of(IDevice& device);

}  // namespace tt::tt_metal::distributed
