// Calls: registry operations, and the mathematical functions host code may use.
#include <algorithm>
#include <array>
#include <utility>

#include "expression_printer.h"
#include "literals.h"

namespace tilemetal {

using ir::Kind;
using ir::Node;
using ir::TypeClass;

namespace {

constexpr std::array<std::string_view, 11> kArithmeticTypes = {
    "uint32_t", "int32_t", "uint64_t", "int64_t", "uint16_t", "int16_t", "uint8_t", "int8_t", "bool", "float", "double",
};

struct MathFunction {
    std::string_view name;
    std::string_view spelling;
    std::size_t arguments;
};

// tirx.round is nearest-even, as TVM folds it, hence nearbyint.
constexpr std::array<MathFunction, 35> kMathFunctions = {{
    {"exp", "std::exp", 1},         {"exp2", "std::exp2", 1},
    {"log", "std::log", 1},         {"log2", "std::log2", 1},
    {"log10", "std::log10", 1},     {"log1p", "std::log1p", 1},
    {"sqrt", "std::sqrt", 1},       {"tanh", "std::tanh", 1},
    {"sinh", "std::sinh", 1},       {"cosh", "std::cosh", 1},
    {"sin", "std::sin", 1},         {"cos", "std::cos", 1},
    {"tan", "std::tan", 1},         {"asin", "std::asin", 1},
    {"acos", "std::acos", 1},       {"atan", "std::atan", 1},
    {"asinh", "std::asinh", 1},     {"acosh", "std::acosh", 1},
    {"atanh", "std::atanh", 1},     {"atan2", "std::atan2", 2},
    {"pow", "std::pow", 2},         {"floor", "std::floor", 1},
    {"ceil", "std::ceil", 1},       {"trunc", "std::trunc", 1},
    {"round", "std::nearbyint", 1}, {"nearbyint", "std::nearbyint", 1},
    {"fabs", "std::fabs", 1},       {"fmod", "std::fmod", 2},
    {"erf", "std::erf", 1},         {"copysign", "std::copysign", 2},
    {"hypot", "std::hypot", 2},     {"isnan", "std::isnan", 1},
    {"isinf", "std::isinf", 1},     {"isfinite", "std::isfinite", 1},
    {"fma", "std::fma", 3},
}};

// Whether a verbatim text can only be a name or a type, never a piece of code.
bool is_name_or_type(std::string_view text) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("_:<>, *&").find(c) != std::string_view::npos;
    };
    const bool starts = !text.empty() && !(text[0] >= '0' && text[0] <= '9') && text[0] != ' ';
    return starts && std::ranges::all_of(text, allowed);
}

std::string list_of(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items) {
        text += (text.empty() ? "" : ", ") + item;
    }
    return text;
}

}  // namespace

Value ExpressionPrinter::any_call(const Node& node) {
    if (const Op* op = context_.use_op(node)) {
        if (!op->result) {
            context_.fail(node, op->name + " has no result and cannot be used as a value");
        }
        return call(node, *op);
    }
    const std::size_t dot = node.text.find('.');
    const std::string_view space = node.text.substr(0, dot == std::string_view::npos ? 0 : dot);
    const std::string_view name = node.text.substr(dot == std::string_view::npos ? 0 : dot + 1);
    if (space == "prim" || space == "tirx") {
        if (name == "if_then_else" && node.operands.size() == 3) {
            return select(node, node.operand(0), node.operand(1), node.operand(2));
        }
        if (name == "likely" && node.operands.size() == 1) {
            return print(node.operand(0));
        }
        if (name == "reinterpret" && node.operands.size() == 1) {
            return reinterpret(node);
        }
        if (context_.options.math_calls) {
            return math_call(node, name);
        }
    }
    context_.fail(node, "unknown operation " + std::string(node.text) + ": it is not in the intrinsic registry");
}

