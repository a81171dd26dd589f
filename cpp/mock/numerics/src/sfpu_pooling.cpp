// The largest of up to 32 rows of a tile and where it comes from: a tile of indices goes the way of the values.
// Sources: ckernel_sfpu_max_pool_indices.h, the same for both architectures; SFPSWAP in the public ISA documentation.
#include <array>

#include "sfpu_lanes.hpp"
#include "sfpu_registers.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using Frame = const SfpuFrame&;

constexpr std::size_t kAccumulators = 2;  // operands: values, indices, and the tiles after them

// LREG0 to LREG3 hold values, LREG4 to LREG7 their indices.
class Pool {
public:
    explicit Pool(Frame f) : frame_(f) {}

    void load(std::size_t to, std::size_t address, std::size_t operand = 0) {
        values_[to] = loaded(*frame_.in[operand], address);
        indices_[to] = loaded(*frame_.in[operand + 1], address);
    }
    void store(std::size_t from, std::size_t address, std::size_t operand = 0) {
        sfpu::store(*frame_.out[operand], address, values_[from], frame_.width);
        sfpu::store(*frame_.out[operand + 1], address, indices_[from], [](Word word) { return word; });
    }
    // The larger value goes to `first`; equal ones stay.
    void sort(std::size_t first, std::size_t second) {
        for (std::size_t lane = 0; lane < kSfpuLanes; ++lane) {
            if (total_order(values_[first][lane]) >= total_order(values_[second][lane])) continue;
            std::swap(values_[first][lane], values_[second][lane]);
            std::swap(indices_[first][lane], indices_[second][lane]);
        }
    }
    void transpose() {
        sfpu::transpose(values_);
        sfpu::transpose(indices_);
    }

private:
    Frame frame_;
    FourRegisters values_{};
    FourRegisters indices_{};
};

// Nine rows in the order of a tile; the result is row 0.
void pool_tile(Frame f) {
    Pool pool(f);
    for (const std::size_t face : {std::size_t{0}, kNextFace}) {
        for (std::size_t i = 0; i < 4; ++i) pool.load(i, face + i % 2 * kRowsPerLoad + i / 2 * kOddColumns);
        pool.transpose();
        pool.sort(0, 1);
        pool.sort(2, 3);
        pool.sort(0, 2);
        pool.transpose();
        pool.sort(0, 1);
        pool.sort(2, 3);
        pool.load(1, face + 2 * kRowsPerLoad);
        pool.load(3, face + 2 * kRowsPerLoad + kOddColumns);
        pool.sort(0, 1);
        pool.sort(2, 3);
        pool.store(0, face);
        pool.store(2, face + kOddColumns);
    }
}

// Eight rows of 32 in a row: a group of four rows of 16 holds two of them.
void pool_eight_rows(Pool& pool, std::size_t address) {
    for (std::size_t i = 0; i < 4; ++i) pool.load(i, address + i * kRowsPerLoad);
    pool.sort(0, 1);
    pool.sort(2, 3);
    pool.sort(0, 2);
    pool.transpose();
    pool.sort(0, 2);
    pool.sort(1, 3);
    pool.transpose();
}

void pool_nine_rows(Frame f) {
    Pool pool(f);
    for (const std::size_t column : {std::size_t{0}, kOddColumns}) {
        pool_eight_rows(pool, column);
        pool.load(1, 4 * kRowsPerLoad + column);
        pool.sort(0, 1);
        pool.store(0, column);
    }
}

void pool_sixteen_rows(Pool& pool, std::size_t address) {
    pool_eight_rows(pool, address);
    pool.store(0, address);
    pool_eight_rows(pool, address + 4 * kRowsPerLoad);
    pool.load(1, address);
    pool.sort(0, 1);
}

void pool_all_rows(Frame f, bool accumulates, bool has_earlier) {
    Pool pool(f);
    for (const std::size_t column : {std::size_t{0}, kOddColumns}) {
        pool_sixteen_rows(pool, column);
        pool.store(0, column);
        pool_sixteen_rows(pool, 8 * kRowsPerLoad + column);
        pool.load(1, column);
        pool.sort(0, 1);
        if (accumulates) {
            if (has_earlier) {
                pool.load(1, column, kAccumulators);
                pool.sort(0, 1);
            }
            pool.store(0, column, kAccumulators);
        }
        pool.store(0, column);
    }
}

// setup: whether rows of 32 follow one another. Parameters: rows, whether to accumulate, and the number of the chunk.
struct Call {
    bool row_major;
    bool all_rows;
    bool accumulates;
    bool has_earlier;

    explicit Call(Frame f)
        : row_major(f.setup != 0),
          all_rows(f.parameters[0] > 9),
          accumulates(all_rows && f.parameters[1] != 0),
          has_earlier(accumulates && f.parameters[2] > 0) {}
};

void pool_with_indices(Frame f) {
    const Call call(f);
    if (call.all_rows) return pool_all_rows(f, call.accumulates, call.has_earlier);
    call.row_major ? pool_nine_rows(f) : pool_tile(f);
}

SfpuOperands operands_of_pool(Frame f) {
    const Call call(f);
    return {.read = call.has_earlier ? 0b1111U : 0b0011U, .written = call.accumulates ? 0b1111U : 0b0011U};
}

std::uint64_t length_of_pool(Frame f) {
    constexpr std::uint64_t kEightRows = 24;
    return Call(f).all_rows ? 8 * kEightRows + 20 : 2 * kEightRows + 12;
}

constexpr std::array kOperations{SfpuOperation{
    .name = "max_reduce_with_indices",
    .init = "max_reduce_with_indices_init",
    .constants = SfpuConstants::Own,
    .inputs = 4,
    .outputs = 4,
    .evaluate = pool_with_indices,
    .operands = operands_of_pool,
    .length = length_of_pool}};

}  // namespace

std::span<const SfpuOperation> pooling_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
