#include <immintrin.h>

#include "elementwise_loops.hpp"
#include "fast_matmul.hpp"
#include "kernels.hpp"
#include "matmul_lanes.hpp"

// Compiled for AVX-512 F, BW, CD, DQ, VL.
namespace tilemetal::numerics::detail {
namespace {

struct Avx512 {
    using Narrow = __m512i;
    using Word = __m512i;
    static constexpr std::size_t kLanes = 32;

    static Narrow load16(const std::int16_t* p) { return _mm512_loadu_si512(p); }
    static Narrow repeat16(std::int16_t v) { return _mm512_set1_epi16(v); }
    static Narrow add16(Narrow a, Narrow b) { return _mm512_add_epi16(a, b); }
    static Narrow sub16(Narrow a, Narrow b) { return _mm512_sub_epi16(a, b); }
    static Narrow max16(Narrow a, Narrow b) { return _mm512_max_epi16(a, b); }
    static Narrow multiply_low(Narrow a, Narrow b) { return _mm512_mullo_epi16(a, b); }
    static Narrow rounding_multiply_high(Narrow a, Narrow b) { return _mm512_mulhrs_epi16(a, b); }
    static Narrow alignment_weight(Narrow distance) { return _mm512_srlv_epi16(_mm512_set1_epi16(0x4000), distance); }
    static Narrow keep_if_positive(Narrow condition, Narrow v) {
        return _mm512_maskz_mov_epi16(_mm512_cmpgt_epi16_mask(condition, _mm512_setzero_si512()), v);
    }
    static Word widen_low(Narrow v) { return _mm512_cvtepi16_epi32(_mm512_castsi512_si256(v)); }
    static Word widen_high(Narrow v) { return _mm512_cvtepi16_epi32(_mm512_extracti64x4_epi64(v, 1)); }

    static Word load32(const std::uint32_t* p) { return _mm512_loadu_si512(p); }
    static void store32(std::uint32_t* p, Word v) { _mm512_storeu_si512(p, v); }
    static Word repeat32(std::int32_t v) { return _mm512_set1_epi32(v); }
    static Word add32(Word a, Word b) { return _mm512_add_epi32(a, b); }
    static Word sub32(Word a, Word b) { return _mm512_sub_epi32(a, b); }
    static Word max32(Word a, Word b) { return _mm512_max_epi32(a, b); }
    static Word absolute32(Word a) { return _mm512_abs_epi32(a); }
    static Word bit_and(Word a, Word b) { return _mm512_and_si512(a, b); }
    static Word bit_or(Word a, Word b) { return _mm512_or_si512(a, b); }
    static Word exclusive_or(Word a, Word b) { return _mm512_xor_si512(a, b); }
    template <int N>
    static Word shift_left(Word v) {
        return _mm512_slli_epi32(v, N);
    }
    template <int N>
    static Word shift_right(Word v) {
        return _mm512_srli_epi32(v, N);
    }
    template <int N>
    static Word shift_right_signed(Word v) {
        return _mm512_srai_epi32(v, N);
    }
    // Counts of 32 and more give 0 (left) or the sign (right).
    static Word shift_left_by(Word v, Word n) { return _mm512_sllv_epi32(v, n); }
    static Word shift_right_signed_by(Word v, Word n) { return _mm512_srav_epi32(v, n); }
    static Word leading_zeros(Word v) { return _mm512_lzcnt_epi32(v); }
    static Word keep_if_greater(Word a, Word b, Word v) {
        return _mm512_maskz_mov_epi32(_mm512_cmpgt_epi32_mask(a, b), v);
    }
    static Word select_if_greater(Word a, Word b, Word yes, Word no) {
        return _mm512_mask_mov_epi32(no, _mm512_cmpgt_epi32_mask(a, b), yes);
    }
    static Word add_if_equal(Word a, Word b, Word v, Word addend) {
        return _mm512_mask_add_epi32(v, _mm512_cmpeq_epi32_mask(a, b), v, addend);
    }
};

struct Floats512 {
    using Floats = __m512;
    static Floats multiply_add(Floats a, Floats b, Floats sum) { return _mm512_fmadd_ps(a, b, sum); }
};

}  // namespace

const Kernels avx512_kernels{
    matmul_vector<Avx512>, add_tile_words, multiply_tile_words, fast_matmul_vector<Floats512, 8>};

}  // namespace tilemetal::numerics::detail
