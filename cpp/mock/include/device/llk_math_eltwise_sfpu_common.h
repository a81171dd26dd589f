#pragma once

#include <cstdint>
#include <type_traits>
#include <utility>

#include "api/compute/engine_types.h"
#include "cmath_common.h"
#include "llk_sfpu_types.h"

// A program of the vector unit runs on one face of 16 x 16 elements; these call it for those that a mode selects.

namespace ckernel::sfpu_programs {

// A tile of DST and the line that asks for a program on it, which diagnoses then name.
struct Tile {
    template <class T, std::enable_if_t<std::is_arithmetic_v<T>, int> = 0>
    constexpr Tile(T tile, tilemetal::mock::abi::Location line = tilemetal::mock::abi::Location::current())
        : index(static_cast<std::uint32_t>(tile)), at(line) {}

    std::uint32_t index;
    tilemetal::mock::abi::Location at;
};

}  // namespace ckernel::sfpu_programs

ALWI void _llk_math_eltwise_sfpu_start_(
    const std::uint32_t dst_index, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    ckernel::math::set_dst_write_addr(dst_index, at);
}
ALWI void _llk_math_eltwise_sfpu_inc_dst_face_addr_() {
    ckernel::math::inc_dst_addr<8>({nullptr, 0});
    ckernel::math::inc_dst_addr<8>({nullptr, 0});
}
ALWI void _llk_math_eltwise_sfpu_done_(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->sfpi->finish(at);
    ckernel::math::clear_dst_reg_addr(at);
}

// `face` is what the last call was about and what the next is: all four, the upper two, or the left two.
template <class Callable, class... Args>
ALWI void _llk_math_eltwise_sfpu_apply_vector_mode_(Callable&& sfpu_func, VectorMode vector_mode, Args&&... args) {
    const int calls = vector_mode == VectorMode::RC                                  ? 4
                      : vector_mode == VectorMode::R || vector_mode == VectorMode::C ? 2
                                                                                     : 1;
    for (int face = 0; face < calls; ++face) {
        sfpu_func(args...);
        const int faces_on = vector_mode == VectorMode::C ? 2 : calls == 1 ? 0 : 1;
        for (int i = 0; i < faces_on; ++i) {
            _llk_math_eltwise_sfpu_inc_dst_face_addr_();
        }
    }
}
