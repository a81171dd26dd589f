#include <algorithm>
#include <set>
#include <stdexcept>
#include <tt-metalium/core_coord.hpp>
#include <type_traits>
#include <utility>

namespace tt::tt_metal {

CoreRange::CoreRange(const CoreCoord& point) : start_coord(point), end_coord(point) {}

CoreRange::CoreRange(const CoreCoord& start, const CoreCoord& end) : start_coord(start), end_coord(end) {
    if (end.x < start.x || end.y < start.y) {
        throw std::runtime_error("CoreRange: the end " + end.str() + " lies before the start " + start.str());
    }
}

bool CoreRange::intersects(const CoreRange& other) const { return intersection(other).has_value(); }

std::optional<CoreRange> CoreRange::intersection(const CoreRange& other) const {
    const CoreCoord first{std::max(start_coord.x, other.start_coord.x), std::max(start_coord.y, other.start_coord.y)};
    const CoreCoord last{std::min(end_coord.x, other.end_coord.x), std::min(end_coord.y, other.end_coord.y)};
    if (last.x < first.x || last.y < first.y) {
        return std::nullopt;
    }
    return CoreRange(first, last);
}

bool CoreRange::adjacent(const CoreRange& other) const {
    const bool beside = start_coord.y == other.start_coord.y && end_coord.y == other.end_coord.y &&
                        (end_coord.x + 1 == other.start_coord.x || other.end_coord.x + 1 == start_coord.x);
    const bool above = start_coord.x == other.start_coord.x && end_coord.x == other.end_coord.x &&
                       (end_coord.y + 1 == other.start_coord.y || other.end_coord.y + 1 == start_coord.y);
    return beside || above;
}

bool CoreRange::contains(const CoreCoord& other) const {
    return other.x >= start_coord.x && other.x <= end_coord.x && other.y >= start_coord.y && other.y <= end_coord.y;
}

bool CoreRange::contains(const CoreRange& other) const {
    return contains(other.start_coord) && contains(other.end_coord);
}

bool CoreRange::contains(const CoreRangeSet& other) const {
    return std::all_of(
        other.ranges().begin(), other.ranges().end(), [this](const CoreRange& range) { return contains(range); });
}

std::string CoreRange::str() const { return "[" + start_coord.str() + " - " + end_coord.str() + "]"; }

std::size_t CoreRange::size() const { return grid_size().x * grid_size().y; }

CoreCoord CoreRange::grid_size() const { return {end_coord.x - start_coord.x + 1, end_coord.y - start_coord.y + 1}; }

CoreRange::CoreIterator::CoreIterator(const CoreCoord& current, const CoreRange& core_range)
    : current_(current), range_(core_range) {}

CoreCoord& CoreRange::CoreIterator::operator*() { return current_; }

CoreRange::CoreIterator& CoreRange::CoreIterator::operator++() {
    if (++current_.x > range_.end_coord.x) {
        current_.x = range_.start_coord.x;
        ++current_.y;
    }
    return *this;
}

bool CoreRange::CoreIterator::operator==(const CoreIterator& other) const { return current_ == other.current_; }

CoreRange::CoreIterator CoreRange::begin() const { return CoreIterator(start_coord, *this); }
CoreRange::CoreIterator CoreRange::end() const { return CoreIterator({start_coord.x, end_coord.y + 1}, *this); }

CoreRangeSet::CoreRangeSet(ttsl::Span<const CoreRange> core_ranges) : ranges_(core_ranges.begin(), core_ranges.end()) {
    refuse_overlap();
}
CoreRangeSet::CoreRangeSet(const std::set<CoreRange>& core_ranges) : ranges_(core_ranges.begin(), core_ranges.end()) {
    refuse_overlap();
}
CoreRangeSet::CoreRangeSet(const CoreRange& core_range) : ranges_{core_range} {}
CoreRangeSet::CoreRangeSet(ttsl::Span<const CoreCoord> core_coords) : ranges_(core_coords.begin(), core_coords.end()) {
    refuse_overlap();
    *this = merge_ranges();
}
CoreRangeSet::CoreRangeSet(std::vector<CoreRange>&& core_ranges) : ranges_(std::move(core_ranges)) { refuse_overlap(); }

void CoreRangeSet::refuse_overlap() const {
    for (std::size_t i = 0; i < ranges_.size(); ++i) {
        for (std::size_t j = i + 1; j < ranges_.size(); ++j) {
            if (ranges_[i].intersects(ranges_[j])) {
                throw std::runtime_error("CoreRangeSet: " + ranges_[i].str() + " and " + ranges_[j].str() + " overlap");
            }
        }
    }
}

bool CoreRangeSet::contains(const CoreCoord& other) const {
    return std::any_of(ranges_.begin(), ranges_.end(), [&](const CoreRange& range) { return range.contains(other); });
}

bool CoreRangeSet::contains(const CoreRange& other) const {
    for (const CoreCoord& core : other) {
        if (!contains(core)) {
            return false;
        }
    }
    return true;
}

bool CoreRangeSet::contains(const CoreRangeSet& other) const {
    return std::all_of(
        other.ranges_.begin(), other.ranges_.end(), [this](const CoreRange& range) { return contains(range); });
}

bool CoreRangeSet::intersects(const CoreRange& other) const {
    return std::any_of(ranges_.begin(), ranges_.end(), [&](const CoreRange& range) { return range.intersects(other); });
}

bool CoreRangeSet::intersects(const CoreRangeSet& other) const {
    return std::any_of(
        other.ranges_.begin(), other.ranges_.end(), [this](const CoreRange& range) { return intersects(range); });
}

CoreRangeSet CoreRangeSet::intersection(const CoreRangeSet& other) const {
    std::vector<CoreRange> common;
    for (const CoreRange& a : ranges_) {
        for (const CoreRange& b : other.ranges_) {
            if (const auto both = a.intersection(b)) {
                common.push_back(*both);
            }
        }
    }
    return CoreRangeSet(std::move(common));
}

template <typename T>
CoreRangeSet CoreRangeSet::merge(const T& other) const {
    std::set<CoreCoord> cores;
    const auto add = [&cores](const auto& ranges) {
        for (const CoreRange& range : ranges) {
            for (const CoreCoord& core : range) {
                cores.insert(core);
            }
        }
    };
    add(ranges_);
    if constexpr (std::is_same_v<T, CoreRangeSet>) {
        add(other.ranges());
    } else {
        add(other);
    }
    const std::vector<CoreCoord> list(cores.begin(), cores.end());
    return CoreRangeSet(ttsl::Span<const CoreCoord>(list));
}
template CoreRangeSet CoreRangeSet::merge(const CoreRangeSet&) const;
template CoreRangeSet CoreRangeSet::merge(const std::vector<CoreRange>&) const;
template CoreRangeSet CoreRangeSet::merge(const std::set<CoreRange>&) const;

CoreRangeSet CoreRangeSet::subtract(const CoreRangeSet& other) const {
    std::vector<CoreCoord> cores = corerange_to_cores(*this);
    std::erase_if(cores, [&](const CoreCoord& core) { return other.contains(core); });
    return CoreRangeSet(ttsl::Span<const CoreCoord>(cores));
}

std::string CoreRangeSet::str() const {
    std::string text = "{";
    for (const CoreRange& range : ranges_) {
        text += (text.size() > 1 ? ", " : "") + range.str();
    }
    return text + "}";
}

std::uint32_t CoreRangeSet::num_cores() const {
    std::size_t cores = 0;
    for (const CoreRange& range : ranges_) {
        cores += range.size();
    }
    return static_cast<std::uint32_t>(cores);
}

CoreRange CoreRangeSet::bounding_box() const {
    if (ranges_.empty()) {
        throw std::runtime_error("CoreRangeSet: an empty set has no bounding box");
    }
    CoreCoord first = ranges_.front().start_coord;
    CoreCoord last = ranges_.front().end_coord;
    for (const CoreRange& range : ranges_) {
        first = {std::min(first.x, range.start_coord.x), std::min(first.y, range.start_coord.y)};
        last = {std::max(last.x, range.end_coord.x), std::max(last.y, range.end_coord.y)};
    }
    return {first, last};
}

CoreRangeSet CoreRangeSet::merge_ranges() const {
    if (ranges_.empty()) {
        return {};
    }
    // Runs of each row, joined with the rectangle above when it has the same columns.
    const CoreRange box = bounding_box();
    std::vector<CoreRange> merged;
    for (std::size_t y = box.start_coord.y; y <= box.end_coord.y; ++y) {
        for (std::size_t x = box.start_coord.x; x <= box.end_coord.x; ++x) {
            if (!contains(CoreCoord{x, y})) {
                continue;
            }
            const std::size_t first = x;
            while (x < box.end_coord.x && contains(CoreCoord{x + 1, y})) {
                ++x;
            }
            const auto above = std::find_if(merged.begin(), merged.end(), [&](const CoreRange& range) {
                return range.start_coord.x == first && range.end_coord.x == x && range.end_coord.y + 1 == y;
            });
            if (above != merged.end()) {
                above->end_coord.y = y;
            } else {
                merged.emplace_back(CoreCoord{first, y}, CoreCoord{x, y});
            }
        }
    }
    return CoreRangeSet(std::move(merged));
}

bool operator==(const CoreRangeSet& a, const CoreRangeSet& b) {
    return a.num_cores() == b.num_cores() && a.contains(b);
}

std::vector<CoreCoord> grid_to_cores(
    std::uint32_t num_cores, std::uint32_t grid_size_x, std::uint32_t grid_size_y, bool row_wise) {
    if (num_cores > grid_size_x * grid_size_y) {
        throw std::runtime_error("grid_to_cores: the grid has fewer than " + std::to_string(num_cores) + " cores");
    }
    std::vector<CoreCoord> cores;
    for (std::uint32_t i = 0; i < num_cores; ++i) {
        cores.push_back(
            row_wise ? CoreCoord{i % grid_size_x, i / grid_size_x} : CoreCoord{i / grid_size_y, i % grid_size_y});
    }
    return cores;
}

std::vector<CoreCoord> grid_to_cores(CoreCoord start, CoreCoord end, bool row_wise) {
    return corerange_to_cores(CoreRangeSet(CoreRange(start, end)), std::nullopt, row_wise);
}

std::vector<CoreCoord> corerange_to_cores(
    const CoreRangeSet& crs, std::optional<std::uint32_t> max_cores, bool row_wise) {
    std::vector<CoreCoord> cores;
    for (const CoreRange& range : crs.ranges()) {
        const CoreCoord size = range.grid_size();
        for (std::size_t i = 0; i < range.size(); ++i) {
            if (max_cores && cores.size() == *max_cores) {
                return cores;
            }
            const std::size_t dx = row_wise ? i % size.x : i / size.y;
            const std::size_t dy = row_wise ? i / size.x : i % size.y;
            cores.emplace_back(range.start_coord.x + dx, range.start_coord.y + dy);
        }
    }
    return cores;
}

}  // namespace tt::tt_metal
