#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>

#include "tilemetal/numerics/sfpu.hpp"
#include "tilemetal/numerics/tile.hpp"

// Statistics of the 32 columns of tiles, which programs of the vector unit keep in its registers from one call to the
// next: Welford's running mean and M2 (sum of squared distances from the mean), the two passes around a common anchor,
// and moving averages. Order and rounding of every multiplication and addition are the programs' (tt-llk
// ckernel_sfpu_welfords.h and ckernel_sfpu_ema.h), so the results are bit-exact.
namespace tilemetal::numerics {

// One register: lane i belongs to column 16*(i/16) + 2*(i%8) + (i/8)%2 of a tile.
using SfpuVector = std::array<std::uint32_t, kSfpuLanes>;

// A program needs a register that holds nothing it could have left there.
class SfpuRegisterEmpty : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

// Rows of a tile, each a vector.
struct SfpuRows {
    const DstTile& tile;
    std::size_t first;
    std::size_t count;
};

// Tiles that hold a pair of vectors, and how DST rounds what is stored. `slot` says where a single vector lies in a
// tile: rows 4*slot to 4*slot+3 (counted through the faces) and their even columns.
struct SfpuPair {
    DstTile& first;
    DstTile& second;
    DstWidth width;
    std::size_t slot = 0;
};

class SfpuStatistics {
public:
    // Registers hold nothing any more: another program has run.
    void lose() { registers_ = {}; }

    // --- Welford ----
    void clear_mean_and_m2();
    // One reciprocal of the count for each row.
    void welford(const SfpuRows& rows, std::span<const std::uint32_t> reciprocals);
    void save(const SfpuPair& to);
    void restore(const DstTile& mean, const DstTile& m2, std::size_t slot);
    // Mean and M2 * reciprocal, as row 0 of both tiles (rows 1 to 3 become zero) or in their slot.
    void finish_variance_to_row(const SfpuPair& to, std::uint32_t reciprocal, bool with_mean);
    void finish_to_slot(const SfpuPair& to, std::uint32_t reciprocal);

    // --- Two passes; `dual`: rows take turns with two accumulators ----
    void clear_two_pass();
    void add_shifted(const SfpuRows& rows, bool new_anchor, bool dual);
    void finish_mean(std::uint32_t reciprocal, bool dual, bool keep_anchor);
    void add_squares(const SfpuRows& rows, bool dual);
    // The second accumulator is added to the first one, as before all that follow here.
    void fold();
    void empty_second();
    // Row 0 of the first tile gets the anchor, row 16 the anchor less the mean.
    void finish_split_to_row(const SfpuPair& to, std::uint32_t reciprocal);
    // One mean and variance of all columns, which have equal counts; `scratch` is overwritten.
    void finish_combined_to_slot(const SfpuPair& to, DstTile& scratch, std::uint32_t reciprocal, bool average_variance);
    // Joins these statistics of `count` numbers with those of earlier ones.
    void combine(const SfpuPair& earlier, std::uint32_t total_reciprocal, std::uint32_t count);
    void save_anchor(DstTile& to, std::size_t slot, DstWidth width) const;
    void restore_anchor(const DstTile& from, std::size_t slot);

    // --- Moving averages: out = alpha * previous + beta * in, row by row ----
    void load_weights(std::uint32_t alpha, std::uint32_t beta);
    void clear_average();
    void moving_average(const DstTile& in, DstTile& out, DstWidth width);

private:
    // LREG4 to LREG7. An average uses them as the previous row, alpha and beta.
    enum Register : std::uint8_t { Mean, Sum, Second, Anchor };
    const SfpuVector& held(Register which) const;
    void hold(Register which, const SfpuVector& value) { registers_[which] = value; }
    void lose(Register which) { registers_[which].reset(); }

    std::array<std::optional<SfpuVector>, 4> registers_;
};

}  // namespace tilemetal::numerics
