#include "source_tiles.hpp"

#include <cstring>
#include <span>

namespace tilemetal::mock {
namespace {

void unpack(numerics::SourceTile& out, const std::byte* bytes, const UnpackedTile& source) {
    numerics::unpack_source(out, std::span(bytes, numerics::tile_bytes(source.format)), source.format, source.width);
    if (source.transposed) {
        out = numerics::transposed(out);
    }
}

}  // namespace

SourceTiles& SourceTiles::source_a() {
    static thread_local SourceTiles tiles;
    return tiles;
}

SourceTiles& SourceTiles::source_b() {
    static thread_local SourceTiles tiles;
    return tiles;
}

SourceTiles::Entry& SourceTiles::entry_of(const UnpackedTile& wanted) {
    const std::size_t bytes = numerics::tile_bytes(wanted.format);
    const std::size_t place = reinterpret_cast<std::uintptr_t>(wanted.page) / bytes;
    auto& entry = entries_[(place * 2 + static_cast<std::size_t>(wanted.transposed)) % kEntries];
    if (!entry) {
        entry = std::make_unique<Entry>();
    } else if (
        entry->source.format == wanted.format && entry->source.transposed == wanted.transposed &&
        entry->source.width == wanted.width && std::memcmp(entry->bytes.data(), wanted.page, bytes) == 0) {
        return *entry;
    }
    std::memcpy(entry->bytes.data(), wanted.page, bytes);
    entry->source = wanted;
    entry->tile.made = entry->a.made = entry->b.made = entry->fast.made = false;
    return *entry;
}

const numerics::SourceTile& SourceTiles::unpacked(Entry& entry) {
    if (entry.tile.made) {
        return *entry.tile.value;
    }
    unpack(scratch_, entry.bytes.data(), entry.source);
    return scratch_;
}

template <class T, class Prepare>
const T& SourceTiles::made(Form<T>& form, Entry& entry, Prepare prepare) {
    if (!form.made) {
        if (!form.value) {
            form.value = std::make_unique<T>();
        }
        prepare(*form.value, unpacked(entry));
        form.made = true;
    }
    return *form.value;
}

const numerics::SourceTile& SourceTiles::tile(const UnpackedTile& wanted) {
    Entry& entry = entry_of(wanted);
    if (!entry.tile.made) {
        if (!entry.tile.value) {
            entry.tile.value = std::make_unique<numerics::SourceTile>();
        }
        unpack(*entry.tile.value, entry.bytes.data(), entry.source);
        entry.tile.made = true;
    }
    return *entry.tile.value;
}

const numerics::MatmulOperandA& SourceTiles::operand_a(const UnpackedTile& wanted) {
    Entry& entry = entry_of(wanted);
    return made(entry.a, entry, [](auto& out, const auto& tile) { numerics::prepare(out, tile); });
}

const numerics::MatmulOperandB& SourceTiles::operand_b(const UnpackedTile& wanted) {
    Entry& entry = entry_of(wanted);
    return made(entry.b, entry, [](auto& out, const auto& tile) { numerics::prepare(out, tile); });
}

template <class Prepare>
const numerics::FastOperand& SourceTiles::fast(
    const UnpackedTile& wanted, numerics::MathFidelity fidelity, Prepare prepare) {
    Entry& entry = entry_of(wanted);
    if (entry.fidelity != fidelity) {
        entry.fidelity = fidelity;
        entry.fast.made = false;
    }
    return made(entry.fast, entry, [&](auto& out, const auto& tile) { prepare(out, tile, fidelity); });
}

const numerics::FastOperand& SourceTiles::fast_a(const UnpackedTile& wanted, numerics::MathFidelity fidelity) {
    return fast(wanted, fidelity, numerics::prepare_fast_a);
}

const numerics::FastOperand& SourceTiles::fast_b(const UnpackedTile& wanted, numerics::MathFidelity fidelity) {
    return fast(wanted, fidelity, numerics::prepare_fast_b);
}

}  // namespace tilemetal::mock
