#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "api/tensor/pages_address_iterator.h"
#include "api/tensor/shard_pages_address_iterator.h"
#include "api/tensor/tensor_accessor_args.h"
#include "api/tensor/tensor_binding_token.h"
#include "internal/dataflow/dataflow_api_addrgen.h"
#include "internal/tensor/dspec.h"

namespace tensor_accessor {

using NullDSpec = DistributionSpec<
    1, 1, ArrayStaticWrapperU32<1>, ArrayStaticWrapperU32<1>, ArrayStaticWrapperU16<0>, false, false, false>;

namespace detail {

template <typename, typename = void>
inline constexpr bool has_subscript_operator_v = false;
template <typename T>
inline constexpr bool
    has_subscript_operator_v<T, std::void_t<decltype(std::declval<T>()[std::declval<std::size_t>()])>> = true;

// The distribution that the arguments at some offset describe.
template <typename Args, std::uint32_t BindingId = NO_BINDING_ID>
using dspec_of = DistributionSpec<
    Args::RankCT, Args::NumBanksCT,
    typename ArrayWrapperTypeSelectorU32<
        !Args::tensor_shape_is_crta, Args::TensorShapeCTAOffset, Args::is_sharded ? Args::RankCT : 0>::type,
    typename ArrayWrapperTypeSelectorU32<
        !Args::shard_shape_is_crta, Args::ShardShapeCTAOffset, Args::is_sharded ? Args::RankCT : 0>::type,
    typename ArrayWrapperTypeSelectorPackedU16<
        !Args::bank_coords_is_crta, Args::BankCoordsCTAOffset, Args::is_sharded ? Args::NumBanksCT : 0>::type,
    !Args::is_sharded, Args::is_dram, Args::is_shard_contiguous, BindingId>;

template <typename...>
inline constexpr bool always_false_v = false;

}  // namespace detail
}  // namespace tensor_accessor

// Addresses the pages and shards of a sharded tensor.
template <typename DSpecT>
struct TensorAccessor {
    using DSpec = DSpecT;
    using Location = tilemetal::mock::abi::Location;
    static constexpr bool is_dram = DSpec::is_dram;

    struct PageMapping {
        std::size_t bank_id;
        std::size_t bank_page_offset;
    };

    constexpr explicit TensorAccessor(
        const DSpec& dspec, const std::size_t bank_base_address, const std::uint32_t page_size = 0)
        : dspec_(dspec), bank_base_address_(bank_base_address), aligned_page_size_(page_size) {}
    template <typename Spec = DSpec, std::enable_if_t<Spec::is_static, int> = 0>
    constexpr explicit TensorAccessor(const std::size_t bank_base_address = 0, std::uint32_t page_size = 0)
        : bank_base_address_(bank_base_address), aligned_page_size_(page_size) {}
    template <std::size_t CTA_OFFSET, std::size_t CRTA_OFFSET>
    constexpr TensorAccessor(
        const TensorAccessorArgs<CTA_OFFSET, CRTA_OFFSET>& args, const std::size_t bank_base_address,
        const std::uint32_t page_size = TensorAccessorArgs<CTA_OFFSET, CRTA_OFFSET>::AlignedPageSize)
        : dspec_(args), bank_base_address_(bank_base_address), aligned_page_size_(page_size) {}
    template <std::uint32_t CTA_OFFSET, std::uint32_t ADDR_CRTA_OFFSET>
    TensorAccessor(tensor_accessor::TensorBindingToken<CTA_OFFSET, ADDR_CRTA_OFFSET>)
        : TensorAccessor(
              typename tensor_accessor::TensorBindingToken<CTA_OFFSET, ADDR_CRTA_OFFSET>::bound_args_t{},
              get_common_arg_val<std::uint32_t>(ADDR_CRTA_OFFSET / sizeof(std::uint32_t))) {}
    explicit TensorAccessor(const tensor_accessor::NullTensorBindingToken&) : TensorAccessor(std::size_t{0}) {}

    constexpr const DSpec& dspec() const { return dspec_; }
    constexpr std::uint32_t get_aligned_page_size() const { return aligned_page_size_; }
    constexpr std::uint32_t get_bank_base_address() const { return bank_base_address_; }

