#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace tilemetal::mock {

template <std::size_t N>
struct CompileTimeArgs {
    std::uint32_t values[N == 0 ? 1 : N];
    constexpr std::uint32_t operator[](std::size_t i) const { return values[i]; }
    static constexpr std::size_t size() { return N; }
};
template <class... Words>
constexpr CompileTimeArgs<sizeof...(Words)> make_compile_time_args(Words... words) {
    return {{static_cast<std::uint32_t>(words)...}};
}

struct NamedArg {
    const char* name;
    std::uint32_t value;
};

constexpr bool same_text(const char* a, const char* b) {
    while (*a != '\0' && *a == *b) {
        ++a;
        ++b;
    }
    return *a == *b;
}

// Not constexpr on purpose: an unknown name ends the compilation.
std::uint32_t no_named_compile_time_arg_of_this_name(const char* name);

}  // namespace tilemetal::mock

#ifndef KERNEL_COMPILE_TIME_ARGS
#define KERNEL_COMPILE_TIME_ARGS
#endif
constexpr auto kernel_compile_time_args = tilemetal::mock::make_compile_time_args(KERNEL_COMPILE_TIME_ARGS);

template <std::size_t Index>
constexpr std::uint32_t get_ct_arg() {
    static_assert(Index < kernel_compile_time_args.size(), "compile-time argument index out of range");
    return kernel_compile_time_args[Index];
}
#define get_compile_time_arg_val(arg_idx) get_ct_arg<arg_idx>()

#ifdef KERNEL_COMPILE_TIME_ARG_MAP
constexpr tilemetal::mock::NamedArg kernel_named_compile_time_args[] = {KERNEL_COMPILE_TIME_ARG_MAP};

constexpr std::uint32_t get_named_compile_time_arg_val(const char* name) {
    for (const auto& argument : kernel_named_compile_time_args) {
        if (tilemetal::mock::same_text(argument.name, name)) {
            return argument.value;
        }
    }
    return tilemetal::mock::no_named_compile_time_arg_of_this_name(name);
}
#endif
