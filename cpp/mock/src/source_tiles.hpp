#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "tilemetal/numerics/fast.hpp"
#include "tilemetal/numerics/formats.hpp"
#include "tilemetal/numerics/fpu.hpp"

namespace tilemetal::mock {

// A tile in L1 and how an unpacker is to deliver it. `page` is where it lies.
struct UnpackedTile {
    const std::byte* page;
    numerics::DataFormat format;
    bool transposed;
    numerics::DstWidth width;
};

// Tiles as one unpacker delivers them, kept while a kernel uses the same page again. An entry keeps the page's bytes
// and is used only for equal bytes, so it cannot be out of date. Cores that take turns on a host thread share them,
// which keeps them in the processor's caches.
class SourceTiles {
public:
    static SourceTiles& source_a();
    static SourceTiles& source_b();

    const numerics::SourceTile& tile(const UnpackedTile& wanted);
    // What a tile is as an operand of a matrix product.
    const numerics::MatmulOperandA& operand_a(const UnpackedTile& wanted);
    const numerics::MatmulOperandB& operand_b(const UnpackedTile& wanted);
    // The same for products in float32.
    const numerics::FastOperand& fast_a(const UnpackedTile& wanted, numerics::MathFidelity fidelity);
    const numerics::FastOperand& fast_b(const UnpackedTile& wanted, numerics::MathFidelity fidelity);

private:
    // Made when first asked for.
    template <class T>
    struct Form {
        std::unique_ptr<T> value;
        bool made = false;
    };
    struct Entry {
        std::array<std::byte, numerics::kTileElements * sizeof(std::uint32_t)> bytes;
        UnpackedTile source{};
        Form<numerics::SourceTile> tile;
        Form<numerics::MatmulOperandA> a;
        Form<numerics::MatmulOperandB> b;
        Form<numerics::FastOperand> fast;
        numerics::MathFidelity fidelity{};  // of `fast`
    };
    static constexpr std::size_t kEntries = 32;

    Entry& entry_of(const UnpackedTile& wanted);
    // The entry's tile, or one that is overwritten by the next call.
    const numerics::SourceTile& unpacked(Entry& entry);
    template <class T, class Prepare>
    const T& made(Form<T>& form, Entry& entry, Prepare prepare);
    template <class Prepare>
    const numerics::FastOperand& fast(const UnpackedTile& wanted, numerics::MathFidelity fidelity, Prepare prepare);

    std::array<std::unique_ptr<Entry>, kEntries> entries_;
    numerics::SourceTile scratch_;
};

}  // namespace tilemetal::mock
