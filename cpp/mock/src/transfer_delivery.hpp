#pragma once

#include <cstdint>
#include <optional>

#include "processor.hpp"

// Moves the data of NoC transactions. A transaction is only noted when issued; its data moves at the end of the round
// (with a seed: of this or a later round), so data that was not waited for is not there yet, as on the device, and the
// outcome does not depend on which host thread ran which core when.
namespace tilemetal::mock {

// Which transactions move at the end of a round.
class DeliveryPlan {
public:
    explicit DeliveryPlan(std::optional<std::uint64_t> seed) : seed_(seed) {}
    bool due(const Processor& processor, const Transfer& transfer, std::uint64_t round) const;

private:
    std::optional<std::uint64_t> seed_;
};

// Reads from DRAM change only the reader's own L1, and nothing writes DRAM before the round ends: every core can
// receive its own while others still run.
void deliver_dram_reads(Core& core, const DeliveryPlan& plan, std::uint64_t round);
// Everything else of this core, in the order of processors and of issue. Returns whether a word that others may poll
// has changed. Throws KernelError for writes that hit data in use at the receiver.
bool deliver_to_others(Core& core, const DeliveryPlan& plan, std::uint64_t round);

}  // namespace tilemetal::mock