Value ExpressionPrinter::call(const Node& node, const Op& op) {
    if (node.operands.size() != op.args.size()) {
        context_.fail(
            node, op.name + " takes " + std::to_string(op.args.size()) + " arguments, got " +
                      std::to_string(node.operands.size()));
    }
    bool constant = op.is_constexpr;
    std::string template_args;
    std::string plain_args;
    std::string receiver;
    const bool method = op.spelling.front() == '.';
    bool has_receiver = false;
    for (std::size_t i = 0; i < op.args.size(); ++i) {
        const Arg& arg = op.args[i];
        std::string text = argument(node, op, arg, node.operand(i), constant);
        if (!arg.is_printed) {
            continue;
        }
        if (method && !arg.is_template && !has_receiver) {
            receiver = std::move(text);
            has_receiver = true;
            continue;
        }
        std::string& list = arg.is_template ? template_args : plain_args;
        list += (list.empty() ? "" : ", ") + text;
    }
    Value value;
    value.text =
        receiver + op.spelling + (template_args.empty() ? "" : "<" + template_args + ">") + "(" + plain_args + ")";
    value.constant = constant;
    if (!op.result) {
        return value;
    }
    if (std::ranges::find(kArithmeticTypes, *op.result) == kArithmeticTypes.end()) {
        value.opaque = true;
        return value;
    }
    if (node.type.cls == TypeClass::Void) {
        return value;
    }
    const CppType& type = context_.cpp_type(node.type, node);
    value.range = *op.result == type.spelling ? context_.external_range(node.type, node) : type_range(node.type);
    const bool sign_differs = type.is_unsigned && "u" + *op.result == type.spelling;
    if (sign_differs) {
        value.text = "static_cast<" + type.spelling + ">(" + value.text + ")";
    } else if (*op.result != type.spelling) {
        context_.fail(
            node, op.name + " returns " + *op.result + ", the IR types it as " + ir::type_name(node.type) + " (" +
                      type.spelling + ")");
    }
    return value;
}

std::string ExpressionPrinter::verbatim(const Node& at, const Op& op, const Arg& arg, const Node& node) {
    const std::string what = "argument '" + arg.name + "' of " + op.name;
    if (node.kind != Kind::String) {
        context_.fail(
            at, what + " must be a string naming " + (arg.kind == ArgKind::Enum ? "a constant" : "a type") + ", got " +
                    std::string(ir::node_name(node)));
    }
    std::string text(node.text);
    if (!arg.values.empty() && std::ranges::find(arg.values, text) == arg.values.end()) {
        context_.fail(at, what + " must be one of " + list_of(arg.values) + ", got '" + text + "'");
    }
    if (!is_name_or_type(text)) {
        context_.fail(at, what + " is no C++ name: '" + text + "'");
    }
    return text;
}

std::string ExpressionPrinter::argument(
    const Node& at, const Op& op, const Arg& arg, const Node& node, bool& constant) {
    if (arg.kind == ArgKind::Enum || arg.kind == ArgKind::Type) {
        return verbatim(at, op, arg, node);
    }
    const auto refuse = [&](const std::string& expected) {
        const std::string given = node.kind == Kind::String
                                      ? "the string " + ir::describe(node)
                                      : ir::describe(node) + " of type " + ir::type_name(node.type);
        context_.fail(at, "argument '" + arg.name + "' of " + op.name + " must be " + expected + ", got " + given);
    };
    if (node.kind == Kind::String) {
        refuse(std::string("a ") + std::string(arg_kind_name(arg.kind)) + " value");
    }
    const bool negative_literal = node.kind == Kind::Int && node.integer < 0 && node.type.cls == TypeClass::Int;
    const bool literal_bit = node.kind == Kind::Int && (node.integer == 0 || node.integer == 1);
    const bool word = node.type.is_integer() && node.type.bits <= 32;
    Value value;
    switch (arg.kind) {
        case ArgKind::Accessor:
        case ArgKind::AccessorArgs:
            value = print(node);
            if (!value.opaque) {
                refuse("an object of a library type");
            }
            break;
        case ArgKind::Bool:
            if (node.type.cls != TypeClass::Bool && !literal_bit) {
                refuse("a bool");
            }
            value = print(node);
            if (node.kind == Kind::Int) {
                value.text = node.integer != 0 ? "true" : "false";
            }
            break;
        case ArgKind::F32:
            if (node.type.cls != TypeClass::Float || node.type.bits != 32) {
                refuse("a float32");
            }
            value = print(node);
            break;
        case ArgKind::F32Bits:
            if (node.kind == Kind::Float) {
                value = {float_bits_literal(node.real), Precedence::Primary, {}, true};
                break;
            }
            if (!word || node.type.bits != 32) {
                refuse("the 32 bits of a float");
            }
            value = print(node);
            break;
        case ArgKind::I32:
            if (!word) {
                refuse("an integer of at most 32 bits");
            }
            value = print(node);
            if (node.kind != Kind::Int && context_.cpp_type(node.type, node).is_unsigned) {
                value.text = "static_cast<int32_t>(" + value.text + ")";
                value.precedence = Precedence::Primary;
            } else if (negative_literal) {
                value.text = std::to_string(node.integer);
            }
            break;
        case ArgKind::U64:
            if (!node.type.is_integer() || negative_literal) {
                refuse("an unsigned integer");
            }
            value = print(node);
            break;
        default:
            if (!word || negative_literal) {
                refuse("an unsigned integer of at most 32 bits");
            }
            value = print(node);
            break;
    }
    if (arg.is_template && !value.constant) {
        refuse("a constant, being a template argument");
    }
    constant = constant && value.constant;
    // Inside <...> an operator of comparison or shift would end the argument list.
    return arg.is_template ? value.operand(Precedence::Additive) : std::move(value.text);
}

