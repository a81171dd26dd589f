#pragma once

#include <cstdint>
#include <type_traits>

#include "mock/kernel_entry.h"

#define sfpi_inline __attribute__((always_inline)) inline

// What the vectors of sfpi.h are made of: handles of values that the runtime computes later (mock/abi_sfpi.h).
namespace sfpi {

#if defined(ARCH_BLACKHOLE)
inline constexpr bool is_blackhole = true;
#else
inline constexpr bool is_blackhole = false;
#endif

namespace impl_ {

using tilemetal::mock::abi::SfpiApi;
using tilemetal::mock::abi::SfpiCondition;
using tilemetal::mock::abi::SfpiInstruction;
using tilemetal::mock::abi::SfpiMove;
using tilemetal::mock::abi::SfpiOp;
using tilemetal::mock::abi::SfpiValue;

// Operators cannot know their caller's line: diagnoses name the last call of the API.
inline constexpr tilemetal::mock::abi::Location kNowhere{nullptr, 0};

ALWI const SfpiApi& unit() { return *tilemetal::mock::api->sfpi; }

class sfpu_t {
public:
    sfpi_inline sfpu_t() = default;
    sfpi_inline explicit sfpu_t(SfpiValue* owned) : value_(owned) {}
    sfpi_inline sfpu_t(const sfpu_t& other) : value_(other.value_) {
        if (value_ != nullptr) ++value_->handles;
    }
    sfpi_inline sfpu_t(sfpu_t&& other) noexcept : value_(other.value_) { other.value_ = nullptr; }
    sfpi_inline sfpu_t& operator=(const sfpu_t& other) {
        sfpu_t copy(other);
        return *this = static_cast<sfpu_t&&>(copy);
    }
    sfpi_inline sfpu_t& operator=(sfpu_t&& other) noexcept {
        SfpiValue* const old = value_;
        value_ = other.value_;
        other.value_ = old;
        return *this;
    }
    sfpi_inline ~sfpu_t() {
        if (value_ != nullptr) --value_->handles;
    }

    sfpi_inline SfpiValue* handle() const { return value_; }

private:
    SfpiValue* value_ = nullptr;
};

// A vector that may be assigned in some lanes only.
class vVal {
public:
    sfpi_inline vVal() = default;
    sfpi_inline vVal(const vVal&) = default;
    sfpi_inline vVal(sfpu_t value) : value_(static_cast<sfpu_t&&>(value)) {}
    sfpi_inline vVal& operator=(const vVal& other) {
        SfpiValue* const fresh = other.value_.handle();
        value_ = sfpu_t(fresh == nullptr ? nullptr : unit().assign(value_.handle(), fresh));
        return *this;
    }

    sfpi_inline const sfpu_t& get() const { return value_; }
    sfpi_inline SfpiValue* handle() const { return value_.handle(); }

private:
    sfpu_t value_;
};

template <class T>
inline constexpr bool is_vector = std::is_base_of_v<vVal, T>;

struct Modes {
    std::uint32_t mode = 0;
    std::uint32_t immediate = 0;
};

template <class... Inputs>
sfpi_inline sfpu_t emit(SfpiOp op, Modes modes, const Inputs&... inputs) {
    const SfpiInstruction instruction{
        op,
        static_cast<std::uint8_t>(modes.mode),
        static_cast<std::uint8_t>(sizeof...(Inputs)),
        modes.immediate,
        {inputs.handle()...}};
    return sfpu_t(unit().emit(&instruction, kNowhere));
}

template <class... Inputs>
sfpi_inline sfpu_t emit(SfpiOp op, const Inputs&... inputs) {
    return emit(op, Modes{}, inputs...);
}

sfpi_inline sfpu_t constant(std::uint32_t word) { return emit(SfpiOp::Constant, Modes{0, word}); }

constexpr std::uint32_t float_as_uint(float value) { return __builtin_bit_cast(std::uint32_t, value); }

}  // namespace impl_
}  // namespace sfpi
