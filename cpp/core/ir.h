// The compiler's own light copy of a TIRx function: plain nodes in one arena, free of TVM headers, so that
// everything that walks IR (printing, census, fingerprint) compiles fast and is independent of TVM's ABI.
#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tilemetal::ir {

enum class Kind : std::uint8_t {
    // statements
    Seq,
    Evaluate,
    Bind,
    For,
    If,
    While,
    Attr,
    Store,
    Alloc,
    Decl,
    Assert,
    Break,
    Continue,
    Return,
    // expressions
    Int,
    Float,
    String,
    Var,
    Add,
    Sub,
    Mul,
    Div,
    Mod,
    FloorDiv,
    FloorMod,
    Min,
    Max,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    And,
    Or,
    Not,
    BitAnd,
    BitOr,
    BitXor,
    BitNot,
    ShiftLeft,
    ShiftRight,
    Select,
    Cast,
    Let,
    Call,
    Load,
    // a node no consumer understands; its type key is kept for the message
    Unsupported,
};

enum class TypeClass : std::uint8_t { None, Int, UInt, Bool, Float, BFloat, Handle, Void, Other };

struct Type {
    TypeClass cls = TypeClass::None;
    std::uint8_t bits = 0;
    std::uint16_t lanes = 1;

    bool operator==(const Type&) const = default;
    [[nodiscard]] bool is_integer() const { return cls == TypeClass::Int || cls == TypeClass::UInt; }
    [[nodiscard]] bool is_float() const { return cls == TypeClass::Float || cls == TypeClass::BFloat; }
};

// TVM's spelling of a type: "int32", "bool", "bfloat16", "float32x4", "handle", "void".
std::string type_name(Type type);

struct Location {
    std::string_view source;
    int line = 0;
    int column = 0;
};

struct Node;

struct Buffer {
    Type element;
    std::string_view scope;
    std::span<const Node* const> shape;
    std::span<const Node* const> strides;
    const Node* elem_offset = nullptr;
    bool row_major = true;
};

struct Variable {
    std::string_view name;
    Type type;
    const Buffer* buffer = nullptr;  // set for buffer variables only
    const Location* location = nullptr;
    std::uint32_t index = 0;  // dense, in order of first appearance
    std::uint32_t uses = 0;   // appearances other than the definition
};

// Operands by kind: Evaluate {value}; Bind {value}; For {min, extent, body[, step]}; If {condition, then[, else]};
// While {condition, body}; Attr {value, body}; Store {value, indices...}; Decl {data}; Assert {condition};
// Return {value}; Seq {statements...}; Call {arguments...}; Load {indices...}; Let {value, body};
// Select {condition, true, false}; unary {a}; binary {a, b}.
struct Node {
    Kind kind = Kind::Unsupported;
    Type type;
    const Location* location = nullptr;
    std::span<const Node* const> operands;
    const Variable* variable = nullptr;  // Var, Bind, For, Let, Store, Load, Alloc, Decl
    std::string_view text;  // String value, operator name, attribute key, assert message, unsupported type key
    std::span<const std::string_view> keys;  // annotation keys of For and Alloc
    std::int64_t integer = 0;                // Int value (bit pattern), For kind
    double real = 0;                         // Float value

    [[nodiscard]] const Node& operand(std::size_t i) const { return *operands[i]; }
};

// TVM's type key of a node, for messages.
std::string_view node_name(const Node& node);

// TIRx For kinds as TVM numbers them.
enum class LoopKind : std::int64_t { Serial = 0, Parallel = 1, Vectorized = 2, Unrolled = 3, ThreadBinding = 4 };

struct Function {
    std::unique_ptr<std::pmr::monotonic_buffer_resource> arena;
    std::vector<const Variable*> params;
    const Node* body = nullptr;
    std::uint32_t variables = 0;
    std::uint64_t nodes = 0;  // statements and expressions, counted as a tree
};

// Whether two expressions are the same term; variables are compared by identity.
bool same_expression(const Node& a, const Node& b);

// Whether evaluating the expression may act: it holds a call of a device operation.
bool has_calls(const Node& node);

// Whether evaluating the expression later may give another value: it holds such a call or a load.
bool reads_state(const Node& node);

// A short readable form of an expression ("count - 1"), for reports and messages, never for output.
std::string describe(const Node& node);

}  // namespace tilemetal::ir
