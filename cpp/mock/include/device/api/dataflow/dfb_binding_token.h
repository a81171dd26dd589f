#pragma once

#include <cstdint>

#include "api/dataflow/dfb_access.h"
#include "internal/llk_metadata.h"

// What generated code names a buffer by.
template <dfb::AccessPattern Pap = dfb::AccessPattern::UNKNOWN, dfb::AccessPattern Cap = dfb::AccessPattern::UNKNOWN>
struct DFBBindingToken {
    explicit constexpr DFBBindingToken(std::uint16_t id, binding_details::LLKMetadata llk = {}) noexcept
        : id_(id), llk_metadata_(llk) {}
    constexpr operator std::uint32_t() const noexcept { return id_; }

private:
    template <const auto& Token>
    friend struct binding_details::LLKOperandExtractor;
    std::uint16_t id_;
    binding_details::LLKMetadata llk_metadata_;
};

struct RelayDFBBindingToken {
    static constexpr std::uint8_t NO_PREFETCHER_PIPE = 0xFF;

    explicit constexpr RelayDFBBindingToken(
        std::uint16_t id, std::uint8_t prefetcher_pipe_id = NO_PREFETCHER_PIPE) noexcept
        : id_(id), prefetcher_pipe_id_(prefetcher_pipe_id) {}
    constexpr operator std::uint32_t() const noexcept { return id_; }
    constexpr std::uint8_t prefetcher_pipe_id() const noexcept { return prefetcher_pipe_id_; }

private:
    std::uint16_t id_;
    std::uint8_t prefetcher_pipe_id_;
};
