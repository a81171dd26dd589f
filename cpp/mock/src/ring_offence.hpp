#pragma once

#include "circular_buffer.hpp"
#include "diagnosis.hpp"

// A circular buffer that nobody consumes is mere scratch memory. Programs of September 2025 fill and push such buffers
// without reserving pages, which disturbs nobody; the same is a mistake as soon as there is a consumer.
namespace tilemetal::mock {

// Throws the diagnosis; at the level of September 2025, while the buffer has no consumer, keeps it for later.
void offend(Ring& ring, const Diagnosis& diagnosis);
// Somebody consumes the buffer: throws what was kept.
void answer_to_consumer(const Ring& ring);

}  // namespace tilemetal::mock
