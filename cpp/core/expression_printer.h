// TIRx expressions -> C++ expressions.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "emit_context.h"
#include "value.h"

namespace tilemetal {

class ExpressionPrinter {
public:
    explicit ExpressionPrinter(EmitContext& context) : context_(context) {}

    Value print(const ir::Node& node);
    // A call of a registry operation, with or without result.
    Value call(const ir::Node& node, const Op& op);
    // An element of a buffer, "A[i * 8 + j]".
    std::string element(const ir::Node& at, const ir::Variable& variable, std::span<const ir::Node* const> indices);
    // `a < b` with the meaning of the IR type, also where that type is printed unsigned. The nodes, where given,
    // are what a and b were printed from.
    Value compare(
        const ir::Node& at, ir::Kind kind, ir::Type type, Value a, Value b, const ir::Node* a_node,
        const ir::Node* b_node);
    // An operator applied to printed operands of one type.
    Value arithmetic(const ir::Node& at, ir::Kind kind, ir::Type type, Value a, Value b);
    // Number of elements of a compact buffer of constant shape; an error for other buffers.
    std::uint64_t constant_size(const ir::Node& at, const ir::Variable& variable);

private:
    Value integer(const ir::Node& node);
    Value real(const ir::Node& node);
    Value variable(const ir::Node& node);
    Value binary(const ir::Node& node);
    Value logical(const ir::Node& node);
    Value negation(const ir::Node& node);
    Value select(const ir::Node& node, const ir::Node& condition, const ir::Node& yes, const ir::Node& no);
    Value cast(const ir::Node& node);
    Value let(const ir::Node& node);
    Value load(const ir::Node& node);
    Value any_call(const ir::Node& node);
    Value math_call(const ir::Node& node, std::string_view name);
    Value reinterpret(const ir::Node& node);
    std::string argument(const ir::Node& at, const Op& op, const Arg& arg, const ir::Node& node, bool& constant);
    std::string verbatim(const ir::Node& at, const Op& op, const Arg& arg, const ir::Node& node);

    // The number an integer expression is known to be: a literal, or a variable bound to one.
    std::optional<std::int64_t> known_number(const ir::Node& node) const;
    // Whether a bit that `masked` always or never has keeps it from ever being equal to `node`.
    bool bits_differ(const ir::Node& masked, const ir::Node& node) const;
    // Moves the subtrahend of x - y to the other side of a comparison; false when that is not exact or not needed.
    bool without_difference(ir::Type type, const ir::Node* node, Value& side, Value& other, const ir::Node& at);
    Value integer_division(const ir::Node& at, ir::Kind kind, ir::Type type, const Value& a, const Value& b);
    Value extremum(const ir::Node& at, ir::Kind kind, ir::Type type, const Value& a, const Value& b);
    Value shift(const ir::Node& at, ir::Kind kind, ir::Type type, Value a, const Value& b);
    std::string as_signed(ir::Type type, const Value& value) const;
    std::string signed_spelling(ir::Type type) const { return "int" + std::to_string(type.bits) + "_t"; }
    void make_typed(ir::Type type, Value& value, const ir::Node& at);
    Value narrowed(ir::Type type, Value value, const ir::Node& at);

    EmitContext& context_;
};

}  // namespace tilemetal