Value ExpressionPrinter::math_call(const Node& node, std::string_view name) {
    const auto is_real = [](const Node* n) { return n->type.cls == TypeClass::Float && n->type.bits >= 32; };
    const bool sigmoid = name == "sigmoid";
    const bool rsqrt = name == "rsqrt";
    const auto* found = std::ranges::find(kMathFunctions, name, &MathFunction::name);
    if (found == kMathFunctions.end() && !sigmoid && !rsqrt) {
        context_.fail(node, "unknown operation " + std::string(node.text) + ": no mathematical function of that name");
    }
    const std::size_t expected = sigmoid || rsqrt ? 1 : found->arguments;
    if (node.operands.size() != expected) {
        context_.fail(
            node, std::string(node.text) + " takes " + std::to_string(expected) + " arguments, got " +
                      std::to_string(node.operands.size()));
    }
    if (!std::ranges::all_of(node.operands, is_real)) {
        context_.fail(node, std::string(node.text) + " needs float32 or float64 arguments; cast them first");
    }
    context_.std_headers.insert("cmath");
    std::string arguments;
    for (const Node* operand : node.operands) {
        arguments += (arguments.empty() ? "" : ", ") + print(*operand).text;
    }
    const std::string one = node.type.bits == 64 ? "1.0" : "1.0f";
    if (sigmoid) {
        return {one + " / (" + one + " + std::exp(-(" + arguments + ")))", Precedence::Multiplicative};
    }
    if (rsqrt) {
        return {one + " / std::sqrt(" + arguments + ")", Precedence::Multiplicative};
    }
    return {std::string(found->spelling) + "(" + arguments + ")"};
}

// The same bits under another type. A constant float becomes its pattern; anything else is copied byte by byte.
Value ExpressionPrinter::reinterpret(const Node& node) {
    const Node& source = node.operand(0);
    if (source.type.bits != node.type.bits || source.type.lanes != 1) {
        context_.fail(node, "reinterpretation between types of different size");
    }
    const CppType& to = context_.cpp_type(node.type, node);
    if (source.kind == Kind::Float && source.type.bits == 32 && node.type.is_integer()) {
        Value bits{float_bits_literal(source.real), Precedence::Primary, type_range(node.type), true};
        bits.text += to.is_unsigned ? "u" : "";
        if (!to.is_unsigned) {
            bits.text = "static_cast<" + to.spelling + ">(" + bits.text + ")";
        }
        return bits;
    }
    context_.std_headers.insert("cstring");
    const Value value = print(source);
    const CppType& from = context_.cpp_type(source.type, source);
    return {
        "[](" + from.spelling + " from) { " + to.spelling + " to; std::memcpy(&to, &from, sizeof to); return to; }(" +
            value.text + ")",
        Precedence::Primary, type_range(node.type)};
}

}  // namespace tilemetal
