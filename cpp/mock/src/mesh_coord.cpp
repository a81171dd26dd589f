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

std::size_t to_linear_index(const MeshShape& shape, const MeshCoordinate& coord) {
    if (shape.dims() != coord.dims()) {
        throw std::runtime_error("to_linear_index: shape and coordinate have different dimensions");
    }
    std::size_t index = 0;
    for (std::size_t i = 0; i < shape.dims(); ++i) {
        if (coord[i] >= shape[i]) {
            throw std::runtime_error("to_linear_index: the coordinate lies outside the mesh");
        }
        index = index * shape[i] + coord[i];
    }
    return index;
}

MeshCoordinateRange::MeshCoordinateRange(const MeshCoordinate& start, const MeshCoordinate& end)
    : start_(start), end_(end) {
    if (start.dims() != end.dims()) {
        throw std::runtime_error("MeshCoordinateRange: start and end have different dimensions");
    }
    for (std::size_t i = 0; i < start.dims(); ++i) {
        if (end[i] < start[i]) {
            throw std::runtime_error("MeshCoordinateRange: the end lies before the start");
        }
    }
}

MeshCoordinateRange::MeshCoordinateRange(const MeshShape& shape)
    : start_(MeshCoordinate::zero_coordinate(shape.dims())), end_(start_) {
    std::vector<std::uint32_t> last;
    for (std::size_t i = 0; i < shape.dims(); ++i) {
        last.push_back(shape[i] - 1);
    }
    end_ = MeshCoordinate(ttsl::Span<const std::uint32_t>(last));
}

bool MeshCoordinateRange::contains(const MeshCoordinate& coord) const {
    bool inside = coord.dims() == start_.dims();
    for (std::size_t i = 0; inside && i < coord.dims(); ++i) {
        inside = coord[i] >= start_[i] && coord[i] <= end_[i];
    }
    return inside;
}

bool MeshCoordinateRange::intersects(const MeshCoordinateRange& other) const {
    bool common = start_.dims() == other.start_.dims();
    for (std::size_t i = 0; common && i < start_.dims(); ++i) {
        common = start_[i] <= other.end_[i] && other.start_[i] <= end_[i];
    }
    return common;
}

std::vector<MeshCoordinate> MeshCoordinateRange::coordinates() const {
    std::vector<MeshCoordinate> out;
    std::vector<std::uint32_t> at(start_.coords().begin(), start_.coords().end());
    for (;;) {
        out.emplace_back(ttsl::Span<const std::uint32_t>(at));
        std::size_t axis = at.size();
        while (axis != 0 && at[axis - 1] == end_[axis - 1]) {
            at[axis - 1] = start_[axis - 1];
            --axis;
        }
        if (axis == 0) {
            return out;
        }
        ++at[axis - 1];
    }
}

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
