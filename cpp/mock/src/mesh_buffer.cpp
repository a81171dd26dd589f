#include <stdexcept>
#include <string>
#include <tt-metalium/mesh_buffer.hpp>

#include "mesh_device_impl.hpp"

namespace tt::tt_metal::distributed {
namespace {

[[noreturn]] void refuse(const std::string& what) { throw std::runtime_error("MeshBuffer::create: " + what); }

tilemetal::mock::BankAllocator& allocator_of(MeshDeviceImpl& device, const Buffer& buffer) {
    return buffer.is_dram() ? device.allocators.dram : device.allocators.l1;
}

}  // namespace

std::shared_ptr<MeshBuffer> MeshBuffer::create(
    const MeshBufferConfig& config, const DeviceLocalBufferConfig& local, MeshDevice* device,
    std::optional<DeviceAddr> address) {
    const auto* replicated = std::get_if<ReplicatedBufferConfig>(&config);
    if (replicated == nullptr) {
        refuse("buffers sharded over a mesh are not simulated; use ReplicatedBufferConfig");
    }
    if (local.buffer_type != BufferType::DRAM && local.buffer_type != BufferType::L1) {
        refuse("only DRAM and L1 buffers are simulated");
    }
    if (local.page_size == 0 || replicated->size == 0 || replicated->size % local.page_size != 0) {
        refuse(
            "size " + std::to_string(replicated->size) + " is not a multiple of the page size " +
            std::to_string(local.page_size));
    }
    MeshDeviceImpl& impl = device->impl();
    const auto& arch = impl.arch();
    std::shared_ptr<MeshBuffer> out(new MeshBuffer());
    out->config_ = config;
    out->device_local_config_ = local;
    out->mesh_device_ = device->weak_from_this();
    Buffer& buffer = out->buffer_;
    buffer.buffer_type_ = local.buffer_type;
    buffer.size_ = replicated->size;
    buffer.page_size_ = local.page_size;
    buffer.alignment_ = buffer.is_dram() ? arch.dram_alignment : arch.l1_alignment;
    buffer.aligned_page_size_ = (local.page_size + buffer.alignment_ - 1) / buffer.alignment_ * buffer.alignment_;

    const std::uint64_t banks = buffer.is_dram() ? arch.dram_banks : arch.grid.x * arch.grid.y;
    const std::uint64_t pages = buffer.num_pages();
    const tilemetal::mock::Allocation allocation{
        .bytes_per_bank = (pages + banks - 1) / banks * buffer.aligned_page_size_,
        .page_stride = buffer.aligned_page_size_,
        .pages = pages,
    };
    auto& allocator = allocator_of(impl, buffer);
    if (address) {
        allocator.note(*address, allocation);
        buffer.address_ = *address;
    } else {
        const auto found = allocator.allocate(allocation, local.bottom_up.value_or(buffer.is_dram()));
        if (!found) {
            refuse(
                "no room for " + std::to_string(allocation.bytes_per_bank) + " bytes in each " +
                (buffer.is_dram() ? "DRAM bank" : "core's L1"));
        }
        buffer.address_ = *found;
        out->owns_memory_ = true;
    }
    out->allocated_ = true;
    return out;
}

MeshBuffer::~MeshBuffer() { deallocate(); }

void MeshBuffer::deallocate() {
    const auto device = mesh_device_.lock();
    if (allocated_ && device) {
        try {
            allocator_of(device->impl(), buffer_).free(buffer_.address());
        } catch (const std::runtime_error&) {
            // The device was closed, which freed everything.
        }
    }
    allocated_ = false;
}

MeshDevice* MeshBuffer::device() const {
    const auto device = mesh_device_.lock();
    if (!device) {
        throw std::runtime_error("MeshBuffer::device: the device no longer exists");
    }
    return device.get();
}

Buffer* MeshBuffer::get_device_buffer(const MeshCoordinate& coord) const {
    to_linear_index(device()->shape(), coord);
    return get_reference_buffer();
}

}  // namespace tt::tt_metal::distributed
