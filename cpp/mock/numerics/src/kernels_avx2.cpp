#include <immintrin.h>

#include "elementwise_loops.hpp"
#include "fast_matmul.hpp"
#include "kernels.hpp"
#include "matmul_lanes.hpp"

// Compiled for AVX2 and FMA.
namespace tilemetal::numerics::detail {
namespace {

struct Avx2 {
    using Narrow = __m256i;
    using Word = __m256i;
    static constexpr std::size_t kLanes = 16;

    static Narrow load16(const std::int16_t* p) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)); }
    static Narrow repeat16(std::int16_t v) { return _mm256_set1_epi16(v); }
    static Narrow add16(Narrow a, Narrow b) { return _mm256_add_epi16(a, b); }
    static Narrow sub16(Narrow a, Narrow b) { return _mm256_sub_epi16(a, b); }
    static Narrow max16(Narrow a, Narrow b) { return _mm256_max_epi16(a, b); }
    static Narrow multiply_low(Narrow a, Narrow b) { return _mm256_mullo_epi16(a, b); }
    static Narrow rounding_multiply_high(Narrow a, Narrow b) { return _mm256_mulhrs_epi16(a, b); }
    // 2^(14 - distance), 0 above 14, by two byte tables: there is no 16-bit variable shift. An index byte with its top
    // bit set looks up 0, which blanks the byte the table is not for.
    static Narrow alignment_weight(Narrow distance) {
        const Narrow low_bytes = _mm256_setr_epi8(
            0, 0, 0, 0, 0, 0, 0, -128, 64, 32, 16, 8, 4, 2, 1, 0,  //
            0, 0, 0, 0, 0, 0, 0, -128, 64, 32, 16, 8, 4, 2, 1, 0);
        const Narrow high_bytes = _mm256_setr_epi8(
            64, 32, 16, 8, 4, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0,  //
            64, 32, 16, 8, 4, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        const Narrow index = _mm256_min_epi16(distance, _mm256_set1_epi16(15));
        const Narrow low_index = _mm256_or_si256(index, _mm256_set1_epi16(static_cast<std::int16_t>(0xFF00)));
        const Narrow high_index = _mm256_or_si256(_mm256_slli_epi16(index, 8), _mm256_set1_epi16(0x00FF));
        return _mm256_or_si256(_mm256_shuffle_epi8(low_bytes, low_index), _mm256_shuffle_epi8(high_bytes, high_index));
    }
    static Narrow keep_if_positive(Narrow condition, Narrow v) {
        return _mm256_and_si256(_mm256_cmpgt_epi16(condition, _mm256_setzero_si256()), v);
    }
    static Word widen_low(Narrow v) { return _mm256_cvtepi16_epi32(_mm256_castsi256_si128(v)); }
    static Word widen_high(Narrow v) { return _mm256_cvtepi16_epi32(_mm256_extracti128_si256(v, 1)); }

    static Word load32(const std::uint32_t* p) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)); }
    static void store32(std::uint32_t* p, Word v) { _mm256_storeu_si256(reinterpret_cast<__m256i*>(p), v); }
    static Word repeat32(std::int32_t v) { return _mm256_set1_epi32(v); }
    static Word add32(Word a, Word b) { return _mm256_add_epi32(a, b); }
    static Word sub32(Word a, Word b) { return _mm256_sub_epi32(a, b); }
    static Word max32(Word a, Word b) { return _mm256_max_epi32(a, b); }
    static Word absolute32(Word a) { return _mm256_abs_epi32(a); }
    static Word bit_and(Word a, Word b) { return _mm256_and_si256(a, b); }
    static Word bit_or(Word a, Word b) { return _mm256_or_si256(a, b); }
    static Word exclusive_or(Word a, Word b) { return _mm256_xor_si256(a, b); }
    template <int N>
    static Word shift_left(Word v) {
        return _mm256_slli_epi32(v, N);
    }
    template <int N>
    static Word shift_right(Word v) {
        return _mm256_srli_epi32(v, N);
    }
    template <int N>
    static Word shift_right_signed(Word v) {
        return _mm256_srai_epi32(v, N);
    }
    // Counts of 32 and more give 0 (left) or the sign (right).
    static Word shift_left_by(Word v, Word n) { return _mm256_sllv_epi32(v, n); }
    static Word shift_right_signed_by(Word v, Word n) { return _mm256_srav_epi32(v, n); }
    // By way of the exponent of a float, see step_leading_zeros().
    static Word leading_zeros(Word v) {
        const Word blunted = _mm256_andnot_si256(_mm256_srli_epi32(v, 1), v);
        const Word exponent = _mm256_srli_epi32(_mm256_castps_si256(_mm256_cvtepi32_ps(blunted)), 23);
        return _mm256_sub_epi32(_mm256_set1_epi32(158), exponent);
    }
    static Word keep_if_greater(Word a, Word b, Word v) { return _mm256_and_si256(_mm256_cmpgt_epi32(a, b), v); }
    static Word select_if_greater(Word a, Word b, Word yes, Word no) {
        return _mm256_blendv_epi8(no, yes, _mm256_cmpgt_epi32(a, b));
    }
    static Word add_if_equal(Word a, Word b, Word v, Word addend) {
        return _mm256_add_epi32(v, _mm256_and_si256(_mm256_cmpeq_epi32(a, b), addend));
    }
};

struct Floats256 {
    using Floats = __m256;
    static Floats multiply_add(Floats a, Floats b, Floats sum) { return _mm256_fmadd_ps(a, b, sum); }
};

}  // namespace

const Kernels avx2_kernels{matmul_vector<Avx2>, add_tile_words, multiply_tile_words, fast_matmul_vector<Floats256, 4>};

}  // namespace tilemetal::numerics::detail