    std::uint64_t get_noc_addr(
        const std::uint32_t page_id, const std::uint32_t offset = 0, std::uint8_t noc = noc_index,
        Location at = Location::current()) const {
        return address_of(get_bank_and_offset(page_id, at), offset, noc, at);
    }
    template <typename ArrType, std::enable_if_t<tensor_accessor::detail::has_subscript_operator_v<ArrType>, int> = 0>
    std::uint64_t get_noc_addr(
        const ArrType page_coord, const std::uint32_t offset = 0, std::uint8_t noc = noc_index,
        Location at = Location::current()) const {
        return address_of(get_bank_and_offset(page_coord), offset, noc, at);
    }
    std::uint64_t get_shard_noc_addr(
        const std::uint32_t shard_id, const std::uint32_t offset = 0, std::uint8_t noc = noc_index,
        Location at = Location::current()) const {
        if (shard_id >= dspec_.num_shards()) {
            tilemetal::mock::api->out_of_tensor("shard", shard_id, dspec_.num_shards(), at);
        }
        const BankShard place = shard_to_bank(shard_id);
        return address_of({place.bank_id, place.shard_in_bank * dspec_.shard_volume()}, offset, noc, at);
    }
    template <typename ArrType, std::enable_if_t<tensor_accessor::detail::has_subscript_operator_v<ArrType>, int> = 0>
    std::uint64_t get_shard_noc_addr(
        const ArrType shard_coord, const std::uint32_t offset = 0, std::uint8_t noc = noc_index,
        Location at = Location::current()) const {
        std::uint32_t shard_id = 0;
        for (std::uint32_t i = 0; i < dspec_.rank(); ++i) {
            shard_id += shard_coord[i] * dspec_.shard_grid_strides()[i];
        }
        return get_shard_noc_addr(shard_id, offset, noc, at);
    }

    PageMapping get_bank_and_offset(std::uint32_t page_id, Location at = Location::current()) const {
        if (page_id >= dspec_.tensor_volume()) {
            tilemetal::mock::api->out_of_tensor("page", page_id, dspec_.tensor_volume(), at);
        }
        return get_bank_and_offset(dspec_.tensor_shape().coordinates_of(page_id));
    }
    template <typename ArrType, std::enable_if_t<tensor_accessor::detail::has_subscript_operator_v<ArrType>, int> = 0>
    PageMapping get_bank_and_offset(const ArrType page_coord) const {
        std::size_t shard = 0;
        std::size_t within = 0;
        for (std::uint32_t i = 0; i < dspec_.rank(); ++i) {
            shard += page_coord[i] / dspec_.shard_shape()[i] * dspec_.shard_grid_strides()[i];
            within += page_coord[i] % dspec_.shard_shape()[i] * dspec_.shard_strides()[i];
        }
        const BankShard place = shard_to_bank(shard);
        return {place.bank_id, place.shard_in_bank * dspec_.shard_volume() + within};
    }

    bool is_local_bank(std::uint32_t virtual_x, std::uint32_t virtual_y, std::uint8_t noc = noc_index) const {
        return noc_address_backend::is_local_coordinate(virtual_x, virtual_y, noc);
    }
    bool is_local_addr(const std::uint64_t noc_addr, std::uint8_t noc = noc_index) const {
        return noc_address_backend::is_local(noc_addr, noc);
    }
    bool is_local_page(const std::uint32_t page_id, std::uint8_t noc = noc_index) const {
        return is_own_bank(get_bank_and_offset(page_id).bank_id, noc);
    }
    bool is_local_shard(const std::uint32_t shard_id, std::uint8_t noc = noc_index) const {
        return is_own_bank(shard_to_bank(shard_id).bank_id, noc);
    }

