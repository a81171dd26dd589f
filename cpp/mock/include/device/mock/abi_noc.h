#pragma once

#include "mock/abi.h"

// NoC calls beyond plain transfers: latched state, transaction ids, words to many, zeros.
namespace tilemetal::mock::abi {

// The command buffers a data-movement processor issues its transactions from; each has a state of its own.
enum class NocChannel : std::uint8_t { Read, Write, Word };

// Byte count of a transfer whose size was latched as well.
inline constexpr std::uint32_t kLatchedSize = ~std::uint32_t{0};

struct NocApi {
    // Latches the far side of the channel's next transfers; size kLatchedSize leaves the size to each transfer.
    void (*set_state)(NocChannel channel, std::uint64_t address, std::uint32_t size, std::uint32_t noc, Location at);
    // Take the coordinates from the state and the low 32 address bits from the call.
    void (*read_with_state)(
        std::uint32_t source_low, std::uint32_t l1, std::uint32_t size, std::uint32_t noc, Location at);
    void (*write_with_state)(
        std::uint32_t l1, std::uint32_t target_low, std::uint32_t size, std::uint32_t noc, std::uint32_t flags,
        Location at);
    // The address a word goes to, with the low bits replaced where asked for.
    std::uint64_t (*word_state)(std::uint32_t low, bool replace, std::uint32_t noc, Location at);

    // Tags what the channel issues from now on.
    void (*set_transaction)(NocChannel channel, std::uint32_t id, std::uint32_t noc, Location at);
    bool (*transaction_done)(Barrier what, std::uint32_t id, std::uint32_t noc, Location at);
    void (*transaction_barrier)(Barrier what, std::uint32_t id, std::uint32_t noc, Location at);
    void (*forget_transactions)(std::uint32_t mask, std::uint32_t noc, Location at);

    void (*write_word_multicast)(
        std::uint64_t target, std::uint32_t value, std::uint32_t receivers, std::uint32_t noc, std::uint32_t flags,
        Location at);
    void (*read_zeros)(std::uint32_t l1, std::uint32_t size, std::uint32_t noc, Location at);
};

}  // namespace tilemetal::mock::abi
