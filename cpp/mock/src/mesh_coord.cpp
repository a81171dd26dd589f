#include <algorithm>
#include <stdexcept>
#include <tt-metalium/mesh_coord.hpp>

namespace tt::tt_metal::distributed {

std::size_t MeshShape::mesh_size() const {
    std::size_t devices = 1;
    for (const std::uint32_t extent : value_) {
        devices *= extent;
    }
    return devices;
}

MeshCoordinate MeshCoordinate::zero_coordinate(std::size_t dimensions) {
    const std::vector<std::uint32_t> zeros(dimensions, 0);
    return MeshCoordinate(ttsl::Span<const std::uint32_t>(zeros));
}

std::size_t MeshCoordinate::to_linear_index(const MeshShape& shape) const {
    if (shape.dims() != dims()) {
        throw std::runtime_error("to_linear_index: shape and coordinate have different dimensions");
    }
    std::size_t index = 0;
    for (std::size_t i = 0; i < dims(); ++i) {
        const std::uint32_t extent = shape[static_cast<std::int32_t>(i)];
        if (value_[i] >= extent) {
            throw std::runtime_error("to_linear_index: the coordinate lies outside the mesh");
        }
        index = index * extent + value_[i];
    }
    return index;
}

MeshCoordinateRange::MeshCoordinateRange(const MeshCoordinate& start, const MeshCoordinate& end)
    : start_(start), end_(end) {
    if (start.dims() != end.dims()) {
        throw std::runtime_error("MeshCoordinateRange: start and end have different dimensions");
    }
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(start.dims()); ++i) {
        if (end[i] < start[i]) {
            throw std::runtime_error("MeshCoordinateRange: the end lies before the start");
        }
    }
}

MeshCoordinateRange::MeshCoordinateRange(const MeshShape& shape)
    : start_(MeshCoordinate::zero_coordinate(shape.dims())), end_(start_) {
    std::vector<std::uint32_t> last;
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(shape.dims()); ++i) {
        last.push_back(shape[i] - 1);
    }
    end_ = MeshCoordinate(ttsl::Span<const std::uint32_t>(last));
}

bool MeshCoordinateRange::contains(const MeshCoordinate& coord) const {
    bool inside = coord.dims() == start_.dims();
    for (std::int32_t i = 0; inside && i < static_cast<std::int32_t>(coord.dims()); ++i) {
        inside = coord[i] >= start_[i] && coord[i] <= end_[i];
    }
    return inside;
}

bool MeshCoordinateRange::intersects(const MeshCoordinateRange& other) const {
    bool common = start_.dims() == other.start_.dims();
    for (std::int32_t i = 0; common && i < static_cast<std::int32_t>(start_.dims()); ++i) {
        common = start_[i] <= other.end_[i] && other.start_[i] <= end_[i];
    }
    return common;
}

MeshShape MeshCoordinateRange::shape() const {
    std::vector<std::uint32_t> extents;
    for (std::size_t i = 0; i < dims(); ++i) {
        extents.push_back(end_.coords()[i] - start_.coords()[i] + 1);
    }
    return MeshShape(ttsl::Span<const std::uint32_t>(extents));
}

MeshCoordinate MeshCoordinateRange::Iterator::operator*() const {
    std::vector<std::uint32_t> at(range_->start_.coords().begin(), range_->start_.coords().end());
    const MeshShape shape = range_->shape();
    std::size_t rest = index_;
    for (std::size_t i = at.size(); i-- > 0;) {
        const std::uint32_t extent = shape[static_cast<std::int32_t>(i)];
        at[i] += static_cast<std::uint32_t>(rest % extent);
        rest /= extent;
    }
    return MeshCoordinate(ttsl::Span<const std::uint32_t>(at));
}

MeshCoordinateRange::Iterator MeshCoordinateRange::begin() const { return {this, 0}; }
MeshCoordinateRange::Iterator MeshCoordinateRange::end() const { return {this, shape().mesh_size()}; }

}  // namespace tt::tt_metal::distributed

std::size_t std::hash<tt::tt_metal::distributed::MeshCoordinate>::operator()(
    const tt::tt_metal::distributed::MeshCoordinate& coord) const noexcept {
    std::size_t hash = 0;
    for (const std::uint32_t value : coord.coords()) {
        hash = hash * 0x9E3779B97F4A7C15ULL + value;
    }
    return hash;
}

std::size_t std::hash<tt::tt_metal::distributed::MeshCoordinateRange>::operator()(
    const tt::tt_metal::distributed::MeshCoordinateRange& range) const noexcept {
    const std::hash<tt::tt_metal::distributed::MeshCoordinate> hash;
    return hash(range.start_coord()) * 31 + hash(range.end_coord());
}
