#pragma once

// Several accessors at once, and accessors behind one type. Included by tensor_accessor.h.
#include <array>
#include <cstdint>
#include <tuple>
#include <utility>

#include "api/tensor/tensor_accessor.h"

namespace tensor_accessor::detail {

template <typename... Args, std::uint32_t... Indexes>
auto make_tensor_accessor_tuple(
    const std::tuple<Args...>& args, std::uint32_t first, std::integer_sequence<std::uint32_t, Indexes...>) {
    return std::make_tuple(TensorAccessor(std::get<Indexes>(args), get_arg_val<std::uint32_t>(first + Indexes))...);
}

}  // namespace tensor_accessor::detail

// The addresses are the runtime arguments from the index on.
template <typename... Args>
auto make_tensor_accessor_tuple(const std::tuple<Args...>& args, std::uint32_t address_rt_arg_index_start) {
    return tensor_accessor::detail::make_tensor_accessor_tuple(
        args, address_rt_arg_index_start, std::make_integer_sequence<std::uint32_t, sizeof...(Args)>());
}
template <typename... Tokens>
auto make_tensor_accessors(const std::tuple<Tokens...>& tokens) {
    return std::apply([](const auto&... token) { return std::make_tuple(TensorAccessor(token)...); }, tokens);
}

// Any accessor, chosen at run time.
class AbstractTensorAccessorWrapper {
public:
    AbstractTensorAccessorWrapper() = default;
    template <typename Accessor>
    AbstractTensorAccessorWrapper(const Accessor& accessor)
        : accessor_(&accessor),
          get_noc_addr_([](const void* self, std::uint32_t page, std::uint32_t offset, std::uint8_t noc) {
              return static_cast<const Accessor*>(self)->get_noc_addr(page, offset, noc);
          }) {}

    std::uint64_t get_noc_addr(std::uint32_t page_idx, std::uint32_t offset = 0, std::uint8_t noc = noc_index) const {
        return get_noc_addr_(accessor_, page_idx, offset, noc);
    }

private:
    const void* accessor_ = nullptr;
    std::uint64_t (*get_noc_addr_)(const void*, std::uint32_t, std::uint32_t, std::uint8_t) = nullptr;
};

template <typename... Accessors>
auto make_abstract_tensor_accessor_wrappers(const std::tuple<Accessors...>& accessors) {
    return std::apply(
        [](const auto&... accessor) {
            return std::array<AbstractTensorAccessorWrapper, sizeof...(Accessors)>{
                AbstractTensorAccessorWrapper(accessor)...};
        },
        accessors);
}

// An accessor whose pages, or whose shards, a NoC object transfers.
template <typename Accessor>
struct PageView {
    const Accessor& accessor;
    explicit PageView(const Accessor& acc) : accessor(acc) {}
    std::uint64_t get_noc_addr(std::uint32_t page_id, std::uint32_t offset, std::uint8_t noc) const {
        return accessor.get_noc_addr(page_id, offset, noc);
    }
};
template <typename Accessor>
struct ShardView {
    const Accessor& accessor;
    explicit ShardView(const Accessor& acc) : accessor(acc) {}
    bool is_local_shard(std::uint32_t shard_id, std::uint8_t noc) const {
        return accessor.is_local_shard(shard_id, noc);
    }
    std::uint64_t get_noc_addr(std::uint32_t shard_id, std::uint32_t offset, std::uint8_t noc) const {
        return accessor.get_shard_noc_addr(shard_id, offset, noc);
    }
};
