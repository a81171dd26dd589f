#include <stdexcept>
#include <string>
#include <tt-metalium/buffer.hpp>
#include <tt-metalium/circular_buffer_config.hpp>

namespace tt::tt_metal {
namespace {

[[noreturn]] void refuse(std::uint8_t index, const std::string& what) {
    throw std::runtime_error("CircularBufferConfig: index " + std::to_string(index) + ": " + what);
}

}  // namespace

CircularBufferConfig::CircularBufferConfig(
    std::uint32_t total_size, const std::map<std::uint8_t, tt::DataFormat>& data_format_spec)
    : CircularBufferConfig(total_size) {
    for (const auto& [index, format] : data_format_spec) {
        set_format(index, format);
    }
}

CircularBufferConfig::CircularBufferConfig(std::uint32_t total_size) : total_size_(total_size) {
    if (total_size == 0) {
        throw std::runtime_error("CircularBufferConfig: the total size is zero");
    }
}

CircularBufferConfig::CircularBufferConfig(
    std::uint32_t total_size, const std::map<std::uint8_t, tt::DataFormat>& data_format_spec, const Buffer& buffer)
    : CircularBufferConfig(total_size, data_format_spec) {
    set_globally_allocated_address(buffer);
}

void CircularBufferConfig::set_format(std::uint8_t index, tt::DataFormat format) {
    if (index >= NUM_CIRCULAR_BUFFERS) {
        refuse(index, "there are " + std::to_string(NUM_CIRCULAR_BUFFERS) + " circular buffers");
    }
    data_formats_[index] = format;
    buffer_indices_.insert(index);
}

CircularBufferConfig& CircularBufferConfig::set_page_size(std::uint8_t index, std::uint32_t page_size) {
    if (!buffer_indices_.contains(index)) {
        refuse(index, "set_page_size before the data format is given");
    }
    if (page_size == 0 || total_size_ % page_size != 0) {
        refuse(
            index, "total size " + std::to_string(total_size_) + " is not a multiple of the page size " +
                       std::to_string(page_size));
    }
    page_sizes_[index] = page_size;
    return *this;
}

CircularBufferConfig& CircularBufferConfig::set_total_size(std::uint32_t total_size) {
    if (total_size == 0) {
        throw std::runtime_error("CircularBufferConfig: the total size is zero");
    }
    total_size_ = total_size;
    return *this;
}

CircularBufferConfig& CircularBufferConfig::set_globally_allocated_address(const Buffer& buffer) {
    return set_globally_allocated_address_and_total_size(buffer, total_size_);
}

CircularBufferConfig& CircularBufferConfig::set_globally_allocated_address_and_total_size(
    const Buffer& buffer, std::uint32_t total_size) {
    if (!buffer.is_l1()) {
        throw std::runtime_error("CircularBufferConfig: only an L1 buffer can back a circular buffer");
    }
    globally_allocated_address_ = static_cast<std::uint32_t>(buffer.address());
    return set_total_size(total_size);
}

CircularBufferConfig& CircularBufferConfig::set_tile_dims(std::uint8_t index, const Tile& tile) {
    if (tile != Tile()) {
        refuse(index, "tiles other than 32x32 are not simulated");
    }
    tiles_.at(index) = tile;
    return *this;
}

CircularBufferConfig::Builder::Builder(CircularBufferConfig& parent, std::uint8_t buffer_index)
    : parent_(parent), buffer_index_(buffer_index) {}

const CircularBufferConfig::Builder& CircularBufferConfig::Builder::set_data_format(tt::DataFormat format) const {
    parent_.set_format(buffer_index_, format);
    return *this;
}

const CircularBufferConfig::Builder& CircularBufferConfig::Builder::set_total_size(std::uint32_t total_size) const {
    parent_.set_total_size(total_size);
    return *this;
}

const CircularBufferConfig::Builder& CircularBufferConfig::Builder::set_page_size(std::uint32_t page_size) const {
    parent_.set_page_size(buffer_index_, page_size);
    return *this;
}

const CircularBufferConfig::Builder& CircularBufferConfig::Builder::set_tile_dims(const Tile& tile) const {
    parent_.set_tile_dims(buffer_index_, tile);
    return *this;
}

CircularBufferConfig::Builder CircularBufferConfig::index(std::uint8_t buffer_index) {
    return Builder(*this, buffer_index);
}

}  // namespace tt::tt_metal
