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
    Runtime = 4 | 8 | 16 | 32 | 64,
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

}  // namespace tensor_accessor
