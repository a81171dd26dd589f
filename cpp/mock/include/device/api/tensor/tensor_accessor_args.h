#pragma once

#include <cstddef>
#include <cstdint>

#include "api/compile_time_args.h"
#include "hostdevcommon/tensor_accessor/arg_config.hpp"

namespace tensor_accessor {
inline constexpr std::size_t UNKNOWN = ~std::size_t{0};
}

// Where the description of a tensor lies in the compile-time arguments. Interleaved tensors take two words.
template <std::size_t CTA_OFFSET, std::size_t CRTA_OFFSET = tensor_accessor::UNKNOWN>
struct TensorAccessorArgs {
    static constexpr tensor_accessor::ArgsConfig args_config{
        static_cast<tensor_accessor::ArgsConfig::Underlying>(get_ct_arg<CTA_OFFSET>())};
    static constexpr bool is_dram = args_config.test(tensor_accessor::ArgConfig::IsDram);
    static constexpr bool is_sharded = args_config.test(tensor_accessor::ArgConfig::Sharded);
    static constexpr bool page_size_is_runtime = args_config.test(tensor_accessor::ArgConfig::RuntimePageSize);
    static_assert(!is_sharded, "accessors of sharded tensors are not simulated; use an interleaved buffer");
    static_assert(!page_size_is_runtime, "accessors with a page size at run time are not simulated");

#ifdef TILEMETAL_METALIUM_2025
    // The page size is the accessor's own.
    static constexpr std::uint32_t aligned_page_size = 0;
    static constexpr std::uint32_t num_compile_time_args() { return 1; }
#else
    static constexpr std::uint32_t aligned_page_size = get_ct_arg<CTA_OFFSET + 1>();
    static constexpr std::uint32_t num_compile_time_args() { return 2; }
#endif
    static constexpr std::uint32_t num_common_runtime_args() { return 0; }
    static constexpr std::uint32_t next_compile_time_args_offset() { return CTA_OFFSET + num_compile_time_args(); }
    static constexpr std::uint32_t next_common_runtime_args_offset() {
        return CRTA_OFFSET == tensor_accessor::UNKNOWN ? 0 : CRTA_OFFSET + num_common_runtime_args();
    }
};
