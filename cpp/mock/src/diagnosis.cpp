#include "diagnosis.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace tilemetal::mock {
namespace {

constexpr std::array kNames{
    std::pair{Rule::CbNotConfigured, "cb-not-configured"},
    std::pair{Rule::CbWaitBeyondCapacity, "cb-wait-beyond-capacity"},
    std::pair{Rule::CbReserveBeyondCapacity, "cb-reserve-beyond-capacity"},
    std::pair{Rule::CbPopWithoutWait, "cb-pop-without-wait"},
    std::pair{Rule::CbPushWithoutReserve, "cb-push-without-reserve"},
    std::pair{Rule::CbReadWithoutWait, "cb-read-without-wait"},
    std::pair{Rule::CbWriteWithoutReserve, "cb-write-without-reserve"},
    std::pair{Rule::CbStraddlesEnd, "cb-straddles-end"},
    std::pair{Rule::CbOverrun, "cb-overrun"},
    std::pair{Rule::CbTwoProducers, "cb-two-producers"},
    std::pair{Rule::CbTwoConsumers, "cb-two-consumers"},
    std::pair{Rule::CbPageSize, "cb-page-size"},
    std::pair{Rule::CbPushBeforeReadBarrier, "cb-push-before-read-barrier"},
    std::pair{Rule::CbPopBeforeWriteFlush, "cb-pop-before-write-flush"},
    std::pair{Rule::NocTransferAtExit, "noc-transfer-at-exit"},
    std::pair{Rule::NocMisaligned, "noc-misaligned"},
    std::pair{Rule::NocEmpty, "noc-empty"},
    std::pair{Rule::NocBadTarget, "noc-bad-target"},
    std::pair{Rule::NocMulticast, "noc-multicast"},
    std::pair{Rule::NocStateMissing, "noc-state-missing"},
    std::pair{Rule::NocTransactionId, "noc-transaction-id"},
    std::pair{Rule::L1OutOfRange, "l1-out-of-range"},
    std::pair{Rule::DramOutOfRange, "dram-out-of-range"},
    std::pair{Rule::PageOutOfRange, "page-out-of-range"},
    std::pair{Rule::PageSizeMismatch, "page-size-mismatch"},
    std::pair{Rule::BankOutOfRange, "bank-out-of-range"},
    std::pair{Rule::SemaphoreOutOfRange, "semaphore-out-of-range"},
    std::pair{Rule::SemaphoreMissing, "semaphore-missing"},
    std::pair{Rule::SemaphoreAddress, "semaphore-address"},
    std::pair{Rule::SemaphoreBelowZero, "semaphore-below-zero"},
    std::pair{Rule::WildPointer, "wild-pointer"},
    std::pair{Rule::ReadUnwritten, "read-unwritten"},
    std::pair{Rule::TransferInFlight, "transfer-in-flight"},
    std::pair{Rule::ArgumentsMissing, "arguments-missing"},
    std::pair{Rule::ArgumentOutOfRange, "argument-out-of-range"},
    std::pair{Rule::EngineNotStarted, "engine-not-started"},
    std::pair{Rule::EngineStartedTwice, "engine-started-twice"},
    std::pair{Rule::EngineInitMissing, "engine-init-missing"},
    std::pair{Rule::EngineDataFormat, "engine-data-format"},
    std::pair{Rule::EngineTileShape, "engine-tile-shape"},
    std::pair{Rule::EngineUnsupported, "engine-unsupported"},
    std::pair{Rule::DstIndex, "dst-index"},
    std::pair{Rule::DstOutsideSection, "dst-outside-section"},
    std::pair{Rule::DstPackBeforeWait, "dst-pack-before-wait"},
    std::pair{Rule::DstUnbalanced, "dst-unbalanced"},
    std::pair{Rule::DstReadUnwritten, "dst-read-unwritten"},
    std::pair{Rule::PackOrderMixed, "pack-order-mixed"},
    std::pair{Rule::ReduceMaskLeft, "reduce-mask-left"},
    std::pair{Rule::L1Overflow, "l1-overflow"},
    std::pair{Rule::CbOverlapsBuffer, "cb-overlaps-buffer"},
    std::pair{Rule::NocShared, "noc-shared"},
    std::pair{Rule::ProcessorTaken, "processor-taken"},
    std::pair{Rule::Deadlock, "deadlock"},
    std::pair{Rule::Runaway, "runaway"},
    std::pair{Rule::KernelCompile, "kernel-compile"},
    std::pair{Rule::KernelCrash, "kernel-crash"},
    std::pair{Rule::AssertionFailed, "assertion-failed"},
    std::pair{Rule::Unsupported, "unsupported"},
};

}  // namespace

std::string_view rule_name(Rule rule) {
    for (const auto& [candidate, name] : kNames) {
        if (candidate == rule) {
            return name;
        }
    }
    return "unnamed";
}

KernelError Diagnosis::error() const {
    const std::string name(rule_name(rule_));
    return KernelError(name, "tilemetal mock: " + name + ": " + text_);
}

std::string hex(std::uint64_t value) {
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    return "0x" + std::string(digits.data(), end);
}

}  // namespace tilemetal::mock
