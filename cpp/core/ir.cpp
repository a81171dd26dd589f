#include "ir.h"

#include <algorithm>
#include <array>

namespace tilemetal::ir {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Kind::Unsupported) + 1> kNames = {
    "tirx.SeqStmt",    "tirx.Evaluate",    "tirx.Bind",        "tirx.For",        "tirx.IfThenElse", "tirx.While",
    "tirx.AttrStmt",   "tirx.BufferStore", "tirx.AllocBuffer", "tirx.DeclBuffer", "tirx.AssertStmt", "tirx.Break",
    "tirx.Continue",   "tirx.Return",      "ir.IntImm",        "ir.FloatImm",     "ir.StringImm",    "ir.Var",
    "prim.Add",        "prim.Sub",         "prim.Mul",         "prim.Div",        "prim.Mod",        "prim.FloorDiv",
    "prim.FloorMod",   "prim.Min",         "prim.Max",         "prim.EQ",         "prim.NE",         "prim.LT",
    "prim.LE",         "prim.GT",          "prim.GE",          "prim.And",        "prim.Or",         "prim.Not",
    "prim.BitwiseAnd", "prim.BitwiseOr",   "prim.BitwiseXor",  "prim.BitwiseNot", "prim.LShift",     "prim.RShift",
    "prim.Select",     "prim.Cast",        "prim.Let",         "ir.Call",         "ir.TensorLoad",   "unsupported",
};

std::string_view infix_symbol(Kind kind) {
    switch (kind) {
        case Kind::Add:
            return " + ";
        case Kind::Sub:
            return " - ";
        case Kind::Mul:
            return " * ";
        case Kind::Div:
            return " / ";
        case Kind::FloorDiv:
            return " // ";
        case Kind::Mod:
        case Kind::FloorMod:
            return " % ";
        case Kind::Eq:
            return " == ";
        case Kind::Ne:
            return " != ";
        case Kind::Lt:
            return " < ";
        case Kind::Le:
            return " <= ";
        case Kind::Gt:
            return " > ";
        case Kind::Ge:
            return " >= ";
        case Kind::And:
            return " and ";
        case Kind::Or:
            return " or ";
        case Kind::BitAnd:
            return " & ";
        case Kind::BitOr:
            return " | ";
        case Kind::BitXor:
            return " ^ ";
        case Kind::ShiftLeft:
            return " << ";
        case Kind::ShiftRight:
            return " >> ";
        default:
            return {};
    }
}

std::string describe_operand(const Node& node) {
    return infix_symbol(node.kind).empty() ? describe(node) : "(" + describe(node) + ")";
}

std::string describe_list(std::string_view head, std::span<const Node* const> operands, char open, char close) {
    std::string text(head);
    text += open;
    for (const Node* operand : operands) {
        if (text.back() != open) {
            text += ", ";
        }
        text += describe(*operand);
    }
    return text + close;
}

}  // namespace

std::string type_name(Type type) {
    std::string name;
    switch (type.cls) {
        case TypeClass::None:
            return "untyped";
        case TypeClass::Void:
            return "void";
        case TypeClass::Handle:
            return "handle";
        case TypeClass::Other:
            return "opaque";
        case TypeClass::Bool:
            name = "bool";
            break;
        case TypeClass::Int:
            name = "int" + std::to_string(type.bits);
            break;
        case TypeClass::UInt:
            name = "uint" + std::to_string(type.bits);
            break;
        case TypeClass::Float:
            name = "float" + std::to_string(type.bits);
            break;
        case TypeClass::BFloat:
            name = "bfloat" + std::to_string(type.bits);
            break;
    }
    return type.lanes == 1 ? name : name + "x" + std::to_string(type.lanes);
}

std::string_view node_name(const Node& node) {
    return node.kind == Kind::Unsupported ? node.text : kNames[static_cast<std::size_t>(node.kind)];
}

bool same_expression(const Node& a, const Node& b) {
    return a.kind == b.kind && a.kind != Kind::Unsupported && a.type == b.type && a.variable == b.variable &&
           a.integer == b.integer && a.real == b.real && a.text == b.text &&
           std::ranges::equal(
               a.operands, b.operands, [](const Node* x, const Node* y) { return same_expression(*x, *y); });
}

bool has_calls(const Node& node) {
    // TVM's own operations are arithmetic; whichever is not is refused by the printer.
    const bool pure = node.text.starts_with("prim.") || node.text.starts_with("tirx.");
    return (node.kind == Kind::Call && !pure) ||
           std::ranges::any_of(node.operands, [](const Node* operand) { return has_calls(*operand); });
}

bool reads_state(const Node& node) {
    return node.kind == Kind::Load || has_calls(node) ||
           std::ranges::any_of(node.operands, [](const Node* operand) { return reads_state(*operand); });
}

std::string describe(const Node& node) {
    if (const std::string_view symbol = infix_symbol(node.kind); !symbol.empty()) {
        return describe_operand(node.operand(0)).append(symbol) + describe_operand(node.operand(1));
    }
    switch (node.kind) {
        case Kind::Int:
            return node.type.cls == TypeClass::UInt ? std::to_string(static_cast<std::uint64_t>(node.integer))
                                                    : std::to_string(node.integer);
        case Kind::Float:
            return std::to_string(node.real);
        case Kind::String:
            return "\"" + std::string(node.text) + "\"";
        case Kind::Var:
            return std::string(node.variable->name);
        case Kind::Call:
            return describe_list(node.text, node.operands, '(', ')');
        case Kind::Load:
            return describe_list(node.variable->name, node.operands, '[', ']');
        case Kind::Cast:
            return describe_list(type_name(node.type), node.operands, '(', ')');
        case Kind::Let:
            return describe(node.operand(1));
        default: {
            std::string_view name = node_name(node);
            name.remove_prefix(name.find('.') == std::string_view::npos ? 0 : name.find('.') + 1);
            return describe_list(name, node.operands, '(', ')');
        }
    }
}

}  // namespace tilemetal::ir
