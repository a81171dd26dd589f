#pragma once

#include <cstdint>

#include "internal/dataflow/noc_address_parts.h"

namespace tensor_accessor {

// A page met while iterating: where it is, and which of the tensor's it is.
class Page {
public:
    constexpr Page(std::uint64_t noc_addr, std::uint32_t global_page_id)
        : noc_addr_(noc_addr), global_page_id_(global_page_id) {}
    constexpr std::uint64_t noc_addr() const { return noc_addr_; }
    constexpr std::uint32_t page_id() const { return global_page_id_; }

private:
    std::uint64_t noc_addr_;
    std::uint32_t global_page_id_;
};

template <typename Accessor>
class AccessorPage : public Page {
public:
    constexpr AccessorPage(
        std::uint64_t noc_addr, std::uint32_t global_page_id, const Accessor* accessor, std::uint8_t = noc_index)
        : Page(noc_addr, global_page_id), accessor_(accessor) {}
    const Accessor& accessor() const { return *accessor_; }

private:
    const Accessor* accessor_;
};

template <typename Accessor>
class ShardPage : public AccessorPage<Accessor> {
public:
    constexpr ShardPage(
        std::uint64_t noc_addr, std::uint32_t global_page_id, const Accessor* accessor, std::uint32_t shard_id,
        std::uint32_t page_in_shard, std::uint8_t noc = noc_index)
        : AccessorPage<Accessor>(noc_addr, global_page_id, accessor, noc),
          shard_id_(shard_id),
          page_in_shard_(page_in_shard) {}
    constexpr std::uint32_t shard_id() const { return shard_id_; }
    constexpr std::uint32_t page_in_shard() const { return page_in_shard_; }

private:
    std::uint32_t shard_id_;
    std::uint32_t page_in_shard_;
};

}  // namespace tensor_accessor
