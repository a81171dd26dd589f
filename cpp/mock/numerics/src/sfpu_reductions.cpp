// Sums, averages and extremes along the columns or rows of tiles, with the additions in the order of the vector unit's
// programs. Source: ckernel_sfpu_reduce.h of both architectures.
#include <array>

#include "sfpu_lane.hpp"
#include "sfpu_registers.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

enum class Pool : std::uint8_t { Sum, Average, Maximum, Minimum };

// setup: the pool, and the format the kernel names.
struct Call {
    Pool pool;
    bool of_rows;
    std::uint32_t columns;  // of tiles
    std::uint32_t rows;

    explicit Call(Frame f)
        : pool(static_cast<Pool>(f.setup & 3)),
          of_rows(f.parameters[0] != 0),
          columns(f.parameters[1]),
          rows(f.parameters[2]) {}
    bool adds() const { return pool == Pool::Sum || pool == Pool::Average; }
};

bool is_integer(Frame f) {
    return f.format == DataFormat::Int32 || f.format == DataFormat::UInt32 || f.format == DataFormat::UInt16;
}

Register element_row(const DstTile& tile, std::size_t address, Frame f) {
    return loaded(tile, address, [&](Word word) { return is_integer(f) ? load_integer(word, f) : word; });
}
void store_row(DstTile& tile, std::size_t address, const Register& from, Frame f) {
    store(tile, address, from, [&](Word word) {
        return is_integer(f) ? stored_integer(word, f) : sfpu_store(word, f.width);
    });
}

// --- Two registers ------------------------------------------------------------------------------------------------

template <AnyLane V>
void add_to(Register& to, const Register& other, Frame f) {
    for (std::size_t lane = 0; lane < to.size(); ++lane)
        to[lane] = is_integer(f) ? to[lane] + other[lane] : V(V::of(to[lane]) + V::of(other[lane])).word;
}

bool is_first_larger(Word x, Word y, Frame f) {
    if (f.format == DataFormat::Int32) return as_signed(x) > as_signed(y);
    return is_integer(f) ? x > y : sfpu_max(x, y) == x;
}

// Leaves what the pool looks for in `found` and the rest in `other`.
void sort(Register& found, Register& other, Pool pool, Frame f) {
    for (std::size_t lane = 0; lane < found.size(); ++lane) {
        const bool in_order =
            found[lane] == other[lane] || is_first_larger(found[lane], other[lane], f) == (pool == Pool::Maximum);
        if (!in_order) std::swap(found[lane], other[lane]);
    }
}

template <AnyLane V>
void join(Register& to, Register other, Pool pool, Frame f) {
    if (pool == Pool::Sum || pool == Pool::Average) {
        add_to<V>(to, other, f);
    } else {
        sort(to, other, pool, f);
    }
}

// --- Down the columns of one tile: the result is in row 0, rows 1 to 3 keep what was left in the registers -----------

// a[0] + (a[1] + (a[2] + a[3])), the inner sums staying in their registers.
template <AnyLane V>
void add_up(FourRegisters& a, Frame f) {
    add_to<V>(a[2], a[3], f);
    add_to<V>(a[1], a[2], f);
    add_to<V>(a[0], a[1], f);
}

// An integer average rounds towards zero.
Word integer_average(Word sum, Frame f) {
    if (f.format != DataFormat::Int32) return sum >> 5;
    const Word magnitude = sfpu_abs_integer(sum) >> 5;
    return as_signed(sum) < 0 ? 0 - magnitude : magnitude;
}

template <AnyLane V>
void average(Register& sums, Frame f) {
    constexpr float kRowReciprocal = 1.0F / 32;
    for (Word& word : sums) {
        word = is_integer(f) ? integer_average(word, f) : V(V::of(word) * V(kRowReciprocal)).word;
    }
}

template <AnyLane V>
void add_columns(DstTile& tile, Pool pool, Frame f) {
    for (const std::size_t address : {0U, 2U, 16U, 18U}) {
        FourRegisters upper;
        FourRegisters lower;
        for (std::size_t i = 0; i < upper.size(); ++i) {
            upper[i] = element_row(tile, address + i * kRowsPerLoad, f);
            lower[i] = element_row(tile, address + 2 * kNextFace + i * kRowsPerLoad, f);
        }
        add_up<V>(upper, f);
        add_up<V>(lower, f);
        add_to<V>(upper[0], lower[0], f);
        transpose(upper);
        if (V::kBlackhole || is_integer(f)) {
            add_up<V>(upper, f);
        } else {
            add_to<V>(upper[2], upper[3], f);
            add_to<V>(upper[0], upper[1], f);
            add_to<V>(upper[0], upper[2], f);
        }
        if (pool == Pool::Average) average<V>(upper[0], f);
        store_row(tile, address, upper[0], f);
    }
}

