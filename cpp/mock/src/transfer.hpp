#pragma once

#include <cstdint>
#include <vector>

#include "mock/abi.h"
#include "noc_target.hpp"

namespace tilemetal::mock {

// NOC_PACKET_TAG holds four bits (noc_parameters.h of the SDK).
inline constexpr std::uint32_t kTransactionIds = 16;

enum class TransferKind : std::uint8_t { Read, Write, PostedWrite, Atomic, PostedAtomic };

inline constexpr std::size_t kTransferKinds = 5;

// One NoC transaction a processor has issued.
struct Transfer {
    TransferKind kind{};
    std::uint8_t noc = 0;
    bool delivered = false;
    bool inline_value = false;
    std::uint8_t transaction = 0;
    std::uint32_t local_offset = 0;  // of this core's side in L1
    std::uint32_t size = 0;
    std::uint32_t value = 0;         // atomics and inline writes
    std::uint64_t round = 0;         // scheduler round of issue
    std::uint64_t number = 0;        // among the transfers of this processor
    std::uint64_t delivered_in = 0;  // scheduler round, once it is delivered
    NocTarget remote;                // without bytes for a multicast
    std::vector<NocTarget> multicast;
    abi::Location at{nullptr, 0};
    // In cycles; all but the first are known from the end of the round of issue on.
    std::uint64_t issued_at = 0;
    std::uint64_t left_at = 0;     // its source may be overwritten
    std::uint64_t arrived_at = 0;  // at the last receiver
    std::uint64_t done_at = 0;     // acknowledged

    bool is_read() const { return kind == TransferKind::Read; }
    bool is_atomic() const { return kind == TransferKind::Atomic || kind == TransferKind::PostedAtomic; }
    // Bytes of this core's L1 are still read or changed by it; words are taken when they are issued.
    bool uses_l1() const { return !is_atomic() && !inline_value; }
    bool is_multicast() const { return !multicast.empty(); }
    // Whether a barrier or flush of this kind waits for it.
    bool awaited_by(abi::Barrier barrier, std::uint32_t of_noc) const;
};

}  // namespace tilemetal::mock
