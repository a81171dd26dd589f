// Block formats of the host helpers, by value and by bits.
#include <tt-metalium/bfloat2.hpp>
#include <tt-metalium/bfloat4.hpp>
#include <tt-metalium/bfloat8.hpp>

#include "program_test.hpp"

using namespace program_test;

int main() {
    Comparison comparison;
    std::vector<float> values(2048);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<float>(static_cast<int>(i % 16) - 8) * 0.125F;  // -1 to 0.875 in each block
    }
    const ttsl::Span<const float> span(values);
    const auto round_trip = [&](const char* name, const std::vector<float>& got, float tolerance) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            comparison.near(name, i, got[i], values[i], tolerance);
        }
    };
    for (const bool narrow : {false, true}) {
        for (const bool rows : {false, true}) {
            round_trip(
                "bfp8", unpack_bfp8_tiles_into_float_vec(pack_as_bfp8_tiles(span, rows, narrow), rows, narrow), 0);
            round_trip(
                "bfp4", unpack_bfp4_tiles_into_float_vec(pack_as_bfp4_tiles(span, rows, narrow), rows, narrow), 0.125F);
            round_trip(
                "bfp2", unpack_bfp2_tiles_into_float_vec(pack_as_bfp2_tiles(span, rows, narrow), rows, narrow), 0.5F);
        }
    }
    // One exponent of 127 for each block of a tile, then -1 as sign and explicit one, 0.875 as 56 of 64.
    const auto words = pack_as_bfp_tiles<DataFormat::Bfp8_b>(span, false, false);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(words.data());
    comparison.near("words", 0, static_cast<float>(words.size()), 2 * 1088 / 4, 0);
    comparison.near("exponent", 63, bytes[63], 127, 0);
    comparison.near("element", 0, bytes[64], 0xC0, 0);
    comparison.near("element", 15, bytes[64 + 15], 56, 0);
    return comparison.exit_code();
}
