#pragma once

#include <tt-metalium/bfloat16.hpp>
#include <tt-metalium/host_api.hpp>
#include <utility>

#include_next <tt-metalium/distributed.hpp>

namespace tt::tt_metal::distributed {

inline MeshWorkload CreateMeshWorkload() { return {}; }
inline void AddProgramToMeshWorkload(
    MeshWorkload& mesh_workload, Program&& program, const MeshCoordinateRange& device_range) {
    mesh_workload.add_program(device_range, std::move(program));
}

}  // namespace tt::tt_metal::distributed
