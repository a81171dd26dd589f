#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

#include "tilemetal/numerics/fast.hpp"
#include "tilemetal/numerics/formats.hpp"
#include "tilemetal/numerics/fpu.hpp"

namespace tilemetal::mock {

// Tiles as one unpacker delivers them, kept while a kernel uses the same page again. An entry keeps the page's bytes
// and is used only for equal bytes, so it cannot be out of date.
class SourceTiles {
public:
    explicit SourceTiles(numerics::DstWidth width) : width_(width) {}

    // What is kept depends on the width, so it is dropped.
    void set_width(numerics::DstWidth width) {
        width_ = width;
        entries_ = {};
    }

    struct Entry {
        numerics::SourceTile tile;
        std::vector<std::byte> bytes;
        numerics::DataFormat format{};
        bool transposed = false;
        // What the tile is as an operand of a matrix product, made when first asked for.
        std::unique_ptr<numerics::MatmulOperandA> a;
        std::unique_ptr<numerics::MatmulOperandB> b;
        std::unique_ptr<numerics::FastOperand> fast;
        bool has_a = false;
        bool has_b = false;
        bool has_fast = false;
    };

    // `page` identifies where the tile lies.
    Entry& get(const std::byte* page, numerics::DataFormat format, bool transposed);
    const numerics::MatmulOperandA& operand_a(const std::byte* page, numerics::DataFormat format, bool transposed);
    const numerics::MatmulOperandB& operand_b(const std::byte* page, numerics::DataFormat format);
    // The tile for products in float32; `prepare` is prepare_fast_a or prepare_fast_b, the same for all tiles here.
    template <class Prepare>
    const numerics::FastOperand& fast_operand(
        const std::byte* page, numerics::DataFormat format, bool transposed, Prepare prepare) {
        Entry& entry = get(page, format, transposed);
        if (!entry.fast) {
            entry.fast = std::make_unique<numerics::FastOperand>();
        }
        if (!entry.has_fast) {
            prepare(*entry.fast, entry.tile);
            entry.has_fast = true;
        }
        return *entry.fast;
    }

private:
    static constexpr std::size_t kEntries = 32;
    static std::size_t slot_of(const std::byte* page, numerics::DataFormat format, bool transposed) {
        return (reinterpret_cast<std::uintptr_t>(page) / numerics::tile_bytes(format) * 2 +
                static_cast<std::size_t>(transposed)) %
               kEntries;
    }
    numerics::DstWidth width_;
    std::array<std::unique_ptr<Entry>, kEntries> entries_;
};

}  // namespace tilemetal::mock
