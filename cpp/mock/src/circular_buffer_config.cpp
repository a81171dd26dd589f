#include <bit>
#include <stdexcept>
#include <string>
#include <tt-metalium/buffer.hpp>
#include <tt-metalium/circular_buffer_config.hpp>
#include <tt-metalium/constants.hpp>

namespace tt::tt_metal {
namespace {

[[noreturn]] void refuse(std::uint8_t index, const std::string& what) {
    throw std::runtime_error("CircularBufferConfig: index " + std::to_string(index) + ": " + what);
}

tt::DataFormat format_of(std::uint8_t index, DataType type) {
    switch (type) {
        case DataType::BFLOAT16:
            return tt::DataFormat::Float16_b;
        case DataType::FLOAT32:
            return tt::DataFormat::Float32;
        case DataType::UINT32:
            return tt::DataFormat::UInt32;
        case DataType::BFLOAT8_B:
            return tt::DataFormat::Bfp8_b;
        case DataType::BFLOAT4_B:
            return tt::DataFormat::Bfp4_b;
        case DataType::UINT8:
            return tt::DataFormat::UInt8;
        case DataType::UINT16:
            return tt::DataFormat::UInt16;
        case DataType::INT32:
            return tt::DataFormat::Int32;
        case DataType::FP8_E4M3:
            return tt::DataFormat::Fp8_e4m3;
        case DataType::INT8:
            return tt::DataFormat::Int8;
        case DataType::INVALID:
            break;
    }
    refuse(index, "its data type " + std::to_string(static_cast<int>(type)) + " has no data format");
}

}  // namespace

CircularBufferConfig::CircularBufferConfig(
    std::uint32_t total_size, const std::map<std::uint8_t, DataType>& data_type_spec)
    : CircularBufferConfig(total_size) {
    for (const auto& [index, type] : data_type_spec) {
        set_format(index, format_of(index, type));
    }
}

CircularBufferConfig::CircularBufferConfig(
    std::uint32_t total_size, const std::map<std::uint8_t, tt::DataFormat>& data_format_spec)
    : CircularBufferConfig(total_size) {
    set_config(data_format_spec);
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

void CircularBufferConfig::check_fits(std::uint32_t total_size, std::uint32_t offset, std::uint32_t available) const {
    if (std::uint64_t{total_size} + offset > available) {
        throw std::runtime_error(
            "CircularBufferConfig: " + std::to_string(total_size) + " bytes at offset " + std::to_string(offset) +
            " do not fit the buffer that backs it, which has " + std::to_string(available) + " bytes in each core");
    }
}

CircularBufferConfig& CircularBufferConfig::set_total_size(std::uint32_t total_size) {
    if (total_size == 0) {
        throw std::runtime_error("CircularBufferConfig: the total size is zero");
    }
    if (dynamic_cb()) {
        check_fits(total_size, address_offset_, max_size_);
    }
    total_size_ = total_size;
    return *this;
}

CircularBufferConfig& CircularBufferConfig::set_globally_allocated_address(const Buffer& buffer) {
    return set_globally_allocated_address_and_total_size(buffer, total_size_, address_offset_);
}

CircularBufferConfig& CircularBufferConfig::set_globally_allocated_address_and_total_size(
    const Buffer& buffer, std::uint32_t total_size) {
    return set_globally_allocated_address_and_total_size(buffer, total_size, address_offset_);
}

CircularBufferConfig& CircularBufferConfig::set_globally_allocated_address_and_total_size(
    const Buffer& buffer, std::uint32_t total_size, std::uint32_t address_offset) {
    if (!buffer.is_l1()) {
        throw std::runtime_error("CircularBufferConfig: only an L1 buffer can back a circular buffer");
    }
    const auto available = static_cast<std::uint32_t>(buffer.aligned_size_per_bank());
    check_fits(total_size, address_offset, available);
    globally_allocated_address_ = buffer.address();
    max_size_ = available;
    address_offset_ = address_offset;
    return set_total_size(total_size);
}

CircularBufferConfig& CircularBufferConfig::set_address_offset(std::uint32_t offset) {
    if (!dynamic_cb()) {
        throw std::runtime_error("CircularBufferConfig: an address offset needs a buffer that backs it");
    }
    check_fits(total_size_, offset, max_size_);
    address_offset_ = offset;
    return *this;
}

std::optional<std::uint32_t> CircularBufferConfig::globally_allocated_address() const {
    return dynamic_cb() ? std::optional(*globally_allocated_address_ + address_offset_) : std::nullopt;
}

CircularBufferConfig& CircularBufferConfig::set_config(const std::map<std::uint8_t, tt::DataFormat>& data_format_spec) {
    for (const auto& [index, format] : data_format_spec) {
        set_format(index, format);
    }
    return *this;
}

CircularBufferConfig& CircularBufferConfig::set_tile_dims(std::uint8_t index, const Tile& tile) {
    if (index >= NUM_CIRCULAR_BUFFERS) {
        refuse(index, "there are " + std::to_string(NUM_CIRCULAR_BUFFERS) + " circular buffers");
    }
    if (tile.get_face_shape() != Tile(tile.get_tile_shape()).get_face_shape()) {
        refuse(index, "faces smaller than the tile allows are not simulated");
    }
    tiles_[index] = tile;
    return *this;
}

CircularBufferConfig& CircularBufferConfig::set_unpack_face_geometry(
    std::uint8_t index, std::uint32_t face_r_dim, std::uint32_t num_faces) {
    if (index >= NUM_CIRCULAR_BUFFERS) {
        refuse(index, "there are " + std::to_string(NUM_CIRCULAR_BUFFERS) + " circular buffers");
    }
    const bool rows = std::has_single_bit(face_r_dim) && face_r_dim <= constants::FACE_HEIGHT;
    if (!rows || (num_faces != 2 && (num_faces != 4 || face_r_dim != constants::FACE_HEIGHT))) {
        refuse(
            index, std::to_string(num_faces) + " faces of " + std::to_string(face_r_dim) +
                       " rows are not simulated: 2 of 1, 2, 4, 8 or 16 rows and 4 of 16 are");
    }
    face_geometries_[index] = FaceGeometry{face_r_dim, num_faces};
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
