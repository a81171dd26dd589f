#pragma once

#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>

#include "api/compile_time_args.h"
#include "hostdevcommon/tensor_accessor/arg_config.hpp"
#include "internal/kernel_context.h"
#include "internal/tensor/const.h"

// Where the description of a tensor lies. Compile-time words: configuration, aligned page size; of a sharded tensor
// also rank, number of banks, tensor shape and shard shape in pages, and the banks' coordinates, two to a word. A
// field flagged Runtime lies, in the same order, among the common runtime arguments instead.
template <std::size_t CTA_OFFSET, std::size_t CRTA_OFFSET = tensor_accessor::UNKNOWN>
struct TensorAccessorArgs {
    static constexpr tensor_accessor::ArgsConfig args_config{
        static_cast<tensor_accessor::ArgsConfig::Underlying>(get_ct_arg<CTA_OFFSET>())};
    static constexpr bool is_dram = args_config.test(tensor_accessor::ArgConfig::IsDram);
    static constexpr bool is_sharded = args_config.test(tensor_accessor::ArgConfig::Sharded);
    static constexpr bool rank_is_crta = args_config.test(tensor_accessor::ArgConfig::RuntimeRank);
    static constexpr bool num_banks_is_crta = args_config.test(tensor_accessor::ArgConfig::RuntimeNumBanks);
    static constexpr bool tensor_shape_is_crta = args_config.test(tensor_accessor::ArgConfig::RuntimeTensorShape);
    static constexpr bool shard_shape_is_crta = args_config.test(tensor_accessor::ArgConfig::RuntimeShardShape);
    static constexpr bool bank_coords_is_crta = args_config.test(tensor_accessor::ArgConfig::RuntimeBankCoords);
    static constexpr bool page_size_is_crta = args_config.test(tensor_accessor::ArgConfig::RuntimePageSize);
    static_assert(
        !is_sharded || !rank_is_crta || (tensor_shape_is_crta && shard_shape_is_crta),
        "with the rank at run time the shapes must be at run time too");
    static_assert(
        !is_sharded || !num_banks_is_crta || bank_coords_is_crta,
        "with the number of banks at run time their coordinates must be at run time too");
    static_assert(!is_sharded || !page_size_is_crta, "a sharded tensor has its page size at compile time");

#ifdef TILEMETAL_METALIUM_2025
    // The page size is the accessor's own.
    static constexpr bool page_size_is_compiled = false;
#else
    static constexpr bool page_size_is_compiled = !page_size_is_crta;
#endif

private:
    template <std::size_t Offset, bool Present>
    static constexpr std::uint32_t word() {
        if constexpr (Present) {
            return get_ct_arg<Offset>();
        } else {
            return 0;
        }
    }

public:
    static constexpr std::uint32_t AlignedPageSizeCTAOffset = CTA_OFFSET + 1;
    static constexpr std::uint32_t AlignedPageSize = word<AlignedPageSizeCTAOffset, page_size_is_compiled>();
    static constexpr std::uint32_t RankCTAOffset = CTA_OFFSET + (page_size_is_compiled ? 2 : 1);
    static constexpr std::uint32_t NumBanksCTAOffset = RankCTAOffset + (rank_is_crta ? 0 : 1);
    static constexpr std::uint32_t RankCT = word<RankCTAOffset, is_sharded && !rank_is_crta>();
    static constexpr std::uint32_t NumBanksRawCT = word<NumBanksCTAOffset, is_sharded && !num_banks_is_crta>();
    static constexpr std::uint32_t NumBanksCT = tensor_accessor::unpack_num_banks(NumBanksRawCT);
    static constexpr bool is_shard_contiguous = tensor_accessor::unpack_is_shard_contiguous(NumBanksRawCT);
    static constexpr std::uint32_t PhysicalNumBanksCT = (NumBanksCT + 1) / 2;
    static_assert(!is_sharded || rank_is_crta || RankCT > 0, "the rank of a sharded tensor is at least 1");
    static_assert(RankCT <= tensor_accessor::MAX_RANK, "the rank of a sharded tensor is at most 8");
    static_assert(!is_sharded || num_banks_is_crta || NumBanksCT > 0, "a sharded tensor has at least one bank");
    static constexpr std::uint32_t TensorShapeCTAOffset = NumBanksCTAOffset + (num_banks_is_crta ? 0 : 1);
    static constexpr std::uint32_t ShardShapeCTAOffset = TensorShapeCTAOffset + (tensor_shape_is_crta ? 0 : RankCT);
    static constexpr std::uint32_t BankCoordsCTAOffset = ShardShapeCTAOffset + (shard_shape_is_crta ? 0 : RankCT);
    static constexpr std::uint32_t NumArgsCT =
        is_sharded ? BankCoordsCTAOffset + (bank_coords_is_crta ? 0 : PhysicalNumBanksCT) - CTA_OFFSET
                   : RankCTAOffset - CTA_OFFSET;

