#include "emitter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "emit_context.h"
#include "expression_printer.h"
#include "literals.h"
#include "source_writer.h"

namespace tilemetal {

namespace {

using ir::Kind;
using ir::Node;
using ir::TypeClass;

// TVM writes "nothing" as the evaluation of a constant.
bool is_nothing(const Node& node) {
    return (node.kind == Kind::Evaluate && node.operand(0).kind == Kind::Int) ||
           (node.kind == Kind::Seq && std::ranges::all_of(node.operands, [](const Node* n) { return is_nothing(*n); }));
}

// The statement a comment stands for: the span of a statement without one is that of its expression.
const ir::Location* location_of(const Node& node) {
    if (node.location == nullptr && (node.kind == Kind::Evaluate || node.kind == Kind::Bind)) {
        return node.operand(0).location;
    }
    return node.location;
}

class Emitter {
public:
    Emitter(const ir::Function& function, const Registry& registry, const EmitOptions& options)
        : function_(function), context_(function, registry, options), expressions_(context_), writer_(options) {}

    Emission run() {
        Emission result;
        context_.open_scope();
        const Node nowhere;
        for (const ir::Variable* param : function_.params) {
            Binding binding;
            const bool scalar = param->buffer == nullptr && (param->type.is_integer() || param->type.is_float() ||
                                                             param->type.cls == TypeClass::Bool);
            binding.opaque = !scalar;
            binding.range = param->type.is_integer() ? context_.external_range(param->type, nowhere) : Interval{};
            result.params.push_back(context_.declare(*param, std::move(binding), nowhere).name);
        }
        if (function_.body == nullptr || is_nothing(*function_.body)) {
            throw EmitError(
                "the function is empty: a pass before emission produced no statements", "tirx.PrimFunc",
                function_.body == nullptr ? nullptr : function_.body->location);
        }
        statement(*function_.body);
        context_.close_scope();
        result.text = writer_.take();
        result.ops = context_.used_ops();
        result.std_headers.assign(context_.std_headers.begin(), context_.std_headers.end());
        return result;
    }

private:
    void statement(const Node& node) {
        if (node.kind == Kind::Seq) {
            for (const Node* part : node.operands) {
                statement(*part);
            }
            return;
        }
        const Node* outer = std::exchange(context_.statement, &node);
        dispatch(node);
        context_.statement = outer;
    }

    void dispatch(const Node& node) {
        switch (node.kind) {
            case Kind::Evaluate:
                return evaluate(node);
            case Kind::Bind:
                return bind(node);
            case Kind::For:
                return loop(node);
            case Kind::If:
                return branch(node);
            case Kind::While:
                return while_loop(node);
            case Kind::Attr:
                return attribute(node);
            case Kind::Store:
                return store(node);
            case Kind::Alloc:
                return array(node);
            case Kind::Decl:
                return view(node);
            case Kind::Assert:
                return assertion(node);
            case Kind::Break:
            case Kind::Continue:
                return jump(node);
            case Kind::Return:
                context_.fail(node, "a kernel returns nothing; end the function with its last statement");
            default:
                context_.fail(
                    node, "statement " + std::string(ir::node_name(node)) +
                              " has no C++ form; the pass that lowers it did not run");
        }
    }

    void block(const Node& body, const std::string& what) {
        if (is_nothing(body)) {
            context_.fail(body, "the body of this " + what + " is empty");
        }
        loops_ += what == "loop" ? 1 : 0;
        context_.open_scope();
        statement(body);
        context_.close_scope();
        loops_ -= what == "loop" ? 1 : 0;
    }

    void evaluate(const Node& node) {
        if (is_nothing(node)) {
            return;
        }
        const Node& value = node.operand(0);
        if (value.kind != Kind::Call) {
            context_.fail(node, "the value of " + ir::describe(value) + " is computed and not used");
        }
        const Op* op = context_.use_op(value);
        if (op == nullptr) {
            context_.fail(
                value, "unknown operation " + std::string(value.text) + ": it is not in the intrinsic registry");
        }
        const std::string text = expressions_.call(value, *op).text;
        writer_.comment(location_of(node));
        writer_.line(text + ";");
    }

    static std::string unused_mark(const ir::Variable& variable) {
        return variable.uses == 0 ? "[[maybe_unused]] " : "";
    }

    void bind(const Node& node) {
        const ir::Variable& variable = *node.variable;
        const Value value = expressions_.print(node.operand(0));
        std::string type = "auto";
        if (!value.opaque) {
            if (variable.type != node.operand(0).type) {
                context_.fail(
                    node, "variable '" + std::string(variable.name) + "' has type " + ir::type_name(variable.type) +
                              ", its value " + ir::type_name(node.operand(0).type));
            }
            type = context_.cpp_type(variable.type, node).spelling;
        }
        const Binding& bound = context_.declare(variable, {{}, value.range, value.constant, value.opaque}, node);
        writer_.comment(location_of(node));
        writer_.line(
            unused_mark(variable) + (value.constant ? "constexpr " : "const ") + type + " " + bound.name + " = " +
            value.text + ";");
    }

