#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <tt_stl/span.hpp>
#include <umd/device/types/xy_pair.hpp>
#include <vector>

using CoreCoord = tt::xy_pair;

namespace tt::tt_metal {

using CoreCoord = tt::xy_pair;
class CoreRangeSet;

// An inclusive rectangle of cores.
class CoreRange {
public:
    CoreCoord start_coord;
    CoreCoord end_coord;

    CoreRange(const CoreCoord& point);
    // Throws std::runtime_error unless end is at or right of and below start.
    CoreRange(const CoreCoord& start_coord, const CoreCoord& end_coord);

    bool intersects(const CoreRange& other) const;
    std::optional<CoreRange> intersection(const CoreRange& other) const;
    bool adjacent(const CoreRange& other) const;
    bool contains(const CoreCoord& other) const;
    bool contains(const CoreRange& other) const;
    bool contains(const CoreRangeSet& other) const;
    std::string str() const;
    std::size_t size() const;
    CoreCoord grid_size() const;

    // Walks a rectangle row by row.
    class CoreIterator {
    public:
        CoreIterator(const CoreCoord& current, const CoreRange& core_range);
        CoreCoord& operator*();
        CoreIterator& operator++();
        bool operator==(const CoreIterator& other) const;
        bool operator!=(const CoreIterator& other) const { return !(*this == other); }

    private:
        CoreCoord current_;
        const CoreRange& range_;
    };

    CoreIterator begin() const;
    CoreIterator end() const;
};

constexpr bool operator==(const CoreRange& a, const CoreRange& b) {
    return a.start_coord == b.start_coord && a.end_coord == b.end_coord;
}
constexpr bool operator!=(const CoreRange& a, const CoreRange& b) { return !(a == b); }
constexpr bool operator<(const CoreRange& a, const CoreRange& b) {
    return a.start_coord < b.start_coord || (a.start_coord == b.start_coord && a.end_coord < b.end_coord);
}

// Rectangles that do not overlap.
class CoreRangeSet {
public:
    CoreRangeSet() = default;
    // All constructors throw std::runtime_error when rectangles overlap.
    CoreRangeSet(ttsl::Span<const CoreRange> core_ranges);
    CoreRangeSet(const std::set<CoreRange>& core_ranges);
    CoreRangeSet(const CoreRange& core_range);
    CoreRangeSet(ttsl::Span<const CoreCoord> core_coords);
    CoreRangeSet(std::vector<CoreRange>&& core_ranges);

    bool empty() const { return ranges_.empty(); }
    std::size_t size() const { return ranges_.size(); }
    // T is CoreRangeSet, std::vector<CoreRange> or std::set<CoreRange>.
    template <typename T>
    CoreRangeSet merge(const T& other) const;
    bool intersects(const CoreCoord& other) const { return contains(other); }
    bool intersects(const CoreRange& other) const;
    bool intersects(const CoreRangeSet& other) const;
    CoreRangeSet intersection(const CoreRangeSet& other) const;
    bool contains(const CoreCoord& other) const;
    bool contains(const CoreRange& other) const;
    bool contains(const CoreRangeSet& other) const;
    const std::vector<CoreRange>& ranges() const { return ranges_; }
    std::string str() const;
    std::uint32_t num_cores() const;
    CoreRange bounding_box() const;
    // The same cores in as few rectangles as a row-by-row sweep finds.
    CoreRangeSet merge_ranges() const;
    CoreRangeSet subtract(const CoreRangeSet& other) const;

private:
    void refuse_overlap() const;
    std::vector<CoreRange> ranges_;
};

bool operator==(const CoreRangeSet& a, const CoreRangeSet& b);
inline bool operator!=(const CoreRangeSet& a, const CoreRangeSet& b) { return !(a == b); }

// The first num_cores cores of a grid at the origin, by columns unless row_wise.
std::vector<CoreCoord> grid_to_cores(
    std::uint32_t num_cores, std::uint32_t grid_size_x, std::uint32_t grid_size_y, bool row_wise = false);
std::vector<CoreCoord> grid_to_cores(CoreCoord start, CoreCoord end, bool row_wise = false);
std::vector<CoreCoord> corerange_to_cores(
    const CoreRangeSet& crs, std::optional<std::uint32_t> max_cores = std::nullopt, bool row_wise = false);

}  // namespace tt::tt_metal
