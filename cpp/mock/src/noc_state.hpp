#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "mock/abi_noc.h"

namespace tilemetal::mock {

class Processor;
struct Transfer;

// What a command buffer of a processor keeps from one transaction to the next.
struct ChannelState {
    bool latched = false;
    std::uint64_t address = 0;
    std::uint32_t size = 0;  // abi::kLatchedSize: given with each transfer
    bool dram = false;       // the node the address names
    std::uint32_t unit = 0;
    std::uint8_t transaction = 0;
    abi::Location replaced_at{nullptr, 0};  // by another transfer of the channel
};

struct NocState {
    std::array<std::array<ChannelState, 3>, 2> channels{};  // by NoC and abi::NocChannel

    ChannelState& channel(abi::NocChannel which, std::uint32_t noc) {
        return channels[noc & 1U][static_cast<std::size_t>(which)];
    }
    // Tags a transfer that is issued, and forgets latched state that it replaces.
    void note(Transfer& transfer);
};

void noc_set_state(
    Processor& processor, abi::NocChannel channel, std::uint64_t address, std::uint32_t size, std::uint32_t noc,
    abi::Location at);
void noc_read_with_state(
    Processor& processor, std::uint32_t source_low, std::uint32_t l1, std::uint32_t size, std::uint32_t noc,
    abi::Location at);
void noc_write_with_state(
    Processor& processor, std::uint32_t l1, std::uint32_t target_low, std::uint32_t size, std::uint32_t noc,
    std::uint32_t flags, abi::Location at);
std::uint64_t noc_word_state(
    Processor& processor, std::uint32_t low, bool replace, std::uint32_t noc, abi::Location at);

void noc_set_transaction(
    Processor& processor, abi::NocChannel channel, std::uint32_t id, std::uint32_t noc, abi::Location at);
// Whether the data of all transfers with this id is where it should be; then they count as waited for.
bool noc_transaction_done(
    Processor& processor, abi::Barrier what, std::uint32_t id, std::uint32_t noc, abi::Location at);
void noc_transaction_barrier(
    Processor& processor, abi::Barrier what, std::uint32_t id, std::uint32_t noc, abi::Location at);
// Throws KernelError when transfers with these ids are still under way.
void noc_forget_transactions(Processor& processor, std::uint32_t mask, std::uint32_t noc, abi::Location at);

}  // namespace tilemetal::mock
