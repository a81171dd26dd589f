#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// Values of DataFormat before and after.
namespace ckernel {

namespace sfpu_detail {
constexpr bool fills_words(DataFormat format) {
    return format == DataFormat::Int32 || format == DataFormat::UInt32 || format == DataFormat::Int8 ||
           format == DataFormat::UInt8;
}
// The format that decides whether DST must have elements of 32 bits.
constexpr DataFormat widest(std::uint32_t before, std::uint32_t after) {
    const auto source = static_cast<DataFormat>(before);
    const auto target = static_cast<DataFormat>(after);
    return fills_words(source) ? source : fills_words(target) ? target : DataFormat::Float32;
}
constexpr bool is_cast_format(std::uint32_t format) {
    const auto name = static_cast<DataFormat>(format);
    return is_integer(name) || is_float(name) || name == DataFormat::UInt8 || name == DataFormat::Int8;
}
}  // namespace sfpu_detail

template <std::uint32_t IN_DTYPE, std::uint32_t OUT_DTYPE>
ALWI void typecast_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(
        sfpu_detail::is_cast_format(IN_DTYPE) && sfpu_detail::is_cast_format(OUT_DTYPE),
        "typecast_tile between these formats is not simulated");
    sfpu_detail::init("typecast_tile_init", at, IN_DTYPE | OUT_DTYPE << 8);
}

template <std::uint32_t IN_DTYPE, std::uint32_t OUT_DTYPE, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void typecast_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(
        sfpu_detail::is_cast_format(IN_DTYPE) && sfpu_detail::is_cast_format(OUT_DTYPE),
        "typecast_tile between these formats is not simulated");
    sfpu_detail::unary(
        "typecast_tile", idst, at, {},
        sfpu_detail::with_format(sfpu_detail::widest(IN_DTYPE, OUT_DTYPE), IN_DTYPE | OUT_DTYPE << 8));
}

}  // namespace ckernel
