#pragma once

#include <memory>
#include <tt-metalium/device.hpp>
#include <tt-metalium/distributed.hpp>

namespace tilemetal::metalium_2025 {

// The mesh behind a device of CreateDevice, or behind a mesh that is used as a device. Throws std::runtime_error for
// a device that is not open.
tt::tt_metal::distributed::MeshDevice& mesh_of(tt::tt_metal::IDevice* device);

}  // namespace tilemetal::metalium_2025