    tensor_accessor::ShardPages<TensorAccessor> shard_pages(
        std::uint32_t shard_id, std::uint32_t start_page_offset = 0, std::uint32_t end_page_offset = 0,
        std::uint8_t noc = noc_index) const {
        static_assert(DSpec::has_static_rank, "shard_pages needs a rank known at compile time");
        return {*this, shard_id, start_page_offset, end_or(end_page_offset, dspec_.shard_volume()), noc};
    }
    tensor_accessor::Pages<TensorAccessor> pages(
        std::uint32_t start_page_id = 0, std::uint32_t end_page_id = 0, std::uint8_t noc = noc_index) const {
        return {*this, start_page_id, end_or(end_page_id, dspec_.tensor_volume()), 1, noc};
    }
    tensor_accessor::Pages<TensorAccessor> strided_pages(std::uint8_t noc = noc_index) const {
        return {*this, get_my_thread_id(), static_cast<std::uint32_t>(dspec_.tensor_volume()), get_num_threads(), noc};
    }
    tensor_accessor::StridedShardPages<TensorAccessor> strided_shard_pages(std::uint8_t noc = noc_index) const {
        static_assert(DSpec::has_static_rank, "strided_shard_pages needs a rank known at compile time");
        return {*this, get_my_thread_id(), static_cast<std::uint32_t>(dspec_.num_shards()), get_num_threads(), noc};
    }

private:
    struct BankShard {
        std::size_t bank_id;
        std::size_t shard_in_bank;
    };

    BankShard shard_to_bank(std::size_t shard) const {
        const std::size_t banks = dspec_.num_banks();
        if (dspec_.resolve_shard_contiguous()) {
            const std::size_t per_bank = dspec_.num_shards() / banks;
            return {shard / per_bank, shard % per_bank};
        }
        return {shard % banks, shard / banks};
    }
    bool is_own_bank(std::size_t bank, std::uint8_t noc) const {
        const std::uint16_t packed = dspec_.packed_xy_coords()[bank];
        return is_local_bank(packed >> 8, packed & 0xFFU, noc);
    }
    std::uint64_t address_of(PageMapping page, std::uint32_t offset, std::uint8_t noc, Location at) const {
        const std::uint16_t packed = dspec_.packed_xy_coords()[page.bank_id];
        const std::uint64_t local = bank_base_address_ + page.bank_page_offset * aligned_page_size_ + offset;
        if constexpr (is_dram) {
            return tilemetal::mock::api->bank_address(true, packed >> 8, local, at);
        } else {
            return noc_address_backend::worker_address(packed >> 8, packed & 0xFFU, local, noc);
        }
    }
    static constexpr std::uint32_t end_or(std::uint32_t end, std::size_t all) {
        return end == 0 ? static_cast<std::uint32_t>(all) : end;
    }

    DSpec dspec_;
    std::uint32_t bank_base_address_;
    std::uint32_t aligned_page_size_;
};

// Addresses the pages of an interleaved tensor.
template <
    std::uint32_t RankCT, std::uint32_t NumBanksCT, typename TensorShapeWrapper, typename ShardShapeWrapper,
    typename BankCoordsWrapper, bool IsDram, std::uint32_t BindingId>
