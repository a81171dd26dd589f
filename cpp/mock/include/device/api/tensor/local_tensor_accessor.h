#pragma once

#include <array>
#include <cstdint>
#include <tuple>

#include "api/core_local_mem.h"
#include "api/debug/assert.h"
#include "api/scratchpad.h"
#include "api/tensor/tensor_binding_token.h"

// The part of a tensor in L1 that lies on this core.
template <typename T>
class LocalTensorAccessor {
public:
    template <std::uint32_t CTA_OFFSET, std::uint32_t ADDR_CRTA_OFFSET>
    [[nodiscard]] explicit LocalTensorAccessor(tensor_accessor::TensorBindingToken<CTA_OFFSET, ADDR_CRTA_OFFSET>)
        : LocalTensorAccessor(get_common_arg_val<std::uint32_t>(ADDR_CRTA_OFFSET / sizeof(std::uint32_t))) {
        static_assert(!TensorAccessorArgs<CTA_OFFSET>::is_dram, "a tensor in DRAM has no part on a core");
    }
    [[nodiscard]] explicit LocalTensorAccessor(const tensor_accessor::NullTensorBindingToken&)
        : LocalTensorAccessor(std::uint32_t{0}) {}
    [[nodiscard]] explicit LocalTensorAccessor(std::uint32_t bank_base_address) : memory_(bank_base_address) {
        ASSERT(memory_.get_address() % alignof(T) == 0);
    }

    [[nodiscard]] T& operator[](std::uint32_t index) const { return memory_[index]; }
    [[nodiscard]] std::uint32_t get_bank_base_address() const {
        return static_cast<std::uint32_t>(memory_.get_address());
    }
    [[nodiscard]] auto scoped_lock(std::uint32_t offset, std::uint32_t num_elements) const {
        return (memory_ + offset).scoped_lock(num_elements);
    }
    [[nodiscard]] CoreLocalMem<T> local_mem() const { return memory_; }

private:
    CoreLocalMem<T> memory_;
};

template <typename T, typename... Tokens>
std::array<LocalTensorAccessor<T>, sizeof...(Tokens)> make_local_tensor_accessors(const std::tuple<Tokens...>& tokens) {
    return std::apply(
        [](const auto&... token) {
            return std::array<LocalTensorAccessor<T>, sizeof...(Tokens)>{LocalTensorAccessor<T>(token)...};
        },
        tokens);
}

#ifndef COMPILE_FOR_TRISC
template <typename T>
struct noc_traits_t<LocalTensorAccessor<T>>
    : tilemetal::mock::LocalEnd<LocalTensorAccessor<T>, tilemetal::mock::OwnMemory> {};
template <typename T>
inline constexpr bool noc_zero_l1_endpoint_v<LocalTensorAccessor<T>> = true;
#endif
