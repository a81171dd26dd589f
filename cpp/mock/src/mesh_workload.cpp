#include <stdexcept>
#include <tt-metalium/distributed.hpp>
#include <utility>

namespace tt::tt_metal::distributed {

MeshWorkload::MeshWorkload() = default;
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

}  // namespace tt::tt_metal::distributed

namespace tt::tt_metal {

void LaunchProgram(distributed::MeshDevice& device, Program&& program) {
    distributed::MeshWorkload workload(std::move(program), distributed::MeshCoordinateRange(device.shape()));
    distributed::EnqueueMeshWorkload(device.mesh_command_queue(), workload, true);
}

void LaunchProgramAsync(distributed::MeshDevice& device, Program&& program) {
    LaunchProgram(device, std::move(program));
}

}  // namespace tt::tt_metal
