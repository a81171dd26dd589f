#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "mock/abi.h"
#include "processor.hpp"
#include "tilemetal/numerics/tile.hpp"
#include "tilemetal/numerics/tile_shape.hpp"

namespace tilemetal::mock {

inline constexpr std::uint32_t kMaxDstTiles = 16;  // the whole register file, 16-bit elements

// The DST register file: one section (full synchronisation) or two that the math and the pack processor hand to each
// other. Functions throw KernelError for calls out of order and tile indices beyond a section.
class DstRegisters {
public:
    DstRegisters(Processor& processor, bool fp32, bool full_sync);

    void acquire(abi::Location at);
    // `halves`: what math has put there are Float16 numbers.
    void commit(bool halves, abi::Location at);
    void wait(abi::Location at);
    void release(abi::Location at);
    // acquire_dst(): math and packer hold the section together until it is committed and released.
    void acquire_shared(abi::Location at);
    // Changes the width of all elements; nobody may hold a section.
    void set_fp32(bool fp32, abi::Location at);
    // Throws unless nobody holds a section: `user` manages them itself.
    void require_idle(const char* user, abi::Location at) const;

    // A tile the math processor may change. Its content counts as zero until something is written.
    numerics::DstTile& to_modify(std::uint32_t index, const char* user, abi::Location at);
    // The same for an operation that overwrites all of it.
    numerics::DstTile& to_overwrite(std::uint32_t index, const char* user, abi::Location at);
    // A tile the vector unit reads: something must have been written since the section was acquired.
    numerics::DstTile& to_read(std::uint32_t index, const char* user, abi::Location at);
    // The same for what the pack processor runs there, in the section it holds.
    numerics::DstTile& packer_to_read(std::uint32_t index, const char* user, abi::Location at);
    // A tile of the section the packer holds.
    const numerics::DstTile& to_pack(std::uint32_t index, abi::Location at);

    // Which kind of operation of the matrix engine wrote a tile last, and which of its faces and rows.
    enum class Writer : std::uint8_t { None, Reduction, Other };
    void set_writer(std::uint32_t index, Writer writer, numerics::TileShape shape = {}) {
        sections_[math_section_].writers[index] = {writer, shape};
    }
    Writer writer_to_pack(std::uint32_t index) const { return sections_[pack_section_].writers[index].kind; }
    numerics::TileShape shape_to_pack(std::uint32_t index) const {
        return sections_[pack_section_].writers[index].shape;
    }
    // True for a tile of the math section to which nothing was written.
    bool is_cleared(std::uint32_t index) const {
        return index >= capacity_ || !sections_[math_section_].written[index];
    }

    // True for Float16 numbers in the section of the packer, if math has committed it; `now`: in the one math works on.
    bool packs_halves(bool now) const { return has_section() ? sections_[pack_section_].halves : now; }

    bool has_room() const { return committed_ != sections_.size(); }
    bool has_section() const { return committed_ != 0; }
    numerics::DstWidth width() const { return width_; }
    std::uint32_t capacity() const { return capacity_; }
    void check_finished(abi::Location at) const;

private:
    struct Written {
        Writer kind = Writer::None;
        numerics::TileShape shape;
    };
    struct Section {
        std::vector<numerics::DstTile> tiles;
        std::vector<bool> written;
        std::vector<Written> writers;
        bool halves = false;
    };
    void resize_sections();
    Section& section_of_packer(std::uint32_t index, const char* user, abi::Location at);
    numerics::DstTile& written_tile(Section& section, std::uint32_t index, const char* user, abi::Location at) const;
    Section& section_of_math(std::uint32_t index, const char* user, abi::Location at);
    void check_index(std::uint32_t index, const char* user, abi::Location at) const;
    [[noreturn]] void refuse(Rule rule, const std::string& what, const char* advice, abi::Location at) const;

    Processor& processor_;
    numerics::DstWidth width_{};
    std::uint32_t capacity_ = 0;
    std::vector<Section> sections_;
    std::size_t math_section_ = 0;
    std::size_t pack_section_ = 0;
    std::size_t committed_ = 0;  // sections handed over and not released
    bool acquired_ = false;
    bool waited_ = false;
};

}  // namespace tilemetal::mock
