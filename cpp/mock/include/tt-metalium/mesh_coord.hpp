#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <tt_stl/span.hpp>
#include <vector>

namespace tt::tt_metal::distributed {

// Number of devices along each axis of a mesh.
class MeshShape {
public:
    explicit MeshShape(std::uint32_t x) : value_{x} {}
    MeshShape(std::uint32_t x, std::uint32_t y) : value_{x, y} {}
    MeshShape(std::uint32_t x, std::uint32_t y, std::uint32_t z) : value_{x, y, z} {}
    explicit MeshShape(ttsl::Span<const std::uint32_t> extents) : value_(extents.begin(), extents.end()) {}

    std::size_t dims() const { return value_.size(); }
    std::uint32_t operator[](std::int32_t dim) const { return value_.at(static_cast<std::size_t>(dim)); }
    std::size_t mesh_size() const;
    friend bool operator==(const MeshShape&, const MeshShape&) = default;

private:
    std::vector<std::uint32_t> value_;
};

class MeshCoordinate {
public:
    explicit MeshCoordinate(std::uint32_t x) : value_{x} {}
    MeshCoordinate(std::uint32_t x, std::uint32_t y) : value_{x, y} {}
    MeshCoordinate(std::uint32_t x, std::uint32_t y, std::uint32_t z) : value_{x, y, z} {}
    explicit MeshCoordinate(ttsl::Span<const std::uint32_t> coords) : value_(coords.begin(), coords.end()) {}
    static MeshCoordinate zero_coordinate(std::size_t dimensions);

    std::size_t dims() const { return value_.size(); }
    ttsl::Span<const std::uint32_t> coords() const { return value_; }
    std::uint32_t operator[](std::int32_t dim) const { return value_.at(static_cast<std::size_t>(dim)); }
    // Row-major number within a mesh; throws std::runtime_error outside it.
    std::size_t to_linear_index(const MeshShape& shape) const;
    friend bool operator==(const MeshCoordinate&, const MeshCoordinate&) = default;

private:
    std::vector<std::uint32_t> value_;
};

// An inclusive box of coordinates, walked row-major.
class MeshCoordinateRange {
public:
    MeshCoordinateRange(const MeshCoordinate& start, const MeshCoordinate& end);
    explicit MeshCoordinateRange(const MeshCoordinate& coord) : MeshCoordinateRange(coord, coord) {}
    explicit MeshCoordinateRange(const MeshShape& shape);

    const MeshCoordinate& start_coord() const { return start_; }
    const MeshCoordinate& end_coord() const { return end_; }
    bool contains(const MeshCoordinate& coord) const;
    bool intersects(const MeshCoordinateRange& other) const;
    std::size_t dims() const { return start_.dims(); }
    MeshShape shape() const;

    class Iterator {
    public:
        Iterator(const MeshCoordinateRange* range, std::size_t index) : range_(range), index_(index) {}
        MeshCoordinate operator*() const;
        Iterator& operator++() {
            ++index_;
            return *this;
        }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        const MeshCoordinateRange* range_;
        std::size_t index_;
    };
    Iterator begin() const;
    Iterator end() const;
    friend bool operator==(const MeshCoordinateRange&, const MeshCoordinateRange&) = default;

private:
    MeshCoordinate start_;
    MeshCoordinate end_;
};

}  // namespace tt::tt_metal::distributed

template <>
struct std::hash<tt::tt_metal::distributed::MeshCoordinate> {
    std::size_t operator()(const tt::tt_metal::distributed::MeshCoordinate& coord) const noexcept;
};
template <>
struct std::hash<tt::tt_metal::distributed::MeshCoordinateRange> {
    std::size_t operator()(const tt::tt_metal::distributed::MeshCoordinateRange& range) const noexcept;
};
