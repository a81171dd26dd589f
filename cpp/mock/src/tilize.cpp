#include <stdexcept>
#include <string>
#include <tt-metalium/bfloat16.hpp>
#include <tt-metalium/tilize_utils.hpp>

namespace {

constexpr std::uint32_t kTile = 32;
constexpr std::uint32_t kFace = 16;

// Calls visit(row-major index, tiled index) for every element.
template <class Visit>
void for_each_element(std::size_t elements, std::uint32_t m, std::uint32_t n, const char* function, Visit visit) {
    if (m % kTile != 0 || n % kTile != 0 || elements != std::size_t{m} * n) {
        throw std::runtime_error(
            std::string(function) + ": " + std::to_string(elements) + " elements are no " + std::to_string(m) + " x " +
            std::to_string(n) + " matrix of 32x32 tiles");
    }
    std::size_t tiled = 0;
    for (std::uint32_t tile_row = 0; tile_row < m; tile_row += kTile) {
        for (std::uint32_t tile_column = 0; tile_column < n; tile_column += kTile) {
            for (std::uint32_t face = 0; face < 4; ++face) {
                const std::uint32_t row = tile_row + face / 2 * kFace;
                const std::uint32_t column = tile_column + face % 2 * kFace;
                for (std::uint32_t r = 0; r < kFace; ++r) {
                    for (std::uint32_t c = 0; c < kFace; ++c) {
                        visit(std::size_t{row + r} * n + column + c, tiled++);
                    }
                }
            }
        }
    }
}

}  // namespace

template <typename T>
std::vector<T> tilize_nfaces(const std::vector<T>& input, std::uint32_t m, std::uint32_t n) {
    std::vector<T> out(input.size());
    for_each_element(
        input.size(), m, n, "tilize_nfaces", [&](std::size_t flat, std::size_t tiled) { out[tiled] = input[flat]; });
    return out;
}

template <typename T>
std::vector<T> untilize_nfaces(const std::vector<T>& input, std::uint32_t m, std::uint32_t n) {
    std::vector<T> out(input.size());
    for_each_element(
        input.size(), m, n, "untilize_nfaces", [&](std::size_t flat, std::size_t tiled) { out[flat] = input[tiled]; });
    return out;
}

template std::vector<bfloat16> tilize_nfaces(const std::vector<bfloat16>&, std::uint32_t, std::uint32_t);
template std::vector<float> tilize_nfaces(const std::vector<float>&, std::uint32_t, std::uint32_t);
template std::vector<std::uint32_t> tilize_nfaces(const std::vector<std::uint32_t>&, std::uint32_t, std::uint32_t);
template std::vector<std::int32_t> tilize_nfaces(const std::vector<std::int32_t>&, std::uint32_t, std::uint32_t);
template std::vector<std::uint16_t> tilize_nfaces(const std::vector<std::uint16_t>&, std::uint32_t, std::uint32_t);
template std::vector<std::uint8_t> tilize_nfaces(const std::vector<std::uint8_t>&, std::uint32_t, std::uint32_t);
template std::vector<bfloat16> untilize_nfaces(const std::vector<bfloat16>&, std::uint32_t, std::uint32_t);
template std::vector<float> untilize_nfaces(const std::vector<float>&, std::uint32_t, std::uint32_t);
template std::vector<std::uint32_t> untilize_nfaces(const std::vector<std::uint32_t>&, std::uint32_t, std::uint32_t);
template std::vector<std::int32_t> untilize_nfaces(const std::vector<std::int32_t>&, std::uint32_t, std::uint32_t);
template std::vector<std::uint16_t> untilize_nfaces(const std::vector<std::uint16_t>&, std::uint32_t, std::uint32_t);
template std::vector<std::uint8_t> untilize_nfaces(const std::vector<std::uint8_t>&, std::uint32_t, std::uint32_t);
