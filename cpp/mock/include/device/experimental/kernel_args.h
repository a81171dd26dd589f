#pragma once

#include <cstdint>

#include "internal/kernel_context.h"

// Named kernel arguments. Generated code declares one constant for each; its type says where the value is kept.
#define TT_KERNEL static FORCE_INLINE

namespace experimental {

template <typename T>
struct RtaArg {
    std::uint32_t byte_offset;
};
template <typename T>
struct CrtaArg {
    std::uint32_t byte_offset;
};
template <typename T>
struct CtaVal {
    T value;
};

template <typename T>
FORCE_INLINE T get_arg(RtaArg<T> arg, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return get_arg_val<T>(static_cast<int>(arg.byte_offset / sizeof(std::uint32_t)), at);
}
template <typename T>
FORCE_INLINE T get_arg(CrtaArg<T> arg, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return get_common_arg_val<T>(static_cast<int>(arg.byte_offset / sizeof(std::uint32_t)), at);
}
template <typename T>
constexpr T get_arg(CtaVal<T> arg) {
    return arg.value;
}

}  // namespace experimental
