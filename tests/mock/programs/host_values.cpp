// What the host computes without a kernel: layouts, core sets, sizes; and what is refused.
#include <map>
#include <numeric>
#include <set>
#include <tt-metalium/tilize_utils.hpp>

#include "expectations.hpp"
#include "program_test.hpp"

using namespace program_test;

namespace {

void check_layouts() {
    using enum TensorLayoutType;
    std::vector<uint32_t> matrix(64 * 96);
    std::iota(matrix.begin(), matrix.end(), 0);
    const auto faces = tilize_nfaces(matrix, 64, 96);
    const auto rows = tilize_swizzled(matrix, 64, 96);
    // Row 33, column 50: tile 4 of 3 in a row; row 1 and column 18 in it, so column 2 of face 1.
    check(faces[4 * 1024 + 256 + 16 + 2] == 33 * 96 + 50, "tilize_nfaces");
    check(rows[4 * 1024 + 32 + 18] == 33 * 96 + 50, "tilize_swizzled");
    check(untilize_nfaces(faces, 64, 96) == matrix && untilize_swizzled(rows, 64, 96) == matrix, "untilize");
    const PhysicalSize shape{64, 96};
    const ttsl::Span<const uint32_t> whole(matrix);
    check(convert_layout(whole, shape, LIN_ROW_MAJOR, TILED_NFACES) == faces, "convert_layout to faces");
    check(
        convert_layout(ttsl::Span<const uint32_t>(rows), shape, TILED_SWIZZLED, TILED_NFACES) == faces,
        "rows to faces");
    const std::vector<uint32_t> batch{2, 32, 96};
    check(
        convert_layout(
            ttsl::Span<const uint32_t>(faces), ttsl::Span<const uint32_t>(batch), TILED_NFACES, LIN_ROW_MAJOR) ==
            matrix,
        "convert_layout of a batch");
    const auto thin = convert_layout(whole, shape, LIN_ROW_MAJOR, TILED_NFACES, PhysicalSize{16, 32});
    check(thin[512 * 3 + 256] == 16 * 96 + 16, "tiles of 16 rows");
    check_refused("not refused", "convert_layout: 6144 elements are no 60 x 96 matrix", [&] {
        convert_layout(whole, PhysicalSize{60, 96}, LIN_ROW_MAJOR, TILED_NFACES);
    });
    check_refused("not refused", "transposed faces are not implemented", [&] {
        convert_layout(whole, shape, LIN_ROW_MAJOR, TILED_NFACES, std::nullopt, std::nullopt, true);
    });
}

void check_core_sets() {
    const CoreRange left({0, 0}, {1, 1});
    const CoreRange right({2, 0}, {3, 1});
    const CoreRange all({0, 0}, {3, 1});
    const CoreRangeSet set(left);
    check(set.merge(CoreRangeSet(right)) == CoreRangeSet(all), "merge with a set of ranges");
    check(set.merge(std::vector{right, left}) == CoreRangeSet(all), "merge with a list of ranges");
    check(set.merge(std::set{right}).ranges() == std::vector{all}, "merged ranges are joined");
}

void check_circular_buffers() {
    const std::map<uint8_t, DataType> types{{3, DataType::BFLOAT8_B}, {4, DataType::INT32}};
    const CircularBufferConfig config(4096, types);
    check(config.data_formats()[3] == tt::DataFormat::Bfp8_b, "BFLOAT8_B");
    check(config.data_formats()[4] == tt::DataFormat::Int32, "INT32");
    check_refused("not refused", "index 5: its data type 10 has no data format", [] {
        CircularBufferConfig(4096, std::map<uint8_t, DataType>{{5, DataType::INVALID}});
    });
    static_assert(tt::tile_size(tt::DataFormat::Bfp8_b) == 1088 && tt::datum_size(tt::DataFormat::UInt16) == 2);
}

}  // namespace

int main() {
    check_layouts();
    check_core_sets();
    check_circular_buffers();
    const Session session;
    check_refused("not refused", "CreateGlobalSemaphore: semaphores that outlive a program are not simulated", [&] {
        CreateGlobalSemaphore(*session.device, CoreRangeSet(CoreRange(CoreCoord{0, 0})), 0);
    });
    return conclusion();
}
