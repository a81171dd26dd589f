#pragma once

#include <cstdint>

#include "processor.hpp"
#include "source_place.hpp"

namespace tilemetal::mock {

enum class RingUse : std::uint8_t { Source, Destination };

// Bytes of this core's L1 that `user` is about to read or change: where they belong to circular buffers, the pages
// must be held by this processor, reserved or waited for. Throws KernelError.
void check_held_pages(
    Processor& processor, const char* user, std::uint32_t offset, std::uint32_t size, RingUse use,
    const CodePlace& place);

// True where these bytes of L1 are pages that the processor has waited for.
bool is_waited_for(Processor& processor, std::uint32_t offset, std::uint32_t size);

}  // namespace tilemetal::mock
