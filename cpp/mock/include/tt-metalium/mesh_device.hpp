#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tt-metalium/device.hpp>
#include <tt-metalium/mesh_config.hpp>
#include <tt-metalium/mesh_coord.hpp>
#include <tt-metalium/mesh_trace_id.hpp>
#include <tt_stl/span.hpp>
#include <vector>

namespace tt::tt_metal::distributed {

class MeshCommandQueue;
class MeshDeviceImpl;
using DeviceIds = std::vector<int>;

// A mesh of simulated devices; allocations are made in lockstep on all of them.
class MeshDevice : public IDevice, public std::enable_shared_from_this<MeshDevice> {
public:
    explicit MeshDevice(std::unique_ptr<MeshDeviceImpl> impl);
    ~MeshDevice() override;
    MeshDevice(const MeshDevice&) = delete;
    MeshDevice& operator=(const MeshDevice&) = delete;

    static std::shared_ptr<MeshDevice> create(
        const MeshDeviceConfig& config, std::size_t l1_small_size = DEFAULT_L1_SMALL_SIZE,
        std::size_t trace_region_size = DEFAULT_TRACE_REGION_SIZE, std::size_t num_command_queues = 1,
        const DispatchCoreConfig& dispatch_core_config = DispatchCoreConfig{},
        ttsl::Span<const std::uint32_t> l1_bank_remap = {}, std::size_t worker_l1_size = DEFAULT_WORKER_L1_SIZE);
    static std::shared_ptr<MeshDevice> create_unit_mesh(
        int device_id, std::size_t l1_small_size = DEFAULT_L1_SMALL_SIZE,
        std::size_t trace_region_size = DEFAULT_TRACE_REGION_SIZE, std::size_t num_command_queues = 1,
        const DispatchCoreConfig& dispatch_core_config = DispatchCoreConfig{},
        ttsl::Span<const std::uint32_t> l1_bank_remap = {}, std::size_t worker_l1_size = DEFAULT_WORKER_L1_SIZE);
    static std::map<int, std::shared_ptr<MeshDevice>> create_unit_meshes(
        const std::vector<int>& device_ids, std::size_t l1_small_size = DEFAULT_L1_SMALL_SIZE,
        std::size_t trace_region_size = DEFAULT_TRACE_REGION_SIZE, std::size_t num_command_queues = 1,
        const DispatchCoreConfig& dispatch_core_config = DispatchCoreConfig{},
        ttsl::Span<const std::uint32_t> l1_bank_remap = {}, std::size_t worker_l1_size = DEFAULT_WORKER_L1_SIZE);

    tt::ARCH arch() const override;
    int id() const override;
    std::uint8_t num_hw_cqs() const override;
    bool is_initialized() const override;
    int num_dram_channels() const override;
    std::uint32_t l1_size_per_core() const override;
    std::uint32_t dram_size_per_channel() const override;
    int get_clock_rate_mhz() const override;
    CoreCoord grid_size() const override;
    CoreCoord logical_grid_size() const override;
    CoreCoord dram_grid_size() const override;
    CoreCoord compute_with_storage_grid_size() const override;
    CoreCoord worker_core_from_logical_core(const CoreCoord& logical_core) const override;
    std::vector<CoreCoord> worker_cores_from_logical_cores(const std::vector<CoreCoord>& logical_cores) const override;
    CoreCoord virtual_core_from_logical_core(const CoreCoord& logical_coord, const CoreType& core_type) const override;
    CoreCoord ethernet_core_from_logical_core(const CoreCoord& logical_core) const override;
    std::unordered_set<CoreCoord> get_active_ethernet_cores(bool skip_reserved_tunnel_cores = false) const override;
    std::unordered_set<CoreCoord> get_inactive_ethernet_cores() const override;
    CoreCoord logical_core_from_dram_channel(std::uint32_t dram_channel) const override;
    std::uint32_t dram_channel_from_logical_core(const CoreCoord& logical_core) const override;
    std::optional<DeviceAddr> lowest_occupied_compute_l1_address() const override;
    CoreRangeSet worker_cores(HalProgrammableCoreType core_type, SubDeviceId sub_device_id) const override;
    std::uint32_t num_worker_cores(HalProgrammableCoreType core_type, SubDeviceId sub_device_id) const override;
    const std::vector<SubDeviceId>& get_sub_device_ids() const override;
    std::uint32_t num_sub_devices() const override;
    std::shared_ptr<MeshDevice> get_mesh_device() override;

    // Sub-devices divide the workers: while a manager is loaded, each program runs within one of its sub-devices.
    SubDeviceManagerId create_sub_device_manager(
        std::initializer_list<SubDevice> sub_devices, DeviceAddr local_l1_size);
    SubDeviceManagerId create_sub_device_manager(ttsl::Span<const SubDevice> sub_devices, DeviceAddr local_l1_size);
    void load_sub_device_manager(SubDeviceManagerId sub_device_manager_id);
    void clear_loaded_sub_device_manager();
    void remove_sub_device_manager(SubDeviceManagerId sub_device_manager_id);
    const std::vector<SubDeviceId>& get_sub_device_stall_group() const;
    void set_sub_device_stall_group(ttsl::Span<const SubDeviceId> sub_device_ids);
    void reset_sub_device_stall_group();

    // Between begin and end, workloads of that queue are recorded instead of run. Reads, writes and events are refused.
    MeshTraceId begin_mesh_trace(std::uint8_t cq_id);
    void begin_mesh_trace(std::uint8_t cq_id, const MeshTraceId& trace_id);
    void end_mesh_trace(std::uint8_t cq_id, const MeshTraceId& trace_id);
    void replay_mesh_trace(std::uint8_t cq_id, const MeshTraceId& trace_id, bool blocking);
    void release_mesh_trace(const MeshTraceId& trace_id);

    std::vector<IDevice*> get_devices() const;
    IDevice* get_device(int physical_device_id) const;
    IDevice* get_device(const MeshCoordinate& coord) const;
    IDevice* get_device(std::size_t row_idx, std::size_t col_idx) const;
    DeviceIds get_device_ids() const;
    const MeshShape& shape() const;
    std::size_t num_devices() const;
    std::size_t num_rows() const;
    std::size_t num_cols() const;
    bool is_local(const MeshCoordinate& coord) const;
    // Another shape with as many devices.
    void reshape(const MeshShape& new_shape);
    std::string to_string() const;
    bool is_parent_mesh() const;
    // A part of the mesh; it takes memory where the whole mesh does.
    std::shared_ptr<MeshDevice> create_submesh(
        const MeshShape& submesh_shape, const std::optional<MeshCoordinate>& offset = std::nullopt);
    std::vector<std::shared_ptr<MeshDevice>> create_submeshes(const MeshShape& submesh_shape);
    std::vector<std::shared_ptr<MeshDevice>> get_submeshes() const;

    MeshCommandQueue& mesh_command_queue(std::optional<std::uint8_t> cq_id = std::nullopt) const;
    // Programs are cached by their content anyway.
    void enable_program_cache() {}
    void clear_program_cache() {}
    void disable_and_clear_program_cache() {}
    bool close();

    MeshDeviceImpl& impl() const;

private:
    std::unique_ptr<MeshDeviceImpl> impl_;
};

}  // namespace tt::tt_metal::distributed