    void check_keys(const Node& node, std::span<const std::string_view> keys) {
        for (const std::string_view key : keys) {
            if (!context_.options.transparent_attrs.contains(std::string(key))) {
                context_.fail(node, "annotation '" + std::string(key) + "' would be lost: no pass consumed it");
            }
        }
    }

    void loop(const Node& node) {
        const auto kind = static_cast<ir::LoopKind>(node.integer);
        if (kind != ir::LoopKind::Serial && kind != ir::LoopKind::Unrolled) {
            constexpr std::array<std::string_view, 5> names = {
                "serial", "parallel", "vectorized", "unrolled", "thread-bound"};
            const auto index = static_cast<std::size_t>(node.integer);
            context_.fail(
                node, "a " + std::string(index < names.size() ? names[index] : "strange") +
                          " loop has no C++ form; only serial and unrolled loops do");
        }
        check_keys(node, node.keys);
        const Node& min = node.operand(0);
        const Node& extent = node.operand(1);
        const Node& body = node.operand(2);
        const ir::Variable& variable = *node.variable;
        if (!variable.type.is_integer() || min.type != variable.type || extent.type != variable.type) {
            context_.fail(node, "loop variable, start and extent must be integers of one type");
        }
        const std::string type = context_.cpp_type(variable.type, node).spelling;
        Value first = expressions_.print(min);
        Value limit = limit_of(node, min, extent, first);
        Value step{"1", Precedence::Primary, {1, 1}, true};
        if (node.operands.size() > 3) {
            step = expressions_.print(node.operand(3));
            const bool is_unsigned = context_.cpp_type(variable.type, node).is_unsigned;
            if (step.range.hi <= 0 || (!is_unsigned && !step.range.positive())) {
                context_.fail(node, "the step of a loop must be positive");
            }
        }
        context_.open_scope();
        Binding binding;
        binding.range = {
            first.range.lo,
            std::max(first.range.lo, limit.range.hi == Interval::kMax ? limit.range.hi : limit.range.hi - 1)};
        const Binding& bound = context_.declare(variable, std::move(binding), node);
        // In the condition the index may also be the limit, unlike in the body.
        const Value index{bound.name, Precedence::Primary, {first.range.lo, Interval::kMax}};
        std::string init = type + " " + bound.name + " = " + first.text;
        // The extent is evaluated once in the IR, the condition in every round of the C++ loop.
        const bool hoisted = ir::reads_state(extent) || ir::reads_state(min);
        const Node* limit_node = min.kind == Kind::Int && min.integer == 0 ? &extent : nullptr;
        if (hoisted) {
            const std::string end = context_.fresh_name(bound.name + "_end");
            init += ", " + end + " = " + limit.text;
            limit.text = end;
            limit.precedence = Precedence::Primary;
            limit.constant = limit.plain_int = false;
        }
        std::string condition;
        if (limit.range.is(first.range.lo) && first.range.is(limit.range.lo)) {
            condition =
                bound.name + " != " + limit.operand(Precedence::Shift);  // no rounds; `< 0` would be warned about
        } else {
            condition =
                expressions_
                    .compare(node, Kind::Lt, variable.type, index, limit, nullptr, hoisted ? nullptr : limit_node)
                    .text;
        }
        const std::string advance = step.range.is(1) ? "++" + bound.name : bound.name + " += " + step.text;
        writer_.comment(location_of(node));
        if (kind == ir::LoopKind::Unrolled && context_.options.unroll_pragma) {
            writer_.line(*context_.options.unroll_pragma);
        }
        writer_.open("for (" + init + "; " + condition + "; " + advance + ") {");
        block(body, "loop");
        writer_.close();
        context_.close_scope();
    }

    // One past the last index: min + extent, without the sum where it is plain to see.
    Value limit_of(const Node& node, const Node& min, const Node& extent, const Value& first) {
        if (min.kind == Kind::Int && min.integer == 0) {
            return expressions_.print(extent);
        }
        if (extent.kind == Kind::Sub && ir::same_expression(extent.operand(1), min) && !ir::reads_state(min)) {
            return expressions_.print(extent.operand(0));
        }
        if (min.kind == Kind::Int && extent.kind == Kind::Int) {
            Node sum = extent;
            sum.integer = min.integer + extent.integer;
            return expressions_.print(sum);
        }
        if (ir::reads_state(min)) {
            context_.fail(node, "the start of a loop must not call or load; bind it to a variable first");
        }
        return expressions_.arithmetic(node, Kind::Add, extent.type, first, expressions_.print(extent));
    }

    void condition_check(const Node& node) {
        if (node.operand(0).type.cls != TypeClass::Bool) {
            context_.fail(node, "a condition must be bool, not " + ir::type_name(node.operand(0).type));
        }
    }

