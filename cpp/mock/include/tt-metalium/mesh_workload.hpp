#pragma once

#include <tt-metalium/host_api.hpp>
#include <tt-metalium/mesh_buffer.hpp>
#include <tt-metalium/mesh_device.hpp>
#include <unordered_map>
#include <utility>

namespace tt::tt_metal::distributed {

class MeshCommandQueue;

// Programs and the parts of a mesh they run on.
class MeshWorkload {
public:
    MeshWorkload();
    // Inline because the SDK's library has no such function.
    MeshWorkload(
        Program&& program,
        const MeshCoordinateRange& device_range = MeshCoordinateRange(MeshCoordinate(0, 0), MeshCoordinate(0, 0)))
        : MeshWorkload() {
        add_program(device_range, std::move(program));
    }
    ~MeshWorkload();
    MeshWorkload(MeshWorkload&& other) noexcept;
    MeshWorkload& operator=(MeshWorkload&& other) noexcept;

    // Throws std::runtime_error when the range overlaps one that has a program.
    void add_program(const MeshCoordinateRange& device_range, Program&& program);
    std::unordered_map<MeshCoordinateRange, Program>& get_programs() { return programs_; }
    const std::unordered_map<MeshCoordinateRange, Program>& get_programs() const { return programs_; }

private:
    std::unordered_map<MeshCoordinateRange, Program> programs_;
};

// Runs the workload to its end; a kernel that breaks a rule ends it with tilemetal::mock::KernelError.
void EnqueueMeshWorkload(MeshCommandQueue& mesh_cq, MeshWorkload& mesh_workload, bool blocking);

}  // namespace tt::tt_metal::distributed
