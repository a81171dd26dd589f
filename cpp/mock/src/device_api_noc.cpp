#include "device_api_noc.hpp"

#include "kernel_call.hpp"
#include "noc.hpp"
#include "noc_state.hpp"

namespace tilemetal::mock {
namespace {

using abi::Location;
using abi::NocChannel;

const abi::NocApi kNocTable{
    .set_state =
        [](NocChannel channel, std::uint64_t address, std::uint32_t size, std::uint32_t noc, Location at) {
            guarded([&](Processor& processor) { noc_set_state(processor, channel, address, size, noc, at); });
        },
    .read_with_state =
        [](std::uint32_t source_low, std::uint32_t l1, std::uint32_t size, std::uint32_t noc, Location at) {
            guarded([&](Processor& processor) { noc_read_with_state(processor, source_low, l1, size, noc, at); });
        },
    .write_with_state =
        [](std::uint32_t l1, std::uint32_t target_low, std::uint32_t size, std::uint32_t noc, std::uint32_t flags,
           Location at) {
            guarded(
                [&](Processor& processor) { noc_write_with_state(processor, l1, target_low, size, noc, flags, at); });
        },
    .word_state =
        [](std::uint32_t low, bool replace, std::uint32_t noc, Location at) {
            return guarded([&](Processor& processor) { return noc_word_state(processor, low, replace, noc, at); });
        },
    .set_transaction =
        [](NocChannel channel, std::uint32_t id, std::uint32_t noc, Location at) {
            guarded([&](Processor& processor) { noc_set_transaction(processor, channel, id, noc, at); });
        },
    .transaction_done =
        [](abi::Barrier what, std::uint32_t id, std::uint32_t noc, Location at) {
            return guarded([&](Processor& processor) {
                const bool done = noc_transaction_done(processor, what, id, noc, at);
                if (!done) {
                    Scheduler::spend(kPollWork);
                    Scheduler::yield();
                }
                return done;
            });
        },
    .transaction_barrier =
        [](abi::Barrier what, std::uint32_t id, std::uint32_t noc, Location at) {
            guarded([&](Processor& processor) { noc_transaction_barrier(processor, what, id, noc, at); });
        },
    .forget_transactions =
        [](std::uint32_t mask, std::uint32_t noc, Location at) {
            guarded([&](Processor& processor) { noc_forget_transactions(processor, mask, noc, at); });
        },
    .write_word_multicast =
        [](std::uint64_t target, std::uint32_t value, std::uint32_t receivers, std::uint32_t noc, std::uint32_t flags,
           Location at) {
            guarded([&](Processor& processor) {
                noc_write_word_multicast(processor, target, value, receivers, noc, flags, at);
            });
        },
    .read_zeros =
        [](std::uint32_t l1, std::uint32_t size, std::uint32_t noc, Location at) {
            guarded([&](Processor& processor) { noc_read_zeros(processor, l1, size, noc, at); });
        },
};

}  // namespace

const abi::NocApi& noc_api() { return kNocTable; }

}  // namespace tilemetal::mock
