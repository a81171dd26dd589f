#include "source_tiles.hpp"

#include <span>

namespace tilemetal::mock {

SourceTiles::Entry& SourceTiles::get(const std::byte* page, numerics::DataFormat format, bool transposed) {
    const std::size_t bytes = numerics::tile_bytes(format);
    auto& entry = entries_[slot_of(page, format, transposed)];
    if (!entry) {
        entry = std::make_unique<Entry>();
    } else if (
        entry->format == format && entry->transposed == transposed && entry->bytes.size() == bytes &&
        std::memcmp(entry->bytes.data(), page, bytes) == 0) {
        return *entry;
    }
    entry->bytes.assign(page, page + bytes);
    entry->format = format;
    entry->transposed = transposed;
    entry->has_a = false;
    entry->has_b = false;
    entry->has_fast = false;
    numerics::unpack_source(entry->tile, std::span(page, bytes), format, width_);
    if (transposed) {
        entry->tile = numerics::transposed(entry->tile);
    }
    return *entry;
}

const numerics::MatmulOperandA& SourceTiles::operand_a(
    const std::byte* page, numerics::DataFormat format, bool transposed) {
    Entry& entry = get(page, format, transposed);
    if (!entry.a) {
        entry.a = std::make_unique<numerics::MatmulOperandA>();
    }
    if (!entry.has_a) {
        numerics::prepare(*entry.a, entry.tile);
        entry.has_a = true;
    }
    return *entry.a;
}

const numerics::MatmulOperandB& SourceTiles::operand_b(const std::byte* page, numerics::DataFormat format) {
    Entry& entry = get(page, format, false);
    if (!entry.b) {
        entry.b = std::make_unique<numerics::MatmulOperandB>();
    }
    if (!entry.has_b) {
        numerics::prepare(*entry.b, entry.tile);
        entry.has_b = true;
    }
    return *entry.b;
}

}  // namespace tilemetal::mock
