#include <stdexcept>
#include <tt-metalium/distributed.hpp>
#include <utility>

#include "mesh_device_impl.hpp"
#include "program_run.hpp"

namespace tt::tt_metal::distributed {

MeshWorkload::MeshWorkload() = default;
MeshWorkload::MeshWorkload(Program&& program, const MeshCoordinateRange& device_range) {
    add_program(device_range, std::move(program));
}
MeshWorkload::~MeshWorkload() = default;
MeshWorkload::MeshWorkload(MeshWorkload&& other) noexcept = default;
MeshWorkload& MeshWorkload::operator=(MeshWorkload&& other) noexcept = default;

void MeshWorkload::add_program(const MeshCoordinateRange& device_range, Program&& program) {
    for (const auto& [range, other] : programs_) {
        if (range.intersects(device_range)) {
            throw std::runtime_error("MeshWorkload::add_program: the range overlaps one that has a program");
        }
    }
    programs_.emplace(device_range, std::move(program));
}

void EnqueueMeshWorkload(MeshCommandQueue& mesh_cq, MeshWorkload& mesh_workload, bool blocking) {
    mesh_cq.enqueue_mesh_workload(mesh_workload, blocking);
}

void MeshCommandQueue::enqueue_mesh_workload(MeshWorkload& mesh_workload, bool) {
    MeshDeviceImpl& device = mesh_device_->impl();
    for (auto& [range, program] : mesh_workload.get_programs()) {
        for (const MeshCoordinate& coord : range.coordinates()) {
            tilemetal::mock::run_program(*device.chips[to_linear_index(device.shape, coord)], program.impl());
        }
    }
}

}  // namespace tt::tt_metal::distributed
