// A printed expression and what its surroundings need to know about it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "interval.h"

namespace tilemetal {

// How tightly the outermost operator of a text binds.
enum class Precedence : std::uint8_t {
    Conditional,
    Or,
    And,
    BitOr,
    BitXor,
    BitAnd,
    Equality,
    Relational,
    Shift,
    Additive,
    Multiplicative,
    Unary,
    Primary,
};

struct Value {
    std::string text{};
    Precedence precedence = Precedence::Primary;
    Interval range{};
    bool constant = false;   // a constant expression
    bool plain_int = false;  // an integer literal whose C++ type is int, whatever its IR type
    bool opaque = false;     // of a library type

    [[nodiscard]] std::string parenthesized() const { return "(" + text + ")"; }
    // The text as an operand of an operator that binds as given.
    [[nodiscard]] std::string operand(Precedence needed) const { return precedence < needed ? parenthesized() : text; }
};

}  // namespace tilemetal
