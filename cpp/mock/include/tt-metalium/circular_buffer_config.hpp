#pragma once

#include <tt-metalium/circular_buffer_constants.h>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <tt-metalium/experimental/tensor/tensor_types.hpp>
#include <tt-metalium/tile.hpp>
#include <tt-metalium/tt_backend_api_types.hpp>
#include <unordered_set>

namespace tt::tt_metal {

class Buffer;
using CBHandle = std::uintptr_t;

struct FaceGeometry {
    std::uint32_t face_r_dim;
    std::uint32_t num_faces;
};

// One allocation in L1 that one or more circular buffer indices view, each with its own page size and counters.
class CircularBufferConfig {
public:
    CircularBufferConfig(std::uint32_t total_size, const std::map<std::uint8_t, tt::DataFormat>& data_format_spec);
    // Throws std::runtime_error for element types no circular buffer has.
    CircularBufferConfig(
        std::uint32_t total_size, const std::map<std::uint8_t, tt::tt_metal::DataType>& data_type_spec);
    CircularBufferConfig(std::uint32_t total_size);
    CircularBufferConfig(
        std::uint32_t total_size, const std::map<std::uint8_t, tt::DataFormat>& data_format_spec, const Buffer& buffer);

    // Throw std::runtime_error: index without data format, size not a multiple of the page size, larger than the
    // backing buffer.
    CircularBufferConfig& set_page_size(std::uint8_t buffer_index, std::uint32_t page_size);
    CircularBufferConfig& set_total_size(std::uint32_t total_size);
    CircularBufferConfig& set_globally_allocated_address(const Buffer& buffer);
    CircularBufferConfig& set_globally_allocated_address_and_total_size(const Buffer& buffer, std::uint32_t total_size);
    CircularBufferConfig& set_globally_allocated_address_and_total_size(
        const Buffer& buffer, std::uint32_t total_size, std::uint32_t address_offset);
    // Bytes from the start of the backing buffer to the circular buffer.
    CircularBufferConfig& set_address_offset(std::uint32_t offset);
    CircularBufferConfig& set_tile_dims(std::uint8_t buffer_index, const Tile& tile);
    // What unpackers and packer take of a tile that is 32 wide: its two upper faces, or four, and so many of their
    // rows.
    CircularBufferConfig& set_unpack_face_geometry(
        std::uint8_t buffer_index, std::uint32_t face_r_dim, std::uint32_t num_faces);
    CircularBufferConfig& set_config(const std::map<std::uint8_t, tt::DataFormat>& data_format_spec);

    const std::array<std::optional<Tile>, NUM_CIRCULAR_BUFFERS>& tiles() const { return tiles_; }
    const std::array<std::optional<FaceGeometry>, NUM_CIRCULAR_BUFFERS>& unpack_face_geometry() const {
        return face_geometries_;
    }
    std::uint32_t total_size() const { return total_size_; }
    // Of the circular buffer: that of the backing buffer and the offset.
    std::optional<std::uint32_t> globally_allocated_address() const;
    std::uint32_t address_offset() const { return address_offset_; }
    bool dynamic_cb() const { return globally_allocated_address_.has_value(); }
    // Bytes of the backing buffer in each core; 0 without one.
    std::uint32_t max_size() const { return max_size_; }
    std::uint32_t buffer_size() const { return max_size_; }
    const std::unordered_set<std::uint8_t>& buffer_indices() const { return buffer_indices_; }
    const std::array<std::optional<tt::DataFormat>, NUM_CIRCULAR_BUFFERS>& data_formats() const {
        return data_formats_;
    }
    const std::array<std::optional<std::uint32_t>, NUM_CIRCULAR_BUFFERS>& page_sizes() const { return page_sizes_; }

    class Builder {
    public:
        const Builder& set_data_format(tt::DataFormat data_format) const;
        const Builder& set_total_size(std::uint32_t total_size) const;
        const Builder& set_page_size(std::uint32_t page_size) const;
        const Builder& set_tile_dims(const Tile& tile) const;

    private:
        friend class CircularBufferConfig;
        Builder(CircularBufferConfig& parent, std::uint8_t buffer_index);
        CircularBufferConfig& parent_;
        std::uint8_t buffer_index_;
    };

    Builder index(std::uint8_t buffer_index);

private:
    void set_format(std::uint8_t buffer_index, tt::DataFormat format);
    std::uint32_t total_size_ = 0;
    std::optional<std::uint32_t> globally_allocated_address_;
    std::uint32_t address_offset_ = 0;
    std::uint32_t max_size_ = 0;
    void check_fits(std::uint32_t total_size, std::uint32_t offset, std::uint32_t available) const;
    std::array<std::optional<tt::DataFormat>, NUM_CIRCULAR_BUFFERS> data_formats_;
    std::array<std::optional<std::uint32_t>, NUM_CIRCULAR_BUFFERS> page_sizes_;
    std::array<std::optional<Tile>, NUM_CIRCULAR_BUFFERS> tiles_;
    std::array<std::optional<FaceGeometry>, NUM_CIRCULAR_BUFFERS> face_geometries_;
    std::unordered_set<std::uint8_t> buffer_indices_;
};

}  // namespace tt::tt_metal
