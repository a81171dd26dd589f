#pragma once

#include <cstdint>
#include <hostdevcommon/flags.hpp>

namespace tensor_accessor {

// What the first compile-time word of an accessor says.
enum class ArgConfig : std::uint8_t {
    None = 0,
    Sharded = 1,
    IsDram = 2,
    RuntimeRank = 4,
    RuntimeNumBanks = 8,
    RuntimeTensorShape = 16,
    RuntimeShardShape = 32,
    RuntimeBankCoords = 64,
    RuntimePageSize = 128,
    Runtime = RuntimeRank | RuntimeNumBanks | RuntimeTensorShape | RuntimeShardShape | RuntimeBankCoords |
        RuntimePageSize,
};

using ArgsConfig = Flags<ArgConfig>;
constexpr ArgsConfig operator|(ArgConfig a, ArgConfig b) noexcept { return ArgsConfig(a) | b; }
constexpr ArgsConfig operator|(ArgConfig a, ArgsConfig b) noexcept { return ArgsConfig(a) | b; }

// The word of the number of banks has its top bit set when adjacent shards share a bank (CONTIGUOUS_1D).
inline constexpr std::uint32_t ShardContiguousBit = 1U << 31;
constexpr std::uint32_t pack_num_banks(std::uint32_t num_banks, bool is_shard_contiguous) {
    return num_banks | (is_shard_contiguous ? ShardContiguousBit : 0U);
}
constexpr std::uint32_t unpack_num_banks(std::uint32_t packed_num_banks) {
    return packed_num_banks & ~ShardContiguousBit;
}
constexpr bool unpack_is_shard_contiguous(std::uint32_t packed_num_banks) {
    return (packed_num_banks & ShardContiguousBit) != 0;
}

}  // namespace tensor_accessor
