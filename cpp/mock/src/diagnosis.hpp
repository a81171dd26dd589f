#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tilemetal/mock.hpp>

namespace tilemetal::mock {

// Every rule the mock enforces; rule_name() gives the stable name that KernelError::rule() reports.
enum class Rule : std::uint8_t {
    // Circular buffers
    CbNotConfigured,
    CbWaitBeyondCapacity,
    CbReserveBeyondCapacity,
    CbPopWithoutWait,
    CbPushWithoutReserve,
    CbReadWithoutWait,
    CbWriteWithoutReserve,
    CbStraddlesEnd,
    CbOverrun,
    CbTwoProducers,
    CbTwoConsumers,
    CbPageSize,
    CbPushBeforeReadBarrier,
    CbPopBeforeWriteFlush,
    // NoC and memory
    NocTransferAtExit,
    NocMisaligned,
    NocEmpty,
    NocBadTarget,
    NocMulticast,
    NocStateMissing,
    NocTransactionId,
    L1OutOfRange,
    DramOutOfRange,
    PageOutOfRange,
    PageSizeMismatch,
    BankOutOfRange,
    SemaphoreOutOfRange,
    SemaphoreMissing,
    SemaphoreAddress,
    SemaphoreBelowZero,
    WildPointer,
    ReadUnwritten,
    TransferInFlight,
    // Arguments
    ArgumentsMissing,
    ArgumentOutOfRange,
    // Compute engine
    EngineNotStarted,
    EngineStartedTwice,
    EngineInitMissing,
    EngineDataFormat,
    EngineTileShape,
    EngineUnsupported,
    DstIndex,
    DstOutsideSection,
    DstPackBeforeWait,
    DstUnbalanced,
    DstReadUnwritten,
    PackOrderMixed,
    ReduceMaskLeft,
    // The program as a whole
    L1Overflow,
    CbOverlapsBuffer,
    NocShared,
    ProcessorTaken,
    Deadlock,
    Runaway,
    KernelCompile,
    KernelCrash,
    AssertionFailed,
    Unsupported,
};

std::string_view rule_name(Rule rule);

// Throws KernelError: "tilemetal mock: <rule>: <what>" with one indented line for each further fact.
class Diagnosis {
public:
    Diagnosis(Rule rule, std::string what) : rule_(rule), text_(std::move(what)) {}

    Diagnosis& line(const std::string& fact) {
        text_ += "\n  " + fact;
        return *this;
    }
    Diagnosis& advice(const std::string& what_to_do) { return line("to do: " + what_to_do); }
    Rule rule() const { return rule_; }
    KernelError error() const;

private:
    Rule rule_;
    std::string text_;
};

std::string hex(std::uint64_t value);

}  // namespace tilemetal::mock