    void branch(const Node& node) {
        condition_check(node);
        const std::string condition = expressions_.print(node.operand(0)).text;
        writer_.comment(location_of(node));
        writer_.open("if (" + condition + ") {");
        block(node.operand(1), "branch");
        const Node* otherwise = node.operands.size() > 2 ? &node.operand(2) : nullptr;
        while (otherwise != nullptr && otherwise->kind == Kind::If) {
            context_.statement = otherwise;
            condition_check(*otherwise);
            writer_.reopen("} else if (" + expressions_.print(otherwise->operand(0)).text + ") {");
            block(otherwise->operand(1), "branch");
            otherwise = otherwise->operands.size() > 2 ? &otherwise->operand(2) : nullptr;
        }
        if (otherwise != nullptr && !is_nothing(*otherwise)) {
            writer_.reopen("} else {");
            block(*otherwise, "branch");
        }
        writer_.close();
    }

    void while_loop(const Node& node) {
        condition_check(node);
        const std::string condition = expressions_.print(node.operand(0)).text;
        writer_.comment(location_of(node));
        writer_.open("while (" + condition + ") {");
        block(node.operand(1), "loop");
        writer_.close();
    }

    void attribute(const Node& node) {
        const std::string key(node.text);
        if (!context_.options.transparent_attrs.contains(key)) {
            context_.fail(node, "attribute '" + key + "' would be lost: no pass consumed it");
        }
        statement(node.operand(1));
    }

    void store(const Node& node) {
        const Node& value = node.operand(0);
        const ir::Variable& buffer = *node.variable;
        if (buffer.buffer != nullptr && value.type != buffer.buffer->element) {
            context_.fail(
                node, "buffer '" + std::string(buffer.name) + "' holds " + ir::type_name(buffer.buffer->element) +
                          ", the value stored is " + ir::type_name(value.type));
        }
        const std::string target = expressions_.element(node, buffer, node.operands.subspan(1));
        const std::string text = expressions_.print(value).text;
        writer_.comment(location_of(node));
        writer_.line(target + " = " + text + ";");
    }

    void array(const Node& node) {
        const ir::Variable& variable = *node.variable;
        if (!context_.options.arrays) {
            context_.fail(
                node, "buffer '" + std::string(variable.name) + "' in scope '" + std::string(variable.buffer->scope) +
                          "' has no place here; lower it to a circular buffer");
        }
        check_keys(node, node.keys);
        const ir::Type element = variable.buffer->element;
        const CppType& type = context_.cpp_type(element, node);
        const std::uint64_t size = expressions_.constant_size(node, variable);
        const Binding& bound = context_.declare(variable, {{}, {}, false, true}, node);
        writer_.comment(location_of(node));
        if (size * ((element.bits + 7U) / 8U) > context_.options.stack_limit) {
            context_.std_headers.insert("vector");
            // vector<bool> has no elements to point to.
            const std::string item = element.cls == TypeClass::Bool ? "uint8_t" : type.spelling;
            writer_.line(
                unused_mark(variable) + "std::vector<" + item + "> " + bound.name + "(" + std::to_string(size) + ");");
        } else {
            writer_.line(
                unused_mark(variable) + type.spelling + " " + bound.name + "[" + std::to_string(size) + "] = {};");
        }
    }

    // A second name and shape for the memory of another buffer of the same element type.
    void view(const Node& node) {
        const Node& data = node.operand(0);
        const bool of_buffer = data.kind == Kind::Call && data.text == "tirx.buffer_data" &&
                               data.operands.size() == 1 && data.operand(0).kind == Kind::Var &&
                               data.operand(0).variable->buffer != nullptr;
        const Node& source = of_buffer ? data.operand(0) : data;
        if (!of_buffer || !context_.options.arrays ||
            source.variable->buffer->element != node.variable->buffer->element) {
            context_.fail(
                node, "buffer '" + std::string(node.variable->name) +
                          "' must be a view of another buffer of the same element type");
        }
        const std::string name = context_.binding(*source.variable, source).name;
        const Binding& bound = context_.declare(*node.variable, {{}, {}, false, true}, node);
        writer_.comment(location_of(node));
        writer_.line(unused_mark(*node.variable) + "auto* const " + bound.name + " = &" + name + "[0];");
    }

    void assertion(const Node& node) {
        if (!context_.options.asserts) {
            context_.fail(node, "an assertion has no C++ form in a kernel; check it on the host");
        }
        condition_check(node);
        const Value condition = expressions_.print(node.operand(0));
        context_.std_headers.insert("stdexcept");
        writer_.comment(location_of(node));
        writer_.open("if (!" + condition.operand(Precedence::Unary) + ") {");
        writer_.line("throw std::runtime_error(" + quoted(node.text) + ");");
        writer_.close();
    }

    void jump(const Node& node) {
        if (loops_ == 0) {
            context_.fail(node, "outside of a loop");
        }
        writer_.comment(location_of(node));
        writer_.line(node.kind == Kind::Break ? "break;" : "continue;");
    }

    const ir::Function& function_;
    EmitContext context_;
    ExpressionPrinter expressions_;
    SourceWriter writer_;
    int loops_ = 0;
};

}  // namespace

Emission emit(const ir::Function& function, const Registry& registry, const EmitOptions& options) {
    return Emitter(function, registry, options).run();
}

}  // namespace tilemetal
