#include "noc_state.hpp"

#include <string>

#include "noc.hpp"
#include "noc_address.hpp"
#include "scheduler.hpp"

namespace tilemetal::mock {
namespace {

std::uint64_t with_low_bits(std::uint64_t address, std::uint32_t low) {
    constexpr std::uint64_t kLow = 0xFFFFFFFFU;
    return (address & ~kLow) | low;
}

ChannelState& latched(
    Processor& processor, abi::NocChannel which, std::uint32_t noc, const char* function, abi::Location at) {
    ChannelState& state = processor.noc_state.channel(which, noc);
    if (!state.latched) {
        Diagnosis diagnosis = processor.diagnose(
            Rule::NocStateMissing, std::string(function) + " on NoC " + std::to_string(noc) + " without latched state",
            at);
        if (state.replaced_at.file != nullptr) {
            diagnosis.line("the transfer at " + place(state.replaced_at) + " replaced the state that was set before");
        }
        throw diagnosis.advice("call the matching ..._set_state right before").error();
    }
    return state;
}

std::uint32_t size_of(
    const Processor& processor, const ChannelState& state, std::uint32_t size, const char* function, abi::Location at) {
    if (size != abi::kLatchedSize) {
        return size;
    }
    if (state.size == abi::kLatchedSize) {
        throw processor
            .diagnose(Rule::NocStateMissing, std::string(function) + " needs a latched size, but none was set", at)
            .advice("set the state with the one-packet form, which takes the size")
            .error();
    }
    return state.size;
}

void check_id(const Processor& processor, std::uint32_t id, abi::Location at) {
    if (id >= kTransactionIds) {
        throw processor
            .diagnose(Rule::NocTransactionId, "transaction id " + std::to_string(id) + ": there are 0 to 15", at)
            .advice("use an id below 16")
            .error();
    }
}

}  // namespace

void NocState::note(Transfer& transfer) {
    if (transfer.inline_value || transfer.is_atomic()) {
        return;
    }
    ChannelState& state = channel(transfer.is_read() ? abi::NocChannel::Read : abi::NocChannel::Write, transfer.noc);
    transfer.transaction = state.transaction;
    const bool same_node =
        !transfer.is_multicast() && transfer.remote.dram == state.dram && transfer.remote.unit == state.unit;
    const bool same_size = state.size == abi::kLatchedSize || state.size == transfer.size;
    if (state.latched && !(same_node && same_size)) {
        state.latched = false;
        state.replaced_at = transfer.at;
    }
}

void noc_set_state(
    Processor& processor, abi::NocChannel channel, std::uint64_t address, std::uint32_t size, std::uint32_t noc,
    abi::Location at) {
    const NocTarget target = noc_node(processor, address, at);
    ChannelState& state = processor.noc_state.channel(channel, noc);
    state.latched = true;
    state.address = address;
    state.size = size;
    state.dram = target.dram;
    state.unit = target.unit;
    state.replaced_at = {nullptr, 0};
    Scheduler::spend(1);
}

void noc_read_with_state(
    Processor& processor, std::uint32_t source_low, std::uint32_t l1, std::uint32_t size, std::uint32_t noc,
    abi::Location at) {
    constexpr const char* kName = "noc_async_read_with_state";
    const ChannelState& state = latched(processor, abi::NocChannel::Read, noc, kName, at);
    noc_read(
        processor, with_low_bits(state.address, source_low), l1, size_of(processor, state, size, kName, at), noc, at);
}

void noc_write_with_state(
    Processor& processor, std::uint32_t l1, std::uint32_t target_low, std::uint32_t size, std::uint32_t noc,
    std::uint32_t flags, abi::Location at) {
    constexpr const char* kName = "noc_async_write_with_state";
    const ChannelState& state = latched(processor, abi::NocChannel::Write, noc, kName, at);
    noc_write(
        processor, l1, with_low_bits(state.address, target_low), size_of(processor, state, size, kName, at), noc, flags,
        at);
}

std::uint64_t noc_word_state(
    Processor& processor, std::uint32_t low, bool replace, std::uint32_t noc, abi::Location at) {
    ChannelState& state = latched(processor, abi::NocChannel::Word, noc, "noc_inline_dw_write_with_state", at);
    if (replace) {
        state.address = with_low_bits(state.address, low);
    }
    return state.address;
}

void noc_set_transaction(
    Processor& processor, abi::NocChannel channel, std::uint32_t id, std::uint32_t noc, abi::Location at) {
    check_id(processor, id, at);
    processor.noc_state.channel(channel, noc).transaction = static_cast<std::uint8_t>(id);
}

bool noc_transaction_done(
    Processor& processor, abi::Barrier what, std::uint32_t id, std::uint32_t noc, abi::Location at) {
    processor.last_location = at;
    check_id(processor, id, at);
    for (const Transfer& transfer : processor.transfers) {
        if (!transfer.delivered && transfer.transaction == id && transfer.awaited_by(what, noc)) {
            return false;
        }
    }
    pass_barrier(processor, what, noc, id);
    return true;
}

void noc_transaction_barrier(
    Processor& processor, abi::Barrier what, std::uint32_t id, std::uint32_t noc, abi::Location at) {
    Scheduler::spend(1);
    while (!noc_transaction_done(processor, what, id, noc, at)) {
        Scheduler::yield();
    }
}

void noc_forget_transactions(Processor& processor, std::uint32_t mask, std::uint32_t noc, abi::Location at) {
    for (const Transfer& transfer : processor.transfers) {
        if (transfer.noc == noc && transfer.transaction != 0 && (mask >> transfer.transaction & 1U) != 0) {
            throw processor
                .diagnose(
                    Rule::NocTransactionId,
                    "reset_noc_trid_barrier_counter while the transfer at " + place(transfer.at) + " with id " +
                        std::to_string(transfer.transaction) + " has not been waited for",
                    at)
                .advice("call the barrier with this id first")
                .error();
        }
    }
}

}  // namespace tilemetal::mock
