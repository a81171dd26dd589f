#include "tilemetal/numerics/sfpu_statistics.hpp"

#include <algorithm>
#include <string>

#include "sfpu_bits.hpp"

namespace tilemetal::numerics {
namespace {

using Word = std::uint32_t;

constexpr Word kMinusOne = kOne | kSign;
constexpr Word kOneOf32 = 0x3D000000;  // 1/32
constexpr std::size_t kSubRow = 8;     // lanes between which a register can be rotated

constexpr std::size_t column_of(std::size_t lane) { return lane / 16 * 16 + lane % 8 * 2 + lane / 8 % 2; }

Word add(Word x, Word y) { return sfpu_mad(kOne, x, y); }
Word multiply(Word x, Word y) { return sfpu_mad(x, y, 0); }
// y - x
Word distance(Word x, Word y) { return sfpu_mad(kMinusOne, x, y); }

SfpuVector all(Word word) {
    SfpuVector vector;
    vector.fill(word);
    return vector;
}

template <class Function, class... Vectors>
SfpuVector each(Function function, const Vectors&... vectors) {
    SfpuVector out;
    for (std::size_t lane = 0; lane < kSfpuLanes; ++lane) out[lane] = function(vectors[lane]...);
    return out;
}

SfpuVector row_of(const DstTile& tile, std::size_t row) {
    SfpuVector out;
    for (std::size_t lane = 0; lane < kSfpuLanes; ++lane) out[lane] = tile.words[face_index(row, column_of(lane))];
    return out;
}

void store_row(DstTile& tile, std::size_t row, const SfpuVector& vector, DstWidth width) {
    for (std::size_t lane = 0; lane < kSfpuLanes; ++lane)
        tile.words[face_index(row, column_of(lane))] = sfpu_store(vector[lane], width);
}

// A register's transposition makes four rows of it, of which the vector is the first.
void store_row_and_zeros(DstTile& tile, std::size_t row, const SfpuVector& vector, DstWidth width) {
    store_row(tile, row, vector, width);
    for (std::size_t below = 1; below < 4; ++below) store_row(tile, row + below, SfpuVector{}, width);
}

std::size_t slot_index(std::size_t slot, std::size_t lane, std::size_t odd) {
    return (slot * 4 + lane / kSubRow) * kFaceDim + lane % kSubRow * 2 + odd;
}

SfpuVector slot_of(const DstTile& tile, std::size_t slot) {
    SfpuVector out;
    for (std::size_t lane = 0; lane < kSfpuLanes; ++lane) out[lane] = tile.words[slot_index(slot, lane, 0)];
    return out;
}

void store_slot(DstTile& tile, std::size_t slot, const SfpuVector& vector, DstWidth width, std::size_t odd = 0) {
    for (std::size_t lane = 0; lane < kSfpuLanes; ++lane)
        tile.words[slot_index(slot, lane, odd)] = sfpu_store(vector[lane], width);
}

void store_both_columns(DstTile& tile, std::size_t slot, const SfpuVector& vector, DstWidth width) {
    store_slot(tile, slot, vector, width, 0);
    store_slot(tile, slot, vector, width, 1);
}

// The sum of all lanes: of lanes 4, then 2, then 1 apart within a sub-row, then of the sub-rows in order.
Word sum_of_lanes(const SfpuVector& vector) {
    std::array<Word, kSfpuLanes / kSubRow> sums;
    for (std::size_t sub = 0; sub < sums.size(); ++sub) {
        std::array<Word, kSubRow> x;
        for (std::size_t i = 0; i < kSubRow; ++i) x[i] = vector[sub * kSubRow + i];
        for (std::size_t apart = kSubRow / 2; apart > 0; apart /= 2)
            for (std::size_t i = 0; i < apart; ++i) x[i] = add(x[i], x[i + apart]);
        sums[sub] = x[0];
    }
    return add(add(add(sums[0], sums[1]), sums[2]), sums[3]);
}

}  // namespace

const SfpuVector& SfpuStatistics::held(Register which) const {
    if (!registers_[which]) throw SfpuRegisterEmpty("LREG" + std::to_string(4 + which));
    return *registers_[which];
}

void SfpuStatistics::clear_mean_and_m2() {
    hold(Mean, {});
    hold(Sum, {});
}

void SfpuStatistics::welford(const SfpuRows& rows, std::span<const std::uint32_t> reciprocals) {
    SfpuVector mean = held(Mean);
    SfpuVector m2 = held(Sum);
    for (std::size_t i = 0; i < rows.count; ++i) {
        const SfpuVector x = row_of(rows.tile, rows.first + i);
        for (std::size_t lane = 0; lane < kSfpuLanes; ++lane) {
            const Word before = distance(mean[lane], x[lane]);
            mean[lane] = sfpu_mad(before, reciprocals[i], mean[lane]);
            m2[lane] = sfpu_mad(before, distance(mean[lane], x[lane]), m2[lane]);
        }
    }
    hold(Mean, mean);
    hold(Sum, m2);
    lose(Second);
    lose(Anchor);
}

void SfpuStatistics::save(const SfpuPair& to) {
    store_slot(to.first, to.slot, held(Mean), to.width);
    store_slot(to.second, to.slot, held(Sum), to.width);
}

void SfpuStatistics::restore(const DstTile& mean, const DstTile& m2, std::size_t slot) {
    hold(Mean, slot_of(mean, slot));
    hold(Sum, slot_of(m2, slot));
}

void SfpuStatistics::finish_to_slot(const SfpuPair& to, std::uint32_t reciprocal) {
    hold(Sum, each(multiply, held(Sum), all(reciprocal)));
    save(to);
}

void SfpuStatistics::clear_two_pass() {
    clear_mean_and_m2();
    empty_second();
}

void SfpuStatistics::empty_second() { hold(Second, {}); }

void SfpuStatistics::add_shifted(const SfpuRows& rows, bool new_anchor, bool dual) {
    if (rows.count == 0) return;
    if (new_anchor) {
        hold(Mean, row_of(rows.tile, rows.first));
        hold(Sum, {});
        if (dual) empty_second();
    }
    for (std::size_t row = rows.first; row < rows.first + rows.count; ++row) {
        const Register sum = dual && row % 2 == 1 ? Second : Sum;
        hold(sum, each(add, held(sum), each(distance, held(Mean), row_of(rows.tile, row))));
    }
}

void SfpuStatistics::finish_mean(std::uint32_t reciprocal, bool dual, bool keep_anchor) {
    const SfpuVector anchor = held(Mean);
    if (dual) fold();
    hold(Mean, each(sfpu_mad, held(Sum), all(reciprocal), anchor));
    if (keep_anchor) {
        hold(Anchor, anchor);
    } else {
        lose(Anchor);
    }
    hold(Sum, {});
    empty_second();
}

void SfpuStatistics::add_squares(const SfpuRows& rows, bool dual) {
    for (std::size_t row = rows.first; row < rows.first + rows.count; ++row) {
        const Register sum = dual && row % 2 == 1 ? Second : Sum;
        const SfpuVector far = each(distance, held(Mean), row_of(rows.tile, row));
        hold(sum, each(sfpu_mad, far, far, held(sum)));
    }
    if (!dual && rows.count > 0) lose(Second);
}

void SfpuStatistics::fold() { hold(Sum, each(add, held(Sum), held(Second))); }

void SfpuStatistics::finish_variance_to_row(const SfpuPair& to, std::uint32_t reciprocal, bool with_mean) {
    const SfpuVector variance = each(multiply, held(Sum), all(reciprocal));
    if (with_mean) store_row_and_zeros(to.first, 0, held(Mean), to.width);
    store_row_and_zeros(to.second, 0, variance, to.width);
    lose();
}

void SfpuStatistics::finish_split_to_row(const SfpuPair& to, std::uint32_t reciprocal) {
    const SfpuVector& anchor = held(Anchor);
    store_row_and_zeros(to.first, 0, anchor, to.width);
    store_row_and_zeros(to.first, kFaceDim, each(distance, held(Mean), anchor), to.width);
    finish_variance_to_row(to, reciprocal, false);
}

void SfpuStatistics::finish_combined_to_slot(
    const SfpuPair& to, DstTile& scratch, std::uint32_t reciprocal, bool average_variance) {
    const SfpuVector variance = each(multiply, held(Sum), all(reciprocal));
    // The variance around the average mean is computed on means less the one of lane 0.
    const SfpuVector anchor = all(add(held(Mean)[0], 0));
    const SfpuVector centred = each(distance, anchor, held(Mean));
    store_both_columns(scratch, 1, anchor, to.width);
    store_both_columns(scratch, 0, centred, to.width);
    const Word variances = sum_of_lanes(variance);
    const SfpuVector average = all(multiply(sum_of_lanes(centred), kOneOf32));
    const SfpuVector far = each(distance, average, slot_of(scratch, 0));
    store_both_columns(to.first, to.slot, each(add, average, slot_of(scratch, 1)), to.width);
    Word total = add(sum_of_lanes(each(multiply, far, far)), variances);
    if (average_variance) total = multiply(total, kOneOf32);
    // The last transposition leaves the sum in the first sub-row.
    SfpuVector in_first_row{};
    std::fill_n(in_first_row.begin(), kSubRow, total);
    store_both_columns(to.second, to.slot, in_first_row, to.width);
    lose();
}

void SfpuStatistics::combine(const SfpuPair& earlier, std::uint32_t total_reciprocal, std::uint32_t count) {
    const Word ratio = multiply(total_reciprocal, count);
    const Word weight = sfpu_mad(ratio, count ^ kSign, count);
    const SfpuVector mean = slot_of(earlier.first, earlier.slot);
    const SfpuVector delta = each(distance, mean, held(Mean));
    const SfpuVector m2 = each(add, slot_of(earlier.second, earlier.slot), held(Sum));
    const SfpuVector cross = each(multiply, each(multiply, delta, delta), all(weight));
    hold(Mean, each(sfpu_mad, delta, all(ratio), mean));
    hold(Sum, each(add, m2, cross));
    empty_second();
    lose(Anchor);
    save(earlier);
}

void SfpuStatistics::save_anchor(DstTile& to, std::size_t slot, DstWidth width) const {
    store_slot(to, slot, held(Anchor), width);
}

void SfpuStatistics::restore_anchor(const DstTile& from, std::size_t slot) { hold(Anchor, slot_of(from, slot)); }

void SfpuStatistics::load_weights(std::uint32_t alpha, std::uint32_t beta) {
    hold(Sum, all(alpha));
    hold(Second, all(beta));
}

void SfpuStatistics::clear_average() { hold(Mean, {}); }

void SfpuStatistics::moving_average(const DstTile& in, DstTile& out, DstWidth width) {
    for (std::size_t row = 0; row < kTileDim; ++row) {
        const SfpuVector kept = each(multiply, held(Sum), held(Mean));
        hold(Mean, each(sfpu_mad, held(Second), row_of(in, row), kept));
        store_row(out, row, held(Mean), width);
    }
    lose(Anchor);
}

}  // namespace tilemetal::numerics