struct TensorAccessor<tensor_accessor::DistributionSpec<
    RankCT, NumBanksCT, TensorShapeWrapper, ShardShapeWrapper, BankCoordsWrapper, true, IsDram, false, BindingId>>
    : InterleavedAddrGen<IsDram> {
    using DSpec = tensor_accessor::DistributionSpec<
        RankCT, NumBanksCT, TensorShapeWrapper, ShardShapeWrapper, BankCoordsWrapper, true, IsDram, false, BindingId>;

    template <std::size_t CTA_OFFSET, std::size_t CRTA_OFFSET>
    constexpr TensorAccessor(
        const TensorAccessorArgs<CTA_OFFSET, CRTA_OFFSET>& args, const std::uint32_t bank_base_address)
        : TensorAccessor(args, bank_base_address, args.get_aligned_page_size()) {}
    template <std::size_t CTA_OFFSET, std::size_t CRTA_OFFSET>
    constexpr TensorAccessor(
        const TensorAccessorArgs<CTA_OFFSET, CRTA_OFFSET>&, const std::uint32_t bank_base_address,
        const std::uint32_t page_size)
        : InterleavedAddrGen<IsDram>{bank_base_address, page_size} {}
    template <std::uint32_t CTA_OFFSET, std::uint32_t ADDR_CRTA_OFFSET>
    TensorAccessor(tensor_accessor::TensorBindingToken<CTA_OFFSET, ADDR_CRTA_OFFSET>)
        : TensorAccessor(
              typename tensor_accessor::TensorBindingToken<CTA_OFFSET, ADDR_CRTA_OFFSET>::bound_args_t{},
              get_common_arg_val<std::uint32_t>(ADDR_CRTA_OFFSET / sizeof(std::uint32_t))) {}
    constexpr explicit TensorAccessor(
        const DSpec&, const std::size_t bank_base_address, const std::uint32_t page_size = 0)
        : InterleavedAddrGen<IsDram>{static_cast<std::uint32_t>(bank_base_address), page_size} {}

    // What one transfer of a page moves; pages that are not aligned leave gaps between them.
    constexpr std::uint32_t get_aligned_page_size() const { return this->page_size; }
    constexpr std::uint32_t get_bank_base_address() const { return this->bank_base_address; }

    tensor_accessor::Pages<TensorAccessor> pages(
        std::uint32_t start_page_id, std::uint32_t end_page_id, std::uint8_t noc = noc_index) const {
        return {*this, start_page_id, end_page_id, 1, noc};
    }
    tensor_accessor::Pages<TensorAccessor> strided_pages(
        std::uint32_t total_pages, std::uint8_t noc = noc_index) const {
        return {*this, get_my_thread_id(), total_pages, get_num_threads(), noc};
    }

    // What only sharded tensors have; a kernel may name it in a branch it does not take.
    bool is_local_bank(std::uint32_t, std::uint32_t, std::uint8_t = noc_index) const { return only_sharded(); }
    bool is_local_addr(const std::uint64_t, std::uint8_t = noc_index) const { return only_sharded(); }
    bool is_local_page(const std::uint32_t, std::uint8_t = noc_index) const { return only_sharded(); }
    bool is_local_shard(const std::uint32_t, std::uint8_t = noc_index) const { return only_sharded(); }
    template <typename Accessor = TensorAccessor>
    tensor_accessor::ShardPages<Accessor> shard_pages(
        std::uint32_t, std::uint32_t = 0, std::uint32_t = 0, std::uint8_t = noc_index) const {
        static_assert(tensor_accessor::detail::always_false_v<Accessor>, "an interleaved tensor has no shards");
    }

private:
    template <typename Accessor = TensorAccessor>
    static bool only_sharded() {
        static_assert(tensor_accessor::detail::always_false_v<Accessor>, "an interleaved tensor has no shards");
        return false;
    }
};

template <std::size_t CTA, std::size_t CRTA>
TensorAccessor(const TensorAccessorArgs<CTA, CRTA>&, std::size_t)
    -> TensorAccessor<tensor_accessor::detail::dspec_of<TensorAccessorArgs<CTA, CRTA>>>;
template <std::size_t CTA, std::size_t CRTA>
TensorAccessor(const TensorAccessorArgs<CTA, CRTA>&, std::size_t, std::uint32_t)
    -> TensorAccessor<tensor_accessor::detail::dspec_of<TensorAccessorArgs<CTA, CRTA>>>;
template <std::uint32_t CTA, std::uint32_t ADDR>
TensorAccessor(tensor_accessor::TensorBindingToken<CTA, ADDR>) -> TensorAccessor<
    tensor_accessor::detail::dspec_of<typename tensor_accessor::TensorBindingToken<CTA, ADDR>::bound_args_t, ADDR>>;
TensorAccessor(const tensor_accessor::NullTensorBindingToken&) -> TensorAccessor<tensor_accessor::NullDSpec>;
template <
    std::uint32_t R, std::uint32_t N, typename T, typename S, typename B, bool Interleaved, bool Dram, bool Contiguous,
    std::uint32_t Id>
TensorAccessor(
    tensor_accessor::DistributionSpec<R, N, T, S, B, Interleaved, Dram, Contiguous, Id>, std::size_t, std::uint32_t)
    -> TensorAccessor<tensor_accessor::DistributionSpec<R, N, T, S, B, Interleaved, Dram, Contiguous, Id>>;

#include "internal/tensor/accessor_collections.h"
