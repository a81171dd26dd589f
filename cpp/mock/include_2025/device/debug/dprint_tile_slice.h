#pragma once

#include <cstdint>

#include "internal/circular_buffer_interface.h"
#include "internal/data_format.h"
#include "mock_2025/print_stream.h"

// Rows h0, h0 + hs, ... before h1 and columns w0, w0 + ws, ... before w1 of a tile.
struct SliceRange {
    std::uint8_t h0, h1, hs, w0, w1, ws;

    static constexpr SliceRange hw0_32_16() { return {0, 32, 16, 0, 32, 16}; }
    static constexpr SliceRange hw0_32_8() { return {0, 32, 8, 0, 32, 8}; }
    static constexpr SliceRange hw0_32_4() { return {0, 32, 4, 0, 32, 4}; }
    static constexpr SliceRange h0_w0_32() { return {0, 1, 1, 0, 32, 1}; }
    static constexpr SliceRange h0_32_w0() { return {0, 32, 1, 0, 1, 1}; }
    static constexpr SliceRange h1_w0_32() { return {1, 2, 1, 0, 32, 1}; }
    static constexpr SliceRange hw041() { return {0, 4, 1, 0, 4, 1}; }
};

using dprint_tslice_cb_t = bool;
using dprint_tslice_ptr_t = bool;
#define TSLICE_INPUT_CB true
#define TSLICE_OUTPUT_CB false
#define TSLICE_RD_PTR true
#define TSLICE_WR_PTR false

// Elements of tile `itile`, counted from the read or write pointer of a circular buffer; at most MAXCOUNT are printed.
template <int MAXCOUNT = 64>
class TileSlice {
public:
    // Compute kernels look at what they read.
    TileSlice(
        std::uint8_t cb, int itile, SliceRange range, bool endl_rows = true, bool print_untilized = true,
        tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current())
        : TileSlice(cb, itile, range, TSLICE_INPUT_CB, TSLICE_RD_PTR, endl_rows, print_untilized, at) {}
    TileSlice(
        std::uint8_t cb, int itile, SliceRange range, dprint_tslice_cb_t, dprint_tslice_ptr_t pointer,
        bool endl_rows = true, bool print_untilized = true,
        tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current())
        : range_(range),
          endl_rows_(endl_rows),
          faces_(print_untilized),
          format_(static_cast<DataFormat>(unpack_src_format[cb])) {
        const LocalCBInterface& ring = get_local_cb_interface(cb, at);
        tile_ = ((pointer == TSLICE_RD_PTR ? ring.fifo_rd_ptr : ring.fifo_wr_ptr) + itile * ring.fifo_page_size)
                << cb_addr_shift;
        if (!is_printable()) {
            tilemetal::mock::api->refuse("a TileSlice of a tile of this format", at);
        }
    }

    void print(const tilemetal::mock::PrintStream& out) const {
        int count = 0;
        for (std::uint32_t h = range_.h0; h < range_.h1; h += range_.hs) {
            for (std::uint32_t w = range_.w0; w < range_.w1; w += range_.ws) {
                if (count++ >= MAXCOUNT) {
                    out << "<TileSlice data truncated due to exceeding max count (" << MAXCOUNT << ")>\n";
                    return;
                }
                element(out, h, w);
                out << ' ';
            }
            if (endl_rows_) {
                out << '\n';
            }
        }
    }

private:
    bool is_printable() const {
        switch (format_) {
            case DataFormat::Float16_b:
            case DataFormat::Float32:
            case DataFormat::UInt16:
            case DataFormat::UInt32:
            case DataFormat::Int32:
            case DataFormat::UInt8:
            case DataFormat::Int8:
                return true;
            default:
                return false;
        }
    }

    // Untilized: (h, w) is a place in the matrix of four faces; else in memory, row by row.
    std::uint32_t index(std::uint32_t h, std::uint32_t w) const {
        return faces_ ? (h / 16 * 2 + w / 16) * 256 + h % 16 * 16 + w % 16 : h * 32 + w;
    }
    template <class T>
    T at(std::uint32_t h, std::uint32_t w) const {
        return reinterpret_cast<const T*>(static_cast<std::uintptr_t>(tile_))[index(h, w)];
    }
    void element(const tilemetal::mock::PrintStream& out, std::uint32_t h, std::uint32_t w) const {
        switch (format_) {
            case DataFormat::Float16_b:
                out << BF16(at<std::uint16_t>(h, w));
                break;
            case DataFormat::Float32:
                out << at<float>(h, w);
                break;
            case DataFormat::UInt16:
                out << at<std::uint16_t>(h, w);
                break;
            case DataFormat::UInt32:
                out << at<std::uint32_t>(h, w);
                break;
            case DataFormat::Int32:
                out << at<std::int32_t>(h, w);
                break;
            case DataFormat::Int8:
                out << static_cast<int>(at<std::int8_t>(h, w));
                break;
            default:
                out << static_cast<unsigned>(at<std::uint8_t>(h, w));
        }
    }

    SliceRange range_;
    bool endl_rows_;
    bool faces_;
    DataFormat format_;
    std::uint32_t tile_;
};
template <int MAXCOUNT = 64>
using TSLICE = TileSlice<MAXCOUNT>;

template <int MAXCOUNT>
const tilemetal::mock::PrintStream& operator<<(
    const tilemetal::mock::PrintStream& out, const TileSlice<MAXCOUNT>& slice) {
    slice.print(out);
    return out;
}
