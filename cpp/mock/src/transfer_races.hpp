#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "processor.hpp"

namespace tilemetal::mock {

// Called before the transfers of a round are delivered. Two transfers of different processors that are under way at the
// same time are ordered by nothing: whoever waits for the first, or hears of it by a semaphore, does so after its
// delivery. Throws KernelError where such a transfer fills bytes that the other fills with other values or sends. Words
// are left out, since processors signal each other by them, and so are short reads, which may poll.
void refuse_races(const std::vector<std::unique_ptr<Core>>& cores, std::uint64_t round);

}  // namespace tilemetal::mock
