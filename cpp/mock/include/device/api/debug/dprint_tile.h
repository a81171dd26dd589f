#pragma once

#include <cstdint>

#include "internal/circular_buffer_interface.h"
#include "internal/data_format.h"
#include "internal/debug/print_buffer.h"

// Parts of tiles as things to print.

using dprint_tslice_ptr_t = bool;
inline constexpr dprint_tslice_ptr_t TSLICE_RD_PTR = true;
inline constexpr dprint_tslice_ptr_t TSLICE_WR_PTR = false;
using dprint_tslice_cb_t = bool;
inline constexpr dprint_tslice_cb_t TSLICE_INPUT_CB = true;
inline constexpr dprint_tslice_cb_t TSLICE_OUTPUT_CB = false;

// Rows h0:h1:hs and columns w0:w1:ws, as Python slices.
struct SliceRange {
    std::uint8_t h0, h1, hs, w0, w1, ws;
    static SliceRange hw0_32_16() { return SliceRange{0, 32, 16, 0, 32, 16}; }
    static SliceRange hw0_32_8() { return SliceRange{0, 32, 8, 0, 32, 8}; }
    static SliceRange hw0_32_4() { return SliceRange{0, 32, 4, 0, 32, 4}; }
    static SliceRange h0_w0_32() { return SliceRange{0, 1, 1, 0, 32, 1}; }
    static SliceRange h0_32_w0() { return SliceRange{0, 32, 1, 0, 1, 1}; }
    static SliceRange h0_32_w1() { return SliceRange{0, 32, 1, 1, 2, 1}; }
    static SliceRange hw041() { return SliceRange{0, 4, 1, 0, 4, 1}; }
};

namespace tilemetal::mock {

// A value of a tile of 32x32 values in L1, whose four faces of 16x16 follow each other.
class TileValues {
public:
    TileValues(std::uintptr_t tile, DataFormat format) : tile_(tile), format_(format) {}

    static std::uint32_t index_of(std::uint32_t row, std::uint32_t column, bool untilize) {
        if (!untilize) {
            return row * 32 + column;
        }
        return (row / 16 * 2 + column / 16) * 256 + row % 16 * 16 + column % 16;
    }
    void print(PrintBuffer& out, std::uint32_t index, abi::Location at) const {
        const PrintSpec plain;
        switch (format_) {
            case DataFormat::Float32:
                return out.value(word<float>(index), plain);
            case DataFormat::Float16_b:
                return out.value(float_of_bits(std::uint32_t{word<std::uint16_t>(index)} << 16), plain);
            case DataFormat::Bfp8_b:
                return out.value(block_value(index), plain);
            case DataFormat::Int32:
                return out.value(word<std::int32_t>(index), plain);
            case DataFormat::UInt32:
                return out.value(word<std::uint32_t>(index), plain);
            case DataFormat::UInt16:
                return out.value(word<std::uint16_t>(index), plain);
            case DataFormat::UInt8:
                return out.value(word<std::uint8_t>(index), plain);
            default:
                api->refuse("printing tiles of this data format", at);
        }
    }

private:
    template <class T>
    T word(std::uint32_t index) const {
        return reinterpret_cast<const volatile T*>(tile_)[index];
    }
    // 64 shared exponents, one per 16 values, then a byte of sign and 7 bits for each value.
    float block_value(std::uint32_t index) const {
        const std::uint32_t exponent = word<std::uint8_t>(index / 16);
        const std::uint32_t value = word<std::uint8_t>(64 + index);
        const float magnitude = static_cast<float>(value & 0x7FU) * float_of_bits(exponent << 23) / 64.0F;
        return (value & 0x80U) != 0 ? -magnitude : magnitude;
    }

    std::uintptr_t tile_;
    DataFormat format_;
};

}  // namespace tilemetal::mock

// MAX_BYTES, the room in a device's print buffer, does not limit a print here.
template <int MAX_BYTES = 64>
class TileSlice {
public:
    using Location = tilemetal::mock::abi::Location;

#ifdef COMPILE_FOR_TRISC
    TileSlice(
        std::uint8_t cb, int tile_idx, const SliceRange& slice_range, bool endl_rows = true,
        bool print_untilized = true, Location at = Location::current())
        : TileSlice(at, cb, tile_idx, slice_range, TSLICE_INPUT_CB, TSLICE_RD_PTR, endl_rows, print_untilized) {}
#else
    TileSlice(
        std::uint8_t cb, int tile_idx, const SliceRange& slice_range, dprint_tslice_cb_t cb_type,
#ifdef COMPILE_FOR_BRISC
        dprint_tslice_ptr_t ptr_type = TSLICE_RD_PTR,
#else
        dprint_tslice_ptr_t ptr_type = TSLICE_WR_PTR,
#endif
        bool endl_rows = true, bool print_untilized = true, Location at = Location::current())
        : TileSlice(at, cb, tile_idx, slice_range, cb_type, ptr_type, endl_rows, print_untilized) {
    }
#endif

    void print(tilemetal::mock::PrintBuffer& out) const {
        const tilemetal::mock::TileValues values(tile_, format_);
        for (std::uint32_t row = range_.h0; row < range_.h1; row += range_.hs) {
            for (std::uint32_t column = range_.w0; column < range_.w1; column += range_.ws) {
                values.print(out, tilemetal::mock::TileValues::index_of(row, column, untilize_), at_);
                out.text(' ');
            }
            if (rows_) {
                out.text('\n');
            }
        }
    }

private:
    TileSlice(
        Location at, std::uint8_t cb, int tile_idx, const SliceRange& slice_range, dprint_tslice_cb_t cb_type,
        dprint_tslice_ptr_t ptr_type, bool endl_rows, bool print_untilized)
        : range_(slice_range), rows_(endl_rows), untilize_(print_untilized), at_(at) {
        const LocalCBInterface& ring = get_local_cb_interface(cb, at);
        tile_ = ((ptr_type == TSLICE_RD_PTR ? ring.fifo_rd_ptr : ring.fifo_wr_ptr) + tile_idx * ring.fifo_page_size)
                << cb_addr_shift;
        format_ = static_cast<DataFormat>(cb_type == TSLICE_INPUT_CB ? unpack_src_format[cb] : pack_dst_format[cb]);
    }

    SliceRange range_;
    bool rows_;
    bool untilize_;
    Location at_;
    std::uint32_t tile_ = 0;
    DataFormat format_{};
};
using TSLICE = TileSlice<64>;
