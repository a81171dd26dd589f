#pragma once

#include <cstddef>
#include <cstdint>
#include <tt-metalium/device.hpp>
#include <vector>

namespace tt::tt_metal {

namespace distributed {
class MeshCommandQueue;
}

// A command queue of one device: a spelling of the queue of the mesh that has only this device.
class CommandQueue {
public:
    CommandQueue(IDevice& device, distributed::MeshCommandQueue& mesh_queue)
        : device_(&device), mesh_queue_(&mesh_queue) {}

    IDevice* device() const { return device_; }
    std::uint32_t id() const;
    distributed::MeshCommandQueue& mesh_queue() const { return *mesh_queue_; }

private:
    IDevice* device_;
    distributed::MeshCommandQueue* mesh_queue_;
};

}  // namespace tt::tt_metal
