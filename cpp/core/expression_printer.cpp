#include "expression_printer.h"

#include <array>
#include <utility>

#include "literals.h"

namespace tilemetal {

using ir::Kind;
using ir::Node;
using ir::Type;
using ir::TypeClass;

Value ExpressionPrinter::print(const Node& node) {
    switch (node.kind) {
        case Kind::Int:
            return integer(node);
        case Kind::Float:
            return real(node);
        case Kind::Var:
            return variable(node);
        case Kind::Add:
        case Kind::Sub:
        case Kind::Mul:
        case Kind::Div:
        case Kind::Mod:
        case Kind::FloorDiv:
        case Kind::FloorMod:
        case Kind::Min:
        case Kind::Max:
        case Kind::Eq:
        case Kind::Ne:
        case Kind::Lt:
        case Kind::Le:
        case Kind::Gt:
        case Kind::Ge:
        case Kind::BitAnd:
        case Kind::BitOr:
        case Kind::BitXor:
        case Kind::ShiftLeft:
        case Kind::ShiftRight:
            return binary(node);
        case Kind::And:
        case Kind::Or:
            return logical(node);
        case Kind::Not:
        case Kind::BitNot:
            return negation(node);
        case Kind::Select:
            return select(node, node.operand(0), node.operand(1), node.operand(2));
        case Kind::Cast:
            return cast(node);
        case Kind::Let:
            return let(node);
        case Kind::Load:
            return load(node);
        case Kind::Call:
            return any_call(node);
        case Kind::String:
            context_.fail(node, "a string is not a value; strings may only be enum or type arguments");
        default:
            context_.fail(node, std::string(ir::node_name(node)) + " has no C++ form; lower it before emission");
    }
}

Value ExpressionPrinter::integer(const Node& node) {
    if (node.type.cls == TypeClass::Bool) {
        return {
            node.integer != 0 ? "true" : "false", Precedence::Primary, {node.integer != 0, node.integer != 0}, true};
    }
    const CppType& type = context_.cpp_type(node.type, node);
    const bool value_unsigned = node.type.cls == TypeClass::UInt;
    const IntegerSpelling spelled = integer_literal(node.integer, value_unsigned, type.spelling, type.is_unsigned);
    Value value{spelled.text, spelled.compound ? Precedence::Unary : Precedence::Primary};
    value.range = value_unsigned && node.integer < 0 ? type_range(node.type) : Interval{node.integer, node.integer};
    value.constant = true;
    value.plain_int = spelled.plain_int;
    return value;
}

Value ExpressionPrinter::real(const Node& node) {
    const CppType& type = context_.cpp_type(node.type, node);
    const bool wide = node.type.cls == TypeClass::Float && node.type.bits == 64;
    std::string text = wide ? double_literal(node.real) : float_literal(static_cast<float>(node.real));
    if (text.find("limits") != std::string::npos) {
        context_.std_headers.insert("limits");
    }
    if (!wide && !(node.type.cls == TypeClass::Float && node.type.bits == 32)) {
        return {"static_cast<" + type.spelling + ">(" + text + ")"};
    }
    const bool negative = text.front() == '-';
    return {std::move(text), negative ? Precedence::Unary : Precedence::Primary, {}, true};
}

Value ExpressionPrinter::variable(const Node& node) {
    const Binding& binding = context_.binding(*node.variable, node);
    return {binding.name, Precedence::Primary, binding.range, binding.constant, false, binding.opaque};
}

// An integer literal gets its own type where nothing beside it has one.
void ExpressionPrinter::make_typed(Type type, Value& value, const Node& at) {
    if (value.plain_int) {
        const CppType& spelled = context_.cpp_type(type, at);
        value.text = typed_literal(value.range.lo, spelled.spelling, spelled.is_unsigned, type.bits);
        value.precedence = value.text.front() == '-' ? Precedence::Unary : Precedence::Primary;
        value.plain_int = false;
    }
}

std::string ExpressionPrinter::as_signed(Type type, const Value& value) const {
    if (value.range.lo == value.range.hi && value.constant && value.precedence >= Precedence::Unary &&
        value.range.lo != type_range(type).lo) {
        return std::to_string(value.range.lo);
    }
    return "static_cast<" + signed_spelling(type) + ">(" + value.text + ")";
}

// C++ computes small integers as int; the IR in their own width.
Value ExpressionPrinter::narrowed(Type type, Value value, const Node& at) {
    if (type.is_integer() && type.bits < 32) {
        value.text = "static_cast<" + context_.cpp_type(type, at).spelling + ">(" + value.text + ")";
        value.precedence = Precedence::Primary;
    }
    return value;
}

Value ExpressionPrinter::binary(const Node& node) {
    const Type type = node.operand(0).type;
    if (node.operand(1).type != type && node.kind != Kind::ShiftLeft && node.kind != Kind::ShiftRight) {
        context_.fail(
            node,
            "operands of different types: " + ir::type_name(type) + " and " + ir::type_name(node.operand(1).type));
    }
    Value a = print(node.operand(0));
    Value b = print(node.operand(1));
    if (node.kind >= Kind::Eq && node.kind <= Kind::Ge) {
        if (type.is_integer() && a.text == b.text && !ir::has_calls(node)) {
            const bool holds = node.kind == Kind::Eq || node.kind == Kind::Le || node.kind == Kind::Ge;
            return {holds ? "true" : "false", Precedence::Primary, {holds, holds}, true};
        }
        return compare(node, node.kind, type, std::move(a), std::move(b), &node.operand(0), &node.operand(1));
    }
    return arithmetic(node, node.kind, type, std::move(a), std::move(b));
}

std::optional<std::int64_t> ExpressionPrinter::known_number(const Node& node) const {
    if (node.kind == Kind::Int) {
        return node.integer;
    }
    if (node.kind != Kind::Var) {
        return std::nullopt;
    }
    const Interval range = context_.binding(*node.variable, node).range;
    return range.lo == range.hi ? std::optional(range.lo) : std::nullopt;
}

bool ExpressionPrinter::bits_differ(const Node& masked, const Node& node) const {
    const std::optional<std::int64_t> value = known_number(node);
    if (!value || (masked.kind != Kind::BitAnd && masked.kind != Kind::BitOr)) {
        return false;
    }
    for (const Node* operand : masked.operands) {
        if (const std::optional<std::int64_t> mask = known_number(*operand)) {
            if ((masked.kind == Kind::BitAnd ? *mask & *value : *mask | *value) != *value) {
                return true;
            }
        }
    }
    return false;
}

bool ExpressionPrinter::without_difference(Type type, const Node* node, Value& side, Value& other, const Node& at) {
    if (node == nullptr || node->kind != Kind::Sub || side.range.non_negative() || !other.range.non_negative()) {
        return false;
    }
    Value minuend = print(node->operand(0));
    Value subtrahend = print(node->operand(1));
    if (!minuend.range.non_negative() || !subtrahend.range.non_negative()) {
        return false;
    }
    // The sum of two non-negative values of a signed type fits the unsigned type of the same width.
    other = arithmetic(at, Kind::Add, type, std::move(other), std::move(subtrahend));
    side = std::move(minuend);
    return true;
}

Value ExpressionPrinter::compare(
    const Node& at, Kind kind, Type type, Value a, Value b, const Node* a_node, const Node* b_node) {
    constexpr std::array<std::string_view, 6> symbols = {" == ", " != ", " < ", " <= ", " > ", " >= "};
    const std::string symbol(symbols[static_cast<std::size_t>(kind) - static_cast<std::size_t>(Kind::Eq)]);
    const bool ordered = kind != Kind::Eq && kind != Kind::Ne;
    Value result{{}, ordered ? Precedence::Relational : Precedence::Equality, {0, 1}, a.constant && b.constant};
    if (type.is_integer() && (a.constant || b.constant) && !ir::has_calls(at)) {
        // Compilers warn where a comparison with a constant is always so, as for unsigned values and zero.
        std::optional<bool> known = decided(kind, a.range, b.range);
        if (!ordered && a_node != nullptr && b_node != nullptr &&
            (bits_differ(*a_node, *b_node) || bits_differ(*b_node, *a_node))) {
            known = kind == Kind::Ne;
        }
        if (known == true) {
            return {"true", Precedence::Primary, {1, 1}, true};
        }
        if (known == false) {
            return {"false", Precedence::Primary, {0, 0}, true};
        }
    }
    if (ordered && context_.wraps(type, at) && type.bits >= 32 && !without_difference(type, b_node, b, a, at)) {
        without_difference(type, a_node, a, b, at);
    }
    if (ordered && context_.wraps(type, at) && !(a.range.non_negative() && b.range.non_negative())) {
        result.text = as_signed(type, a) + symbol + as_signed(type, b);
        return result;
    }
    if (a.plain_int && b.plain_int) {
        make_typed(type, a, at);
    }
    // Chained comparisons and negations beside one are what compilers suspect; parentheses make them plain.
    const auto side = [](const Value& v) {
        const bool bare_not = v.precedence == Precedence::Unary && v.text.front() == '!';
        return bare_not ? v.parenthesized() : v.operand(Precedence::Shift);
    };
    result.text = side(a) + symbol + side(b);
    return result;
}

Value ExpressionPrinter::arithmetic(const Node& at, Kind kind, Type type, Value a, Value b) {
    const bool real = type.cls == TypeClass::Float && type.bits >= 32;
    if (!type.is_integer() && !real) {
        context_.fail(at, "arithmetic on " + ir::type_name(type) + " values; cast them to float32 or int32 first");
    }
    context_.cpp_type(type, at);
    switch (kind) {
        case Kind::Min:
        case Kind::Max:
            return extremum(at, kind, type, a, b);
        case Kind::ShiftLeft:
        case Kind::ShiftRight:
            return shift(at, kind, type, std::move(a), b);
        case Kind::Div:
        case Kind::Mod:
        case Kind::FloorDiv:
        case Kind::FloorMod:
            if (type.is_integer()) {
                return integer_division(at, kind, type, a, b);
            }
            if (kind != Kind::Div) {
                context_.fail(at, "integer division of floating-point values; use floor(a / b) or fmod");
            }
            break;
        default:
            break;
    }
    Value result;
    result.constant = a.constant && b.constant;
    result.range = type.is_integer() ? binary_range(kind, a.range, b.range, type) : Interval{};
    if (kind == Kind::Add && type.is_integer() && b.constant && b.precedence >= Precedence::Unary &&
        b.range.lo == b.range.hi && b.range.hi < 0 && b.range.lo >= -Interval::kMax / 4 &&
        (type.bits > 32 || b.range.lo > type_range(type).lo)) {
        kind = Kind::Sub;
        b.text = std::to_string(-b.range.lo);
        b.precedence = Precedence::Primary;
        b.plain_int = true;
    }
    if (a.plain_int && b.plain_int) {
        make_typed(type, a, at);
    }
    const auto join = [&](std::string_view symbol, Precedence own, Precedence left, Precedence right) {
        result.text = a.operand(left).append(symbol) + b.operand(right);
        result.precedence = own;
        return narrowed(type, std::move(result), at);
    };
    // Bitwise operators take parentheses around every other operator: their precedence surprises readers.
    switch (kind) {
        case Kind::Add:
            return join(" + ", Precedence::Additive, Precedence::Additive, Precedence::Additive);
        case Kind::Sub:
            return join(" - ", Precedence::Additive, Precedence::Additive, Precedence::Multiplicative);
        case Kind::Mul:
            return join(" * ", Precedence::Multiplicative, Precedence::Multiplicative, Precedence::Unary);
        case Kind::Div:
            return join(" / ", Precedence::Multiplicative, Precedence::Multiplicative, Precedence::Unary);
        case Kind::BitAnd:
            return join(" & ", Precedence::BitAnd, Precedence::Unary, Precedence::Unary);
        case Kind::BitOr:
            return join(" | ", Precedence::BitOr, Precedence::Unary, Precedence::Unary);
        case Kind::BitXor:
            return join(" ^ ", Precedence::BitXor, Precedence::Unary, Precedence::Unary);
        default:
            context_.fail(at, "unexpected operator");
    }
}

Value ExpressionPrinter::shift(const Node& at, Kind kind, Type type, Value a, const Value& b) {
    if (b.range.lo >= type.bits || b.range.hi < 0) {
        context_.fail(
            at, "shift by " + std::to_string(b.range.lo) + " of a value of " + std::to_string(type.bits) + " bits");
    }
    make_typed(type, a, at);
    Value result{{}, Precedence::Shift, binary_range(kind, a.range, b.range, type), a.constant && b.constant};
    const std::string amount = b.operand(Precedence::Unary);
    if (kind == Kind::ShiftRight && context_.wraps(type, at) && !a.range.non_negative()) {
        result.text =
            "static_cast<" + context_.cpp_type(type, at).spelling + ">(" + as_signed(type, a) + " >> " + amount + ")";
        result.precedence = Precedence::Primary;
        return result;
    }
    result.text = a.operand(Precedence::Unary) + (kind == Kind::ShiftLeft ? " << " : " >> ") + amount;
    return narrowed(type, std::move(result), at);
}

Value ExpressionPrinter::extremum(const Node& at, Kind kind, Type type, const Value& a, const Value& b) {
    context_.std_headers.insert("algorithm");
    const std::string function = kind == Kind::Min ? "std::min<" : "std::max<";
    const std::string& spelling = context_.cpp_type(type, at).spelling;
    Value result;
    result.constant = a.constant && b.constant;
    result.range = type.is_integer() ? binary_range(kind, a.range, b.range, type) : Interval{};
    if (context_.wraps(type, at) && !(a.range.non_negative() && b.range.non_negative())) {
        result.text = "static_cast<" + spelling + ">(" + function + signed_spelling(type) + ">(" + as_signed(type, a) +
                      ", " + as_signed(type, b) + "))";
    } else {
        result.text = function + spelling + ">(" + a.text + ", " + b.text + ")";
    }
    return result;
}

Value ExpressionPrinter::integer_division(const Node& at, Kind kind, Type type, const Value& a, const Value& b) {
    if (b.range.is(0)) {
        context_.fail(at, "division by zero");
    }
    const bool remainder = kind == Kind::Mod || kind == Kind::FloorMod;
    const bool floor = kind == Kind::FloorDiv || kind == Kind::FloorMod;
    const CppType& cpp = context_.cpp_type(type, at);
    const bool wraps = context_.wraps(type, at);
    Value result{{}, Precedence::Multiplicative, binary_range(kind, a.range, b.range, type), a.constant && b.constant};
    const bool plain = type.cls == TypeClass::UInt || (a.range.non_negative() && b.range.non_negative());
    if (plain || (!floor && !wraps)) {
        Value left = a;
        if (a.plain_int && b.plain_int) {
            make_typed(type, left, at);
        }
        result.text =
            left.operand(Precedence::Multiplicative) + (remainder ? " % " : " / ") + b.operand(Precedence::Unary);
        return narrowed(type, std::move(result), at);
    }
    // Division that rounds down, of possibly negative values. C++ rounds towards zero, so the quotient is one too
    // large and the remainder one divisor off where the remainder's sign is not the divisor's.
    const auto operand = [&](const Value& v, Precedence needed) {
        return wraps ? as_signed(type, v) : v.operand(needed);
    };
    const auto finish = [&](std::string text, Precedence precedence) {
        if (wraps || type.bits < 32) {
            text = "static_cast<" + cpp.spelling + ">(" + text + ")";
            precedence = Precedence::Primary;
        }
        result.text = std::move(text);
        result.precedence = precedence;
        return result;
    };
    const std::string spelling = wraps ? signed_spelling(type) : cpp.spelling;
    const std::string divisor = operand(b, Precedence::Unary);
    if (!floor) {
        return finish(
            operand(a, Precedence::Multiplicative) + (remainder ? " % " : " / ") + divisor, Precedence::Multiplicative);
    }
    const bool small_divisor = b.range.positive() && b.range.hi <= (type_range(type).hi >> 1);
    if (remainder && small_divisor && divisor.find('(') == std::string::npos) {
        return finish(
            "(" + operand(a, Precedence::Multiplicative) + " % " + divisor + " + " + divisor + ") % " + divisor,
            Precedence::Multiplicative);
    }
    std::string body;
    if (remainder) {
        body = "const " + spelling + " r = a % b; return r != 0 && (r < 0) != (b < 0) ? r + b : r;";
    } else if (b.range.positive()) {
        body = "return a / b - (a % b < 0 ? 1 : 0);";
    } else {
        body = "return a / b - (a % b != 0 && (a % b < 0) != (b < 0) ? 1 : 0);";
    }
    const std::string arguments = "(" + (wraps ? as_signed(type, a) : a.text) + ", " + (wraps ? divisor : b.text) + ")";
    return finish("[](" + spelling + " a, " + spelling + " b) { " + body + " }" + arguments, Precedence::Primary);
}

Value ExpressionPrinter::logical(const Node& node) {
    const bool both = node.kind == Kind::And;
    const Value a = print(node.operand(0));
    const Value b = print(node.operand(1));
    // `a && b || c` is right without parentheses, and warned about.
    const auto side = [both](const Value& v) {
        return v.precedence == Precedence::And && !both ? v.parenthesized()
                                                        : v.operand(both ? Precedence::And : Precedence::Or);
    };
    return {
        side(a) + (both ? " && " : " || ") + side(b),
        both ? Precedence::And : Precedence::Or,
        {0, 1},
        a.constant && b.constant};
}

Value ExpressionPrinter::negation(const Node& node) {
    Value a = print(node.operand(0));
    if (node.kind == Kind::Not) {
        return {"!" + a.operand(Precedence::Unary), Precedence::Unary, {0, 1}, a.constant};
    }
    if (!node.type.is_integer()) {
        context_.fail(node, "bitwise complement of a " + ir::type_name(node.type) + " value");
    }
    const Node& source = node.operand(0);
    if (source.kind == Kind::Cast && source.operand(0).type.bits < 32 && node.type.bits >= 32) {
        // Compilers suspect the complement of a value widened from a small type, and not its difference to -1.
        const CppType& type = context_.cpp_type(node.type, node);
        const std::string ones = type.is_unsigned ? "static_cast<" + type.spelling + ">(-1)" : "-1";
        return {
            ones + " - " + a.operand(Precedence::Multiplicative), Precedence::Additive, type_range(node.type),
            a.constant};
    }
    make_typed(node.type, a, node);
    Value result{"~" + a.operand(Precedence::Unary), Precedence::Unary, type_range(node.type), a.constant};
    return narrowed(node.type, std::move(result), node);
}

Value ExpressionPrinter::select(const Node& node, const Node& condition, const Node& yes, const Node& no) {
    if (yes.type != no.type || condition.type.cls != TypeClass::Bool) {
        context_.fail(node, "a choice needs a bool condition and two values of one type");
    }
    const Value c = print(condition);
    Value a = print(yes);
    const Value b = print(no);
    if (a.plain_int && b.plain_int) {
        make_typed(yes.type, a, node);
    }
    const auto side = [](const Value& v) { return v.operand(Precedence::Or); };
    return {
        side(c) + " ? " + side(a) + " : " + side(b), Precedence::Conditional, join(a.range, b.range),
        c.constant && a.constant && b.constant};
}

Value ExpressionPrinter::cast(const Node& node) {
    const Node& source = node.operand(0);
    const Value value = print(source);
    const Type from = source.type;
    const Type to = node.type;
    if (to.cls == TypeClass::Bool) {
        if (from.cls == TypeClass::Bool) {
            return value;
        }
        return {value.operand(Precedence::Shift) + " != 0", Precedence::Equality, {0, 1}, value.constant};
    }
    const CppType& target = context_.cpp_type(to, node);
    Value result;
    result.constant = value.constant;
    if (to.is_integer()) {
        const Interval limits = type_range(to);
        const bool fits = !from.is_float() && value.range.lo >= limits.lo && value.range.hi <= limits.hi;
        result.range = fits ? value.range : limits;
        if (!fits && to.cls == TypeClass::UInt && to.bits < 32 && value.constant && value.range.lo == value.range.hi) {
            const std::int64_t wrapped = value.range.lo & limits.hi;
            result.range = {wrapped, wrapped};
        }
    }
    std::string text = value.text;
    const bool sign_matters = to.is_float() || to.bits > from.bits;
    if (context_.wraps(from, source) && sign_matters && !value.range.non_negative()) {
        text = as_signed(from, value);
    }
    // A negative number has no unsigned value in C++ when it comes from a float, and must spread its sign.
    const bool through_signed = context_.wraps(to, node) && (from.is_float() || text != value.text);
    if (through_signed) {
        text = "static_cast<" + signed_spelling(to) + ">(" + text + ")";
    }
    if (from.is_integer() && context_.cpp_type(from, source).spelling == target.spelling) {
        Value same = value;
        same.range = result.range;
        return same;
    }
    result.text = "static_cast<" + target.spelling + ">(" + text + ")";
    return result;
}

Value ExpressionPrinter::let(const Node& node) {
    const Value value = print(node.operand(0));
    context_.open_scope();
    const CppType& type = context_.cpp_type(node.variable->type, node);
    const Binding& bound = context_.declare(*node.variable, {{}, value.range, false, false}, node);
    const std::string unused = node.variable->uses == 0 ? "[[maybe_unused]] " : "";
    const std::string head =
        "[&] { " + unused + "const " + type.spelling + " " + bound.name + " = " + value.text + "; return ";
    const Value body = print(node.operand(1));
    context_.close_scope();
    return {
        head + "static_cast<" + context_.cpp_type(node.type, node).spelling + ">(" + body.text + "); }()",
        Precedence::Primary, body.range};
}

std::string ExpressionPrinter::element(
    const Node& at, const ir::Variable& variable, std::span<const Node* const> indices) {
    if (variable.buffer == nullptr) {
        context_.fail(at, "'" + std::string(variable.name) + "' is no buffer");
    }
    const ir::Buffer& buffer = *variable.buffer;
    const Binding& bound = context_.binding(variable, at);
    if (indices.size() != buffer.shape.size()) {
        context_.fail(
            at, "buffer '" + std::string(variable.name) + "' has " + std::to_string(buffer.shape.size()) +
                    " dimensions, indexed with " + std::to_string(indices.size()));
    }
    if (!buffer.row_major && buffer.strides.empty()) {
        context_.fail(at, "buffer '" + std::string(variable.name) + "' has a layout that is not row-major");
    }
    const bool strided = !buffer.strides.empty();
    Value offset;
    Type type;
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const Node& index = *indices[i];
        if (!index.type.is_integer() || (i > 0 && index.type != type)) {
            context_.fail(index, "indices of one access must be integers of one type");
        }
        type = index.type;
        Value term = print(index);
        const Node& factor = strided ? *buffer.strides[i] : *buffer.shape[i];
        // Row-major order by Horner's rule: (i * shape[1] + j) * shape[2] + k.
        if (strided && !(factor.kind == Kind::Int && factor.integer == 1)) {
            term = arithmetic(at, Kind::Mul, type, std::move(term), print(factor));
        }
        const bool zero = offset.constant && offset.range.is(0);
        if (i > 0 && !strided && !zero) {
            offset = arithmetic(at, Kind::Mul, type, std::move(offset), print(factor));
        }
        offset = i == 0 || zero ? std::move(term) : arithmetic(at, Kind::Add, type, std::move(offset), std::move(term));
    }
    if (indices.empty()) {
        offset.text = "0";
        offset.range = {0, 0};
        offset.plain_int = true;
    }
    const Node* start = buffer.elem_offset;
    if (start != nullptr && !(start->kind == Kind::Int && start->integer == 0)) {
        if (!indices.empty() && start->type != type) {
            context_.fail(
                at,
                "the element offset of buffer '" + std::string(variable.name) + "' has another type than its indices");
        }
        offset = arithmetic(at, Kind::Add, start->type, std::move(offset), print(*start));
    }
    const bool wrapped = !indices.empty() && context_.wraps(type, at) && !offset.range.non_negative();
    return bound.name + "[" + (wrapped ? as_signed(type, offset) : offset.text) + "]";
}

std::uint64_t ExpressionPrinter::constant_size(const Node& at, const ir::Variable& variable) {
    const ir::Buffer& buffer = *variable.buffer;
    std::uint64_t size = 1;
    for (std::size_t i = 0; i < buffer.shape.size(); ++i) {
        const Node& extent = *buffer.shape[i];
        if (extent.kind != Kind::Int || extent.integer <= 0) {
            context_.fail(
                at, "array '" + std::string(variable.name) + "' needs a constant size, not " + ir::describe(extent));
        }
        size *= static_cast<std::uint64_t>(extent.integer);
        if (size > (std::uint64_t{1} << 40)) {
            context_.fail(at, "array '" + std::string(variable.name) + "' is too large");
        }
    }
    if (!buffer.strides.empty() || !buffer.row_major) {
        context_.fail(at, "array '" + std::string(variable.name) + "' must be compact and row-major");
    }
    return size;
}

Value ExpressionPrinter::load(const Node& node) {
    return {element(node, *node.variable, node.operands), Precedence::Primary, type_range(node.type)};
}

}  // namespace tilemetal
