#pragma once

#include <cstddef>
#include <cstdint>

#include "internal/kernel_context.h"
#include "internal/tensor/array_wrapper.h"
#include "internal/tensor/const.h"

namespace tensor_accessor {

inline constexpr std::uint32_t NO_BINDING_ID = 0xFFFFFFFFU;

namespace detail {

// One number per dimension, outermost first.
struct Extents {
    std::uint32_t values[MAX_RANK] = {};
    std::uint32_t rank = 0;

    constexpr std::uint32_t& operator[](std::size_t i) { return values[i]; }
    constexpr const std::uint32_t& operator[](std::size_t i) const { return values[i]; }
    constexpr std::size_t size() const { return rank; }
    constexpr std::uint32_t* begin() { return values; }
    constexpr std::uint32_t* end() { return values + rank; }
    constexpr const std::uint32_t* begin() const { return values; }
    constexpr const std::uint32_t* end() const { return values + rank; }

    template <typename Source>
    static constexpr Extents copy_of(const Source& source, std::uint32_t rank) {
        Extents out;
        out.rank = rank;
        for (std::uint32_t i = 0; i < rank; ++i) {
            out.values[i] = source[i];
        }
        return out;
    }
    constexpr std::uint32_t volume() const {
        std::uint32_t product = 1;
        for (std::uint32_t i = 0; i < rank; ++i) {
            product *= values[i];
        }
        return product;
    }
    // Of an array laid out row by row.
    constexpr Extents strides() const {
        Extents out;
        out.rank = rank;
        std::uint32_t stride = 1;
        for (std::uint32_t i = rank; i-- > 0;) {
            out.values[i] = stride;
            stride *= values[i];
        }
        return out;
    }
    // How many pieces of this shape cover the whole, per dimension.
    constexpr Extents pieces_of(const Extents& whole) const {
        Extents out;
        out.rank = rank;
        for (std::uint32_t i = 0; i < rank; ++i) {
            out.values[i] = (whole.values[i] + values[i] - 1) / values[i];
        }
        return out;
    }
    // The coordinates of an index into an array of this shape.
    constexpr Extents coordinates_of(std::uint32_t index) const {
        Extents out;
        out.rank = rank;
        for (std::uint32_t i = rank; i-- > 0;) {
            out.values[i] = index % values[i];
            index /= values[i];
        }
        return out;
    }
};

// Where the banks are: x in the high byte, y in the low one; for DRAM x is the bank's number.
struct BankCoordinates {
    const std::uint16_t* packed = nullptr;
    std::uint32_t count = 0;

    constexpr std::uint16_t operator[](std::size_t i) const { return packed[i]; }
    constexpr std::size_t size() const { return count; }
};

}  // namespace detail

// How a tensor's pages are dealt to banks. What is not static was read from the common runtime arguments.
template <
    std::uint32_t RankCT = 0, std::uint32_t NumBanksCT = 0, typename TensorShapeWrapper = ArrayDynamicWrapper,
    typename ShardShapeWrapper = ArrayDynamicWrapper, typename BankCoordsWrapper = ArrayDynamicWrapper,
    bool IsInterleaved = false, bool IsDram = false, bool IsShardContiguous = false,
    std::uint32_t BindingId = NO_BINDING_ID>
struct DistributionSpec {
    static constexpr std::uint32_t binding_id = BindingId;
    static constexpr bool has_static_rank = RankCT != 0;
    static constexpr bool has_static_num_banks = NumBanksCT != 0;
    static constexpr bool tensor_shape_static = has_static_rank && TensorShapeWrapper::is_static;
    static constexpr bool shard_shape_static = has_static_rank && ShardShapeWrapper::is_static;
    static constexpr bool bank_coords_static = has_static_num_banks && BankCoordsWrapper::is_static;
    static constexpr bool shapes_static = tensor_shape_static && shard_shape_static;
    static constexpr bool is_static = shapes_static && bank_coords_static;
    static constexpr bool is_interleaved = IsInterleaved;
    static constexpr bool is_dram = IsDram;
    static constexpr bool is_shard_contiguous = IsShardContiguous;
    static constexpr std::uint32_t rank_ct = RankCT;
    static constexpr std::uint32_t num_banks_ct = NumBanksCT;
    using Shape = detail::Extents;
    using BankCoords = detail::BankCoordinates;

