// C++ spellings of constants.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tilemetal {

struct IntegerSpelling {
    std::string text;
    bool plain_int = false;  // the text has type int in C++
    bool compound = false;   // the text is an expression that needs parentheses as an operand of unary operators
};

// `bits` is the value's 64-bit pattern. An unsigned value below 2^31 and a signed one within int are printed
// without suffix. A negative value for an unsigned spelling is printed as static_cast<spelling>(value).
IntegerSpelling integer_literal(
    std::int64_t bits, bool value_unsigned, std::string_view spelling, bool spelling_unsigned);

// The same value with its C++ type visible: 4u, uint64_t{4}, 4 for int32_t.
std::string typed_literal(std::int64_t value, std::string_view spelling, bool spelling_unsigned, unsigned bits);

// Shortest text that reads back as the same value: 1.5f, 1e-07f, 0.1; infinities and NaN through numeric_limits.
std::string float_literal(float value);
std::string double_literal(double value);

// The bit pattern of a float: 0x3f800000.
std::string float_bits_literal(double value);

// A C++ string literal, escaped, ASCII only.
std::string quoted(std::string_view text);

}  // namespace tilemetal
