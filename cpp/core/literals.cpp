#include "literals.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace tilemetal {

namespace {

template <typename T>
std::string real_literal(T value, std::string_view type, std::string_view suffix) {
    const std::string limits = "std::numeric_limits<" + std::string(type) + ">::";
    if (std::isnan(value)) {
        return limits + "quiet_NaN()";
    }
    if (std::isinf(value)) {
        return (value < 0 ? "-" : "") + limits + "infinity()";
    }
    std::array<char, 64> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    std::string text(buffer.data(), result.ptr);
    if (text.find_first_of(".e") == std::string::npos) {
        text += ".0";
    }
    return text.append(suffix);
}

}  // namespace

IntegerSpelling integer_literal(
    std::int64_t bits, bool value_unsigned, std::string_view spelling, bool spelling_unsigned) {
    constexpr std::int64_t kIntMax = std::numeric_limits<std::int32_t>::max();
    if (value_unsigned || bits >= 0) {
        const auto value = static_cast<std::uint64_t>(bits);
        std::string text = std::to_string(value);
        const bool plain = value <= static_cast<std::uint64_t>(kIntMax);
        if (!plain && (spelling_unsigned || bits < 0)) {
            text += bits < 0 ? "ull" : "u";
        }
        return {text, plain, false};
    }
    if (spelling_unsigned) {
        const IntegerSpelling inner = integer_literal(bits, false, "", false);
        return {"static_cast<" + std::string(spelling) + ">(" + inner.text + ")", false, false};
    }
    // The most negative value has no literal of its own: the minus applies to a number one too large.
    if (bits == std::numeric_limits<std::int64_t>::min()) {
        return {"(-9223372036854775807 - 1)", false, false};
    }
    if (bits == -kIntMax - 1) {
        return {"(-2147483647 - 1)", true, false};
    }
    return {std::to_string(bits), bits > -kIntMax - 1, true};
}

std::string typed_literal(std::int64_t value, std::string_view spelling, bool spelling_unsigned, unsigned bits) {
    if (bits == 32 && value >= 0) {
        return std::to_string(value) + (spelling_unsigned ? "u" : "");
    }
    if (bits == 64) {
        return std::string(spelling) + "{" + std::to_string(value) + "}";
    }
    return std::to_string(value);
}

std::string float_literal(float value) { return real_literal(value, "float", "f"); }
std::string double_literal(double value) { return real_literal(value, "double", ""); }

std::string float_bits_literal(double value) {
    const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(value));
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "0x";
    for (int shift = 28; shift >= 0; shift -= 4) {
        text += digits[(bits >> shift) & 15U];
    }
    return text;
}

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (c == '\n') {
            result += "\\n";
        } else {
            result += c >= ' ' && c <= '~' ? c : '?';
        }
    }
    return result + '"';
}

}  // namespace tilemetal
