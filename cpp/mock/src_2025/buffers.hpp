#pragma once

#include <memory>
#include <tt-metalium/host_api.hpp>
#include <tt-metalium/mesh_buffer.hpp>

namespace tilemetal::metalium_2025 {

// The mesh buffer behind a buffer of CreateBuffer; throws std::runtime_error for others and deallocated ones.
std::shared_ptr<tt::tt_metal::distributed::MeshBuffer> mesh_buffer_of(const tt::tt_metal::BufferOrShared& buffer);

}  // namespace tilemetal::metalium_2025
