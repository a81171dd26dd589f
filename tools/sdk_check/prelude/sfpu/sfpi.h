// Stand-in for the vendor compiler's SFPU vector library, for parsing only: nothing here computes.
//
// Every vector type converts to every other one and every operation accepts everything, so this accepts more SFPU code
// than the vendor's library does. It exists so that kernels which call the SFPU compute API can be checked.
#pragma once

#include <cstdint>

#include "lltt.h"
#include "sfpi_functions.h"
#include "sfpi_modifiers.h"
#include "sfpi_vectors.h"

#define sfpi_inline inline __attribute__((always_inline))

// Compiler builtins that LLK headers call by name.
template <class... Args>
std::uint32_t __builtin_rvtt_sfpgt(const Args&...) {
    return 0;
}
template <class... Args>
std::uint32_t __builtin_rvtt_sfpmad(const Args&...) {
    return 0;
}

namespace sfpi {

inline constexpr stand_in::RegisterFile dst_reg{};
inline constexpr stand_in::LaneRegisters l_reg{};
inline vFloat vConstFloatPrgm0, vConstFloatPrgm1, vConstFloatPrgm2;
inline vInt vConstIntPrgm0, vConstIntPrgm1, vConstIntPrgm2;
inline const vFloat vConst0, vConst1, vConstNeg1, vConst0p8373;
inline const vInt vConstTileId;

enum class LRegs { LReg0, LReg1, LReg2, LReg3, LReg4, LReg5, LReg6, LReg7 };

// An object of it asks the compiler to keep lane registers free for the rest of the scope.
class lreg_pressure {
public:
    template <class... Args>
    explicit lreg_pressure(const Args&...) {}
    ~lreg_pressure() {}
};

// The condition of a predicated block.
class Predicate {
public:
    template <class T>
    Predicate& narrow(const T&) {
        return *this;
    }
};

}  // namespace sfpi

// Predication keywords are macros because they open and close a scope in the code that uses them.
#define v_if(condition)          \
    {                            \
        ::sfpi::Predicate block; \
        block.narrow(condition);
#define v_elseif(condition) block.narrow(condition);
#define v_else
#define v_endif }
#define v_and(condition) block.narrow(condition)
#define v_block \
    {           \
        ::sfpi::Predicate block;
#define v_endblock }