    constexpr DistributionSpec() {
        if constexpr (is_static && !IsInterleaved) {
            tensor_shape_ = Shape::copy_of(TensorShapeWrapper::elements, RankCT);
            shard_shape_ = Shape::copy_of(ShardShapeWrapper::elements, RankCT);
            banks_ = {BankCoordsWrapper::elements.data(), NumBanksCT};
            derive();
        }
    }
    template <typename Args, typename = decltype(Args::is_sharded)>
    constexpr explicit DistributionSpec(const Args& args) {
        if constexpr (!IsInterleaved) {
            const std::uint32_t rank = args.get_rank();
            if constexpr (Args::tensor_shape_is_crta) {
                tensor_shape_ = Shape::copy_of(words(args.tensor_shape_crta_offset()), rank);
            } else {
                tensor_shape_ = Shape::copy_of(TensorShapeWrapper::elements, rank);
            }
            if constexpr (Args::shard_shape_is_crta) {
                shard_shape_ = Shape::copy_of(words(args.shard_shape_crta_offset()), rank);
            } else {
                shard_shape_ = Shape::copy_of(ShardShapeWrapper::elements, rank);
            }
            if constexpr (Args::bank_coords_is_crta) {
                banks_ = {
                    reinterpret_cast<const std::uint16_t*>(words(args.bank_coords_crta_offset())),
                    args.get_num_banks()};
            } else {
                banks_ = {BankCoordsWrapper::elements.data(), args.get_num_banks()};
            }
            contiguous_ = args.resolve_shard_contiguous();
            derive();
        }
    }

    constexpr std::uint32_t rank() const { return tensor_shape_.rank; }
    constexpr std::uint32_t num_banks() const { return banks_.count; }
    constexpr bool resolve_shard_contiguous() const { return contiguous_; }
    constexpr const Shape& tensor_shape() const { return tensor_shape_; }
    constexpr const Shape& shard_shape() const { return shard_shape_; }
    constexpr const Shape& tensor_strides() const { return tensor_strides_; }
    constexpr const Shape& shard_strides() const { return shard_strides_; }
    constexpr const Shape& shard_grid() const { return shard_grid_; }
    constexpr const Shape& shard_grid_strides() const { return shard_grid_strides_; }
    constexpr std::size_t tensor_volume() const { return tensor_shape_.volume(); }
    constexpr std::size_t shard_volume() const { return shard_shape_.volume(); }
    constexpr std::size_t num_shards() const { return shard_grid_.volume(); }
    constexpr const BankCoords& packed_xy_coords() const { return banks_; }

private:
    static const std::uint32_t* words(std::uint32_t crta_offset) {
        return reinterpret_cast<const std::uint32_t*>(get_common_arg_addr(crta_offset));
    }
    constexpr void derive() {
        tensor_strides_ = tensor_shape_.strides();
        shard_strides_ = shard_shape_.strides();
        shard_grid_ = shard_shape_.pieces_of(tensor_shape_);
        shard_grid_strides_ = shard_grid_.strides();
    }

    Shape tensor_shape_;
    Shape shard_shape_;
    Shape tensor_strides_;
    Shape shard_strides_;
    Shape shard_grid_;
    Shape shard_grid_strides_;
    BankCoords banks_;
    bool contiguous_ = IsShardContiguous;
};

template <bool IsDram>
constexpr auto make_interleaved_dspec() {
    return DistributionSpec<
        0, 0, ArrayStaticWrapper<std::uint32_t>, ArrayStaticWrapper<std::uint32_t>, ArrayStaticWrapper<std::uint16_t>,
        true, IsDram>();
}

}  // namespace tensor_accessor