void find_in_columns(DstTile& tile, Pool pool, Frame f) {
    constexpr std::array<std::size_t, 4> kAddresses{0, 2, 16, 18};
    FourRegisters found;
    for (std::size_t i = 0; i < found.size(); ++i) {
        found[i] = element_row(tile, kAddresses[i], f);
        for (const std::size_t face : {std::size_t{0}, 2 * kNextFace}) {
            for (std::size_t row = 0; row < kNextFace; row += kRowsPerLoad) {
                Register other = element_row(tile, kAddresses[i] + face + row, f);
                sort(found[i], other, pool, f);
            }
        }
    }
    transpose(found);
    sort(found[2], found[3], pool, f);
    sort(found[1], found[2], pool, f);
    sort(found[0], found[1], pool, f);
    transpose(found);
    for (std::size_t i = 0; i < found.size(); ++i) store_row(tile, kAddresses[i], found[i], f);
}

// --- Along rows of tiles: the result is in column 0 of the first tile, and in its other even columns up to 14
// ---------

constexpr std::array<std::size_t, 8> kRowGroups{0, 4, 8, 12, 32, 36, 40, 44};

template <AnyLane V>
void reduce_rows_of_tile(DstTile& tile, Pool pool, Frame f) {
    for (const std::size_t address : kRowGroups) {
        FourRegisters parts;
        for (std::size_t i = 0; i < parts.size(); ++i)
            parts[i] = element_row(tile, address + i / 2 * kNextFace + i % 2 * kOddColumns, f);
        join<V>(parts[2], parts[3], pool, f);
        join<V>(parts[1], parts[2], pool, f);
        join<V>(parts[0], parts[1], pool, f);
        for (const std::size_t apart : {4U, 2U, 1U}) join<V>(parts[0], rotated(parts[0], apart), pool, f);
        store_row(tile, address, parts[0], f);
    }
}

template <AnyLane V>
void reduce_rows(Frame f, const Call& call) {
    for (std::size_t row = 0; row < call.rows; ++row) {
        const auto tiles = f.block.subspan(row * call.columns, call.columns);
        for (DstTile* tile : tiles) reduce_rows_of_tile<V>(*tile, call.pool, f);
        for (const std::size_t address : kRowGroups) {
            Register total = element_row(*tiles[0], address, f);
            for (const DstTile* tile : tiles.subspan(1)) join<V>(total, element_row(*tile, address, f), call.pool, f);
            store_row(*tiles[0], address, total, f);
        }
    }
}

// What Wormhole's program along rows leaves behind: it records over the program for columns and turns comparisons
// round.
constexpr std::uint32_t kColumnsLost = 0x100;

void reduce(Frame f) {
    const Call call(f);
    on_lanes(f, [&]<AnyLane V>(V) {
        if (call.of_rows) {
            reduce_rows<V>(f, call);
        } else if (call.adds()) {
            add_columns<V>(*f.block[0], call.pool, f);
        } else {
            find_in_columns(*f.block[0], call.pool, f);
        }
        if (!V::kBlackhole && call.of_rows && !call.adds()) f.state->recorded = kColumnsLost;
    });
}

std::string_view reason_against_reduce(Frame f) {
    const Call call(f);
    const bool wide = f.width == DstWidth::Bits32;
    const auto named = static_cast<DataFormat>(f.setup >> 8);
    if (call.columns == 0 || call.rows == 0) return "needs ct_dim and rt_dim of at least 1";
    if (!call.of_rows && (call.columns != 1 || call.rows != 1))
        return "reduces the columns of one tile only: ct_dim and rt_dim must be 1 with REDUCE_COL";
    if (named == DataFormat::Float32 && !wide)
        return "of Float32 reads elements of 32 bits while DST has elements of 16: use Float16_b or fp32_dest_acc_en";
    if (!call.of_rows && !call.adds() && f.state->recorded == kColumnsLost)
        return "down the columns needs sfpu_reduce_init again after one along the rows on Wormhole";
    return {};
}

std::uint32_t tiles_of_reduce(Frame f) {
    const Call call(f);
    return call.columns * call.rows;
}

std::uint64_t length_of_reduce(Frame f) {
    constexpr std::uint64_t kColumns = 100;
    constexpr std::uint64_t kRowsOfTile = 150;
    constexpr std::uint64_t kAcrossTiles = 16;
    const Call call(f);
    if (!call.of_rows) return kColumns;
    return tiles_of_reduce(f) * (kRowsOfTile + (call.columns > 1 ? kAcrossTiles : 0));
}

void forget_rows(SfpuState& state) { state.recorded = 0; }

constexpr std::array kOperations{
    SfpuOperation{
        .name = "sfpu_reduce",
        .init = "sfpu_reduce_init",
        .constants = Own,
        .inputs = 0,
        .outputs = 0,
        .cycles = 6,
        .evaluate = reduce,
        .prepare = forget_rows,
        .refusal = reason_against_reduce,
        .length = length_of_reduce,
        .block = tiles_of_reduce},
};

}  // namespace

std::span<const SfpuOperation> reduction_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