    constexpr TensorAccessorArgs() = default;
    constexpr explicit TensorAccessorArgs(std::uint32_t crta_offset) : crta_offset_(crta_offset) {
        static_assert(CRTA_OFFSET == tensor_accessor::UNKNOWN, "the offset is already given as template argument");
    }

    static constexpr std::uint32_t num_compile_time_args() { return NumArgsCT; }
    static constexpr std::uint32_t next_compile_time_args_offset() { return CTA_OFFSET + NumArgsCT; }

    constexpr std::uint32_t crta_offset() const {
        return CRTA_OFFSET == tensor_accessor::UNKNOWN ? crta_offset_ : static_cast<std::uint32_t>(CRTA_OFFSET);
    }
    constexpr std::uint32_t get_aligned_page_size() const {
        return value_of<page_size_is_crta>(AlignedPageSize, crta_offset());
    }
    constexpr std::uint32_t rank_crta_offset() const { return crta_offset(); }
    constexpr std::uint32_t num_banks_crta_offset() const { return crta_offset() + (rank_is_crta ? 1 : 0); }
    constexpr std::uint32_t get_rank() const { return value_of<rank_is_crta>(RankCT, rank_crta_offset()); }
    constexpr std::uint32_t get_num_banks() const {
        return tensor_accessor::unpack_num_banks(value_of<num_banks_is_crta>(NumBanksRawCT, num_banks_crta_offset()));
    }
    constexpr bool resolve_shard_contiguous() const {
        return tensor_accessor::unpack_is_shard_contiguous(
            value_of<num_banks_is_crta>(NumBanksRawCT, num_banks_crta_offset()));
    }
    constexpr std::uint32_t get_physical_num_banks() const { return (get_num_banks() + 1) / 2; }
    constexpr std::uint32_t tensor_shape_crta_offset() const {
        return num_banks_crta_offset() + (num_banks_is_crta ? 1 : 0);
    }
    constexpr std::uint32_t shard_shape_crta_offset() const {
        return tensor_shape_crta_offset() + (tensor_shape_is_crta ? get_rank() : 0);
    }
    constexpr std::uint32_t bank_coords_crta_offset() const {
        return shard_shape_crta_offset() + (shard_shape_is_crta ? get_rank() : 0);
    }
    constexpr std::uint32_t num_common_runtime_args() const {
        if constexpr (!is_sharded) {
            return page_size_is_crta ? 1 : 0;
        } else {
            return bank_coords_crta_offset() + (bank_coords_is_crta ? get_physical_num_banks() : 0) - crta_offset();
        }
    }
    constexpr std::uint32_t next_common_runtime_args_offset() const {
        return crta_offset() + num_common_runtime_args();
    }

private:
    template <bool AtRunTime>
    static constexpr std::uint32_t value_of(std::uint32_t compiled, std::uint32_t crta_offset) {
        if constexpr (AtRunTime) {
            return get_common_arg_val<std::uint32_t>(crta_offset);
        } else {
            return compiled;
        }
    }

    std::uint32_t crta_offset_ = 0;
};

namespace tensor_accessor::detail {

// Where the words of the tensor number TENSOR_IDX start when several follow each other.
template <std::uint32_t TENSOR_IDX, std::uint32_t CTA_OFFSET>
constexpr std::uint32_t get_tensor_accessor_args_cta_offset() {
    if constexpr (TENSOR_IDX == 0) {
        return CTA_OFFSET;
    } else {
        return TensorAccessorArgs<
            get_tensor_accessor_args_cta_offset<TENSOR_IDX - 1, CTA_OFFSET>()>::next_compile_time_args_offset();
    }
}

template <std::uint32_t CTA_OFFSET, std::uint32_t... Indexes>
constexpr auto args_tuple(std::integer_sequence<std::uint32_t, Indexes...>) {
    return std::make_tuple(TensorAccessorArgs<get_tensor_accessor_args_cta_offset<Indexes, CTA_OFFSET>()>()...);
}

}  // namespace tensor_accessor::detail

template <std::uint32_t NUM_TENSORS, std::uint32_t CTA_OFFSET>
constexpr auto make_tensor_accessor_args_tuple() {
    return tensor_accessor::detail::args_tuple<CTA_OFFSET>(std::make_integer_sequence<std::uint32_t, NUM_TENSORS>());
}
