#pragma once

#include <cstdint>

#include "api/dataflow/noc.h"
#include "api/tensor/tensor_accessor.h"

// Tensors as ends of NoC transactions.

namespace tilemetal::mock {

struct PageArgs {
    std::uint32_t page_id{};
    std::uint32_t offset_bytes = 0;
};

// Traits of what gives the addresses of pages by their number.
template <typename T>
struct PagedEnd {
    using src_args_type = PageArgs;
    using dst_args_type = PageArgs;

    template <Noc::AddressType address_type>
    static auto src_addr(const T& pages, const Noc& noc, const PageArgs& args) {
        return end_at<address_type>(noc, pages.get_noc_addr(args.page_id, args.offset_bytes, noc.get_noc_id()));
    }
    template <Noc::AddressType address_type>
    static auto dst_addr(const T& pages, const Noc& noc, const PageArgs& args) {
        return src_addr<address_type>(pages, noc, args);
    }
};

// Traits of one page.
template <typename T>
struct PageEnd {
    using src_args_type = OffsetArgs;
    using dst_args_type = OffsetArgs;

    template <Noc::AddressType address_type>
    static auto src_addr(const T& page, const Noc& noc, const OffsetArgs& args) {
        return end_at<address_type>(noc, page.noc_addr() + args.offset_bytes);
    }
    template <Noc::AddressType address_type>
    static auto dst_addr(const T& page, const Noc& noc, const OffsetArgs& args) {
        return src_addr<address_type>(page, noc, args);
    }
};

}  // namespace tilemetal::mock

template <typename DSpecT>
struct noc_traits_t<TensorAccessor<DSpecT>> : tilemetal::mock::PagedEnd<TensorAccessor<DSpecT>> {};
template <typename Accessor>
struct noc_traits_t<PageView<Accessor>> : tilemetal::mock::PagedEnd<PageView<Accessor>> {};
template <>
struct noc_traits_t<AbstractTensorAccessorWrapper> : tilemetal::mock::PagedEnd<AbstractTensorAccessorWrapper> {};

template <typename Accessor>
struct noc_traits_t<ShardView<Accessor>> {
    struct src_args_type {
        std::uint32_t shard_id{};
        std::uint32_t offset_bytes = 0;
    };
    using dst_args_type = src_args_type;

    template <Noc::AddressType address_type>
    static auto src_addr(const ShardView<Accessor>& shards, const Noc& noc, const src_args_type& args) {
        return tilemetal::mock::end_at<address_type>(
            noc, shards.get_noc_addr(args.shard_id, args.offset_bytes, noc.get_noc_id()));
    }
    template <Noc::AddressType address_type>
    static auto dst_addr(const ShardView<Accessor>& shards, const Noc& noc, const dst_args_type& args) {
        return src_addr<address_type>(shards, noc, args);
    }
};

template <>
struct noc_traits_t<tensor_accessor::Page> : tilemetal::mock::PageEnd<tensor_accessor::Page> {};
template <typename Accessor>
struct noc_traits_t<tensor_accessor::AccessorPage<Accessor>>
    : tilemetal::mock::PageEnd<tensor_accessor::AccessorPage<Accessor>> {};
template <typename Accessor>
struct noc_traits_t<tensor_accessor::ShardPage<Accessor>>
    : tilemetal::mock::PageEnd<tensor_accessor::ShardPage<Accessor>> {};
