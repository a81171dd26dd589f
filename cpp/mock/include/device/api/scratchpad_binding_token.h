#pragma once

#include <cstdint>

#include "internal/llk_metadata.h"

template <typename T>
class Scratchpad;

// What generated code names private memory by: where its address lies among the common arguments, and its size.
class ScratchpadBindingToken {
public:
    explicit constexpr ScratchpadBindingToken(
        std::uint32_t crta_offset, std::uint32_t size_in_bytes, binding_details::LLKMetadata llk = {}) noexcept
        : crta_offset_(crta_offset), size_in_bytes_(size_in_bytes), llk_metadata_(llk) {}

private:
    template <typename T>
    friend class Scratchpad;
    template <const auto& Token>
    friend struct binding_details::LLKOperandExtractor;

    std::uint32_t crta_offset_;
    std::uint32_t size_in_bytes_;
    binding_details::LLKMetadata llk_metadata_;
};
