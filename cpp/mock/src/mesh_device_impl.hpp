#pragma once

#include <memory>
#include <tt-metalium/mesh_command_queue.hpp>
#include <tt-metalium/mesh_coord.hpp>
#include <vector>

#include "chip.hpp"

namespace tt::tt_metal::distributed {

class MeshDeviceImpl {
public:
    MeshDeviceImpl(const tilemetal::mock::Architecture& arch, MeshShape shape, int first_id)
        : shape(std::move(shape)), id(first_id), allocators(arch) {
        for (std::size_t i = 0; i < this->shape.mesh_size(); ++i) {
            chips.push_back(std::make_unique<tilemetal::mock::Chip>(arch, allocators, tilemetal::mock::options()));
        }
    }

    const tilemetal::mock::Architecture& arch() const { return chips.front()->arch(); }

    MeshShape shape;
    int id;
    tilemetal::mock::Allocators allocators;
    std::vector<std::unique_ptr<tilemetal::mock::Chip>> chips;
    std::vector<std::unique_ptr<MeshCommandQueue>> queues;
};

}  // namespace tt::tt_metal::distributed
