#pragma once

#include <cstdint>

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
    Runtime = 4 | 8 | 16 | 32 | 64 | 128,
};

class ArgsConfig {
public:
    using Underlying = std::uint8_t;
    constexpr ArgsConfig() = default;
    constexpr ArgsConfig(ArgConfig flag) : bits_(static_cast<Underlying>(flag)) {}
    constexpr explicit ArgsConfig(Underlying bits) : bits_(bits) {}

    constexpr bool test(ArgConfig flag) const { return (bits_ & static_cast<Underlying>(flag)) != 0; }
    constexpr Underlying raw() const { return bits_; }
    constexpr void set(ArgConfig flag, bool on = true) {
        bits_ = static_cast<Underlying>(
            on ? bits_ | static_cast<Underlying>(flag) : bits_ & ~static_cast<Underlying>(flag));
    }
    friend constexpr ArgsConfig operator|(ArgsConfig a, ArgsConfig b) {
        return ArgsConfig(static_cast<Underlying>(a.bits_ | b.bits_));
    }
    friend constexpr bool operator==(ArgsConfig a, ArgsConfig b) { return a.bits_ == b.bits_; }
    friend constexpr bool operator!=(ArgsConfig a, ArgsConfig b) { return a.bits_ != b.bits_; }

private:
    Underlying bits_ = 0;
};

constexpr ArgsConfig operator|(ArgConfig a, ArgConfig b) { return ArgsConfig(a) | ArgsConfig(b); }

// The word with the number of banks also says whether a bank holds neighbouring shards instead of every n-th.
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
