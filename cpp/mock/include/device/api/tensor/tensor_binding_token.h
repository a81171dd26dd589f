#pragma once

#include <cstdint>

#include "api/tensor/tensor_accessor_args.h"
#include "internal/llk_metadata.h"

namespace tensor_accessor {

// What generated code names a tensor by: where its description lies, and its address among the common arguments.
template <std::uint32_t CTA_OFFSET, std::uint32_t ADDR_CRTA_OFFSET>
struct TensorBindingToken {
    static_assert(ADDR_CRTA_OFFSET % sizeof(std::uint32_t) == 0, "arguments are words");
    static constexpr std::uint32_t addr_crta_offset = ADDR_CRTA_OFFSET;
    static constexpr std::uint32_t address_index = ADDR_CRTA_OFFSET / sizeof(std::uint32_t);
    using args_t = TensorAccessorArgs<CTA_OFFSET>;
    using bound_args_t = TensorAccessorArgs<CTA_OFFSET, address_index + 1>;
    static constexpr args_t args{};

    explicit constexpr TensorBindingToken(binding_details::LLKMetadata llk) noexcept : llk_metadata_(llk) {}

private:
    template <const auto& Token>
    friend struct binding_details::LLKOperandExtractor;
    binding_details::LLKMetadata llk_metadata_;
};

// Stands for an optional tensor that was not given.
struct NullTensorBindingToken {
    NullTensorBindingToken() = delete;
    NullTensorBindingToken(const NullTensorBindingToken&) = delete;
    NullTensorBindingToken& operator=(const NullTensorBindingToken&) = delete;
};

}  // namespace tensor_accessor
