#include "ir_reader.h"

#include <tvm/ffi/big_int.h>
#include <tvm/ffi/container/array.h>
#include <tvm/ffi/container/map.h>
#include <tvm/ffi/function.h>
#include <tvm/ffi/object.h>
#include <tvm/ffi/reflection/accessor.h>
#include <tvm/ffi/string.h>

#include <cstring>
#include <initializer_list>
#include <optional>
#include <unordered_map>

#include "emit_error.h"

namespace tilemetal {

namespace {

namespace ffi = tvm::ffi;
using ir::Kind;

constexpr int kMaxDepth = 1500;  // keeps the recursive walkers far from the end of an 8 MiB stack
constexpr std::uint64_t kMaxNodes = 20'000'000;

// Where the parts of one node class lie in memory; -1 means the class has no such field.
struct Layout {
    Kind kind = Kind::Unsupported;
    std::int64_t span = -1;
    std::int64_t type = -1;
    std::int64_t variable = -1;
    std::int64_t list = -1;
    std::int64_t text = -1;
    std::int64_t annotations = -1;
    std::vector<std::int64_t> operands;
    const TVMFFIFieldInfo* value = nullptr;  // read through its getter: numbers
};

const ffi::TypeInfo* type_info(std::string_view key) {
    std::int32_t index = 0;
    const TVMFFIByteArray bytes{key.data(), key.size()};
    TVM_FFI_CHECK_SAFE_CALL(TVMFFITypeKeyToIndex(&bytes, &index));
    return TVMFFIGetTypeInfo(index);
}

const TVMFFIFieldInfo& field(const ffi::TypeInfo* info, std::string_view name) {
    const TVMFFIFieldInfo* found = nullptr;
    ffi::reflection::ForEachFieldInfo(info, [&](const TVMFFIFieldInfo* candidate) {
        if (std::string_view(candidate->name.data, candidate->name.size) == name) {
            found = candidate;
        }
    });
    if (found == nullptr) {
        throw EmitError(
            "this TVM has no field " + std::string(name), {info->type_key.data, info->type_key.size}, nullptr);
    }
    return *found;
}

// Offset of a field that holds exactly one object pointer (or one string cell).
std::int64_t offset_of(const ffi::TypeInfo* info, std::string_view name, std::int64_t size = sizeof(void*)) {
    const TVMFFIFieldInfo& found = field(info, name);
    if (found.size != size) {
        throw EmitError(
            "this TVM stores field " + std::string(name) + " in an unknown way",
            {info->type_key.data, info->type_key.size}, nullptr);
    }
    return found.offset;
}

const ffi::Object* object_at(const ffi::Object* object, std::int64_t offset) {
    const ffi::Object* result = nullptr;
    std::memcpy(&result, reinterpret_cast<const char*>(object) + offset, sizeof result);
    return result;
}

std::string_view string_at(const ffi::Object* object, std::int64_t offset) {
    const auto& text = *reinterpret_cast<const ffi::String*>(reinterpret_cast<const char*>(object) + offset);
    return {text.data(), text.size()};
}

std::int64_t integer_of(const ffi::Any& value) {
    if (const auto small = value.as<std::int64_t>()) {
        return *small;
    }
    if (const auto big = value.as<ffi::BigInt>()) {
        if (const auto wide = big->as<std::uint64_t>()) {
            return static_cast<std::int64_t>(*wide);
        }
    }
    throw EmitError("integer constant does not fit 64 bits", "ir.IntImm", nullptr);
}

// All field offsets, looked up once per process.
struct Layouts {
    std::vector<Layout> table;          // by position
    std::vector<std::uint8_t> by_type;  // TVM type index -> position in table, 0 = unsupported
    std::int32_t prim_type, pointer_type, tuple_type, buffer_type, span, sequential_span, op, var, prim_func;
    std::int64_t dtype, tuple_fields;
    std::int64_t span_source, source_name, spans;
    const TVMFFIFieldInfo *span_line, *span_column;
    std::int64_t op_name, call_op, var_name, var_type, var_span;
    std::int64_t buf_element, buf_scope, buf_shape, buf_strides, buf_offset;
    const TVMFFIFieldInfo* buf_layout;
    std::int64_t func_params, func_body;
    std::int64_t message_parts, error_kind, string_value;

    Layouts();

    const Layout& of(std::int32_t type_index) const {
        const auto i = static_cast<std::size_t>(type_index);
        return table[i < by_type.size() ? by_type[i] : 0];
    }

private:
    struct Shape {
        std::string_view key;
        Kind kind;
        std::initializer_list<std::string_view> operands;
        std::string_view variable, list, text, annotations, value;
    };
    void add(const Shape& shape);
};

void Layouts::add(const Shape& shape) {
    const ffi::TypeInfo* info = type_info(shape.key);
    Layout layout;
    layout.kind = shape.kind;
    layout.span = offset_of(info, "span");
    const bool expression = shape.kind >= Kind::Int;
    layout.type = expression ? offset_of(info, "ty") : -1;
    for (const std::string_view name : shape.operands) {
        layout.operands.push_back(offset_of(info, name));
    }
    layout.variable = shape.variable.empty() ? -1 : offset_of(info, shape.variable);
    layout.list = shape.list.empty() ? -1 : offset_of(info, shape.list);
    layout.text = shape.text.empty() ? -1 : offset_of(info, shape.text, sizeof(ffi::String));
    layout.annotations = shape.annotations.empty() ? -1 : offset_of(info, shape.annotations);
    layout.value = shape.value.empty() ? nullptr : &field(info, shape.value);
    const auto index = static_cast<std::size_t>(info->type_index);
    if (by_type.size() <= index) {
        by_type.resize(index + 1, 0);
    }
    by_type[index] = static_cast<std::uint8_t>(table.size());
    table.push_back(std::move(layout));
}

Layouts::Layouts() {
    table.emplace_back();
    const std::initializer_list<std::pair<std::string_view, Kind>> binary = {
        {"prim.Add", Kind::Add},
        {"prim.Sub", Kind::Sub},
        {"prim.Mul", Kind::Mul},
        {"prim.Div", Kind::Div},
        {"prim.Mod", Kind::Mod},
        {"prim.FloorDiv", Kind::FloorDiv},
        {"prim.FloorMod", Kind::FloorMod},
        {"prim.Min", Kind::Min},
        {"prim.Max", Kind::Max},
        {"prim.EQ", Kind::Eq},
        {"prim.NE", Kind::Ne},
        {"prim.LT", Kind::Lt},
        {"prim.LE", Kind::Le},
        {"prim.GT", Kind::Gt},
        {"prim.GE", Kind::Ge},
        {"prim.And", Kind::And},
        {"prim.Or", Kind::Or},
        {"prim.BitwiseAnd", Kind::BitAnd},
        {"prim.BitwiseOr", Kind::BitOr},
        {"prim.BitwiseXor", Kind::BitXor},
        {"prim.LShift", Kind::ShiftLeft},
        {"prim.RShift", Kind::ShiftRight},
    };
    for (const auto& [key, kind] : binary) {
        add({key, kind, {"a", "b"}, {}, {}, {}, {}, {}});
    }
    add({"prim.Not", Kind::Not, {"a"}, {}, {}, {}, {}, {}});
    add({"prim.BitwiseNot", Kind::BitNot, {"a"}, {}, {}, {}, {}, {}});
    add({"prim.Cast", Kind::Cast, {"value"}, {}, {}, {}, {}, {}});
    add({"prim.Select", Kind::Select, {"condition", "true_value", "false_value"}, {}, {}, {}, {}, {}});
    add({"prim.Let", Kind::Let, {"value", "body"}, "var", {}, {}, {}, {}});
    add({"ir.IntImm", Kind::Int, {}, {}, {}, {}, {}, "value"});
    add({"ir.FloatImm", Kind::Float, {}, {}, {}, {}, {}, "value"});
    add({"ir.StringImm", Kind::String, {}, {}, {}, "value", {}, {}});
    add({"ir.Var", Kind::Var, {}, {}, {}, {}, {}, {}});
    add({"ir.Call", Kind::Call, {}, {}, "args", {}, {}, {}});
    add({"ir.TensorLoad", Kind::Load, {}, "source", "indices", {}, {}, {}});
    add({"tirx.SeqStmt", Kind::Seq, {}, {}, "seq", {}, {}, {}});
    add({"tirx.Evaluate", Kind::Evaluate, {"value"}, {}, {}, {}, {}, {}});
    add({"tirx.Bind", Kind::Bind, {"value"}, "var", {}, {}, {}, {}});
    add({"tirx.For", Kind::For, {"min", "extent", "body", "step"}, "loop_var", {}, {}, "annotations", "kind"});
    add({"tirx.IfThenElse", Kind::If, {"condition", "then_case", "else_case"}, {}, {}, {}, {}, {}});
    add({"tirx.While", Kind::While, {"condition", "body"}, {}, {}, {}, {}, {}});
    add({"tirx.AttrStmt", Kind::Attr, {"value", "body"}, {}, {}, "attr_key", {}, {}});
    add({"tirx.BufferStore", Kind::Store, {"value"}, "buffer", "indices", {}, {}, {}});
    add({"tirx.AllocBuffer", Kind::Alloc, {}, "buffer", {}, {}, "annotations", {}});
    add({"tirx.DeclBuffer", Kind::Decl, {"data"}, "buffer", {}, {}, {}, {}});
    add({"tirx.AssertStmt", Kind::Assert, {"condition"}, {}, {}, {}, {}, {}});
    add({"tirx.Break", Kind::Break, {}, {}, {}, {}, {}, {}});
    add({"tirx.Continue", Kind::Continue, {}, {}, {}, {}, {}, {}});
    add({"tirx.Return", Kind::Return, {"value"}, {}, {}, {}, {}, {}});

    const auto index = [](std::string_view key) { return type_info(key)->type_index; };
    prim_type = index("ir.PrimType");
    pointer_type = index("ir.PointerType");
    tuple_type = index("ir.TupleType");
    buffer_type = index("tirx.BufferType");
    span = index("ir.Span");
    sequential_span = index("ir.SequentialSpan");
    op = index("ir.Op");
    var = index("ir.Var");
    prim_func = index("tirx.PrimFunc");
    dtype = offset_of(type_info("ir.PrimType"), "dtype", sizeof(DLDataType));
    tuple_fields = offset_of(type_info("ir.TupleType"), "fields");
    span_source = offset_of(type_info("ir.Span"), "source_name");
    span_line = &field(type_info("ir.Span"), "line");
    span_column = &field(type_info("ir.Span"), "column");
    spans = offset_of(type_info("ir.SequentialSpan"), "spans");
    source_name = offset_of(type_info("ir.SourceName"), "name", sizeof(ffi::String));
    op_name = offset_of(type_info("ir.Op"), "name", sizeof(ffi::String));
    call_op = offset_of(type_info("ir.Call"), "op");
    var_name = offset_of(type_info("ir.Var"), "name", sizeof(ffi::String));
    var_type = offset_of(type_info("ir.Var"), "ty");
    var_span = offset_of(type_info("ir.Var"), "span");
    const ffi::TypeInfo* buffer = type_info("tirx.BufferType");
    buf_element = offset_of(buffer, "dtype");
    buf_scope = offset_of(buffer, "storage_scope", sizeof(ffi::String));
    buf_shape = offset_of(buffer, "shape");
    buf_strides = offset_of(buffer, "strides");
    buf_offset = offset_of(buffer, "elem_offset");
    buf_layout = &field(buffer, "layout");
    func_params = offset_of(type_info("tirx.PrimFunc"), "params");
    func_body = offset_of(type_info("tirx.PrimFunc"), "body");
    message_parts = offset_of(type_info("tirx.AssertStmt"), "message_parts");
    error_kind = offset_of(type_info("tirx.AssertStmt"), "error_kind");
    string_value = offset_of(type_info("ir.StringImm"), "value", sizeof(ffi::String));
}

class Reader {
public:
    explicit Reader(const Layouts& layouts)
        : layouts_(layouts), arena_(std::make_unique<std::pmr::monotonic_buffer_resource>(64 * 1024)) {}

    ir::Function read(const ffi::Object* function) {
        ir::Function result;
        for (const ffi::Any& param : *array(object_at(function, layouts_.func_params))) {
            result.params.push_back(variable(pointer(param)));
        }
        if (const ffi::Object* body = object_at(function, layouts_.func_body)) {
            result.body = node(body);
        }
        result.variables = static_cast<std::uint32_t>(variables_.size());
        result.nodes = nodes_;
        result.arena = std::move(arena_);
        return result;
    }

private:
    static const ffi::ArrayObj* array(const ffi::Object* object) { return static_cast<const ffi::ArrayObj*>(object); }

    // The object in a container cell; null for None and for plain numbers.
    static const ffi::Object* pointer(const ffi::Any& cell) { return cell.as<ffi::Object>(); }

    template <typename T>
    T* make() {
        return new (arena_->allocate(sizeof(T), alignof(T))) T();
    }

    template <typename T>
    std::span<const T> keep(const std::vector<T>& items) {
        if (items.empty()) {
            return {};
        }
        auto* data = static_cast<T*>(arena_->allocate(items.size() * sizeof(T), alignof(T)));
        std::uninitialized_copy(items.begin(), items.end(), data);
        return {data, items.size()};
    }

    std::string_view keep_text(const std::string& text) {
        auto* data = static_cast<char*>(arena_->allocate(text.size(), 1));
        std::memcpy(data, text.data(), text.size());
        return {data, text.size()};
    }

    std::span<const ir::Node* const> nodes(const ffi::Object* list) {
        std::vector<const ir::Node*> items;
        if (list != nullptr) {
            for (const ffi::Any& item : *array(list)) {
                items.push_back(node(pointer(item)));
            }
        }
        return keep(items);
    }

    ir::Type type(const ffi::Object* object) const {
        using ir::TypeClass;
        if (object == nullptr) {
            return {};
        }
        const std::int32_t index = object->type_index();
        if (index == layouts_.prim_type) {
            DLDataType dtype;
            std::memcpy(&dtype, reinterpret_cast<const char*>(object) + layouts_.dtype, sizeof dtype);
            ir::Type result{TypeClass::Other, dtype.bits, dtype.lanes};
            switch (dtype.code) {
                case kDLInt:
                    result.cls = TypeClass::Int;
                    break;
                case kDLUInt:
                    result.cls = dtype.bits == 1 ? TypeClass::Bool : TypeClass::UInt;
                    break;
                case kDLBool:
                    result.cls = TypeClass::Bool;
                    break;
                case kDLFloat:
                    result.cls = TypeClass::Float;
                    break;
                case kDLBfloat:
                    result.cls = TypeClass::BFloat;
                    break;
                case kDLOpaqueHandle:
                    return {dtype.bits == 0 ? TypeClass::Void : TypeClass::Handle, dtype.bits, 1};
                default:
                    break;
            }
            return result;
        }
        if (index == layouts_.pointer_type) {
            return {TypeClass::Handle, 0, 1};
        }
        if (index == layouts_.tuple_type && array(object_at(object, layouts_.tuple_fields))->empty()) {
            return {TypeClass::Void, 0, 1};
        }
        return {TypeClass::Other, 0, 1};
    }

    const ir::Location* location(const ffi::Object* span) {
        while (span != nullptr && span->type_index() == layouts_.sequential_span) {
            // A merged span stands for several lines; the first one is where the user's statement began.
            const ffi::ArrayObj* parts = array(object_at(span, layouts_.spans));
            span = parts == nullptr || parts->empty() ? nullptr : pointer(*parts->begin());
        }
        if (span == nullptr || span->type_index() != layouts_.span) {
            return nullptr;
        }
        if (span == last_span_) {
            return last_location_;
        }
        const auto [entry, fresh] = locations_.try_emplace(span, nullptr);
        if (fresh) {
            auto* made = make<ir::Location>();
            const ffi::Object* source = object_at(span, layouts_.span_source);
            made->source = source == nullptr ? std::string_view() : string_at(source, layouts_.source_name);
            made->line = static_cast<int>(integer_of(ffi::reflection::FieldGetter(layouts_.span_line)(span)));
            made->column = static_cast<int>(integer_of(ffi::reflection::FieldGetter(layouts_.span_column)(span)));
            entry->second = made;
        }
        last_span_ = span;
        last_location_ = entry->second;
        return last_location_;
    }

    ir::Variable* variable(const ffi::Object* object) {
        const auto [entry, fresh] = variables_.try_emplace(object, nullptr);
        if (fresh) {
            auto* made = make<ir::Variable>();
            entry->second = made;
            made->name = string_at(object, layouts_.var_name);
            made->index = static_cast<std::uint32_t>(variables_.size() - 1);
            made->location = location(object_at(object, layouts_.var_span));
            const ffi::Object* ty = object_at(object, layouts_.var_type);
            made->type = type(ty);
            if (ty != nullptr && ty->type_index() == layouts_.buffer_type) {
                made->buffer = buffer(ty);
            }
            return made;
        }
        return entry->second;
    }

    const ir::Buffer* buffer(const ffi::Object* ty) {
        auto* made = make<ir::Buffer>();
        made->element = type(object_at(ty, layouts_.buf_element));
        made->scope = string_at(ty, layouts_.buf_scope);
        made->shape = nodes(object_at(ty, layouts_.buf_shape));
        made->strides = nodes(object_at(ty, layouts_.buf_strides));
        if (const ffi::Object* offset = object_at(ty, layouts_.buf_offset)) {
            made->elem_offset = node(offset);
        }
        made->row_major = is_trivial(ffi::reflection::FieldGetter(layouts_.buf_layout)(ty));
        return made;
    }

    // No layout at all means row-major, like the layout TVM calls trivial.
    static bool is_trivial(const ffi::Any& layout) {
        const ffi::Object* object = pointer(layout);
        if (object == nullptr) {
            return true;
        }
        static const ffi::Function trivial = ffi::Function::GetGlobalRequired("tirx.TileLayoutIsTrivial");
        return object->GetTypeKey() == "tirx.TileLayout" && trivial(layout).cast<bool>();
    }

    std::span<const std::string_view> keys(const ffi::Object* map) {
        std::vector<std::string_view> names;
        if (map != nullptr) {
            for (const auto& [key, value] : *static_cast<const ffi::MapObj*>(map)) {
                names.push_back(keep_text(std::string(key.cast<ffi::String>())));
            }
        }
        return keep(names);
    }

    std::string_view message(const ffi::Object* assertion) {
        const ffi::Object* kind = object_at(assertion, layouts_.error_kind);
        std::string text = kind == nullptr ? "" : std::string(string_at(kind, layouts_.string_value)) + ": ";
        for (const ffi::Any& part : *array(object_at(assertion, layouts_.message_parts))) {
            text += string_at(pointer(part), layouts_.string_value);
        }
        return keep_text(text);
    }

    void read_parts(const Layout& layout, const ffi::Object* object, ir::Node& made) {
        if (layout.variable >= 0) {
            const ffi::Object* var = object_at(object, layout.variable);
            if (var == nullptr || var->type_index() != layouts_.var) {
                throw EmitError("a load must read a buffer variable", std::string(ir::node_name(made)), made.location);
            }
            ir::Variable* used = variable(var);
            made.variable = used;
            used->uses += made.kind == Kind::Load || made.kind == Kind::Store ? 1 : 0;
        }
        std::vector<const ir::Node*> operands;
        operands.reserve(layout.operands.size());
        for (const std::int64_t offset : layout.operands) {
            if (const ffi::Object* operand = object_at(object, offset)) {
                operands.push_back(node(operand));
            }
        }
        if (layout.list >= 0) {
            for (const ffi::Any& item : *array(object_at(object, layout.list))) {
                operands.push_back(node(pointer(item)));
            }
        }
        made.operands = keep(operands);
        if (layout.text >= 0) {
            made.text = string_at(object, layout.text);
        }
        if (layout.annotations >= 0) {
            made.keys = keys(object_at(object, layout.annotations));
        }
    }

    const ir::Node* node(const ffi::Object* object) {
        auto* made = make<ir::Node>();
        ++nodes_;
        if (object == nullptr) {
            made->text = "None";
            return made;
        }
        const Layout& layout = layouts_.of(object->type_index());
        made->kind = layout.kind;
        if (layout.kind == Kind::Unsupported) {
            made->text = keep_text(object->GetTypeKey());
            return made;
        }
        made->location = location(object_at(object, layout.span));
        if (++depth_ > kMaxDepth || nodes_ > kMaxNodes) {
            throw EmitError(
                depth_ > kMaxDepth ? "the program is nested deeper than " + std::to_string(kMaxDepth) + " levels"
                                   : "the program has more than " + std::to_string(kMaxNodes) + " nodes",
                std::string(ir::node_name(*made)), made->location);
        }
        if (layout.type >= 0) {
            made->type = type(object_at(object, layout.type));
        }
        switch (layout.kind) {
            case Kind::Var: {
                ir::Variable* used = variable(object);
                ++used->uses;
                made->variable = used;
                break;
            }
            case Kind::Int:
                made->integer = integer_of(ffi::reflection::FieldGetter(layout.value)(object));
                break;
            case Kind::Float:
                made->real = ffi::reflection::FieldGetter(layout.value)(object).cast<double>();
                break;
            case Kind::For:
                made->integer = integer_of(ffi::reflection::FieldGetter(layout.value)(object));
                break;
            case Kind::Assert:
                made->text = message(object);
                break;
            case Kind::Call: {
                const ffi::Object* op = object_at(object, layouts_.call_op);
                if (op == nullptr || op->type_index() != layouts_.op) {
                    made->kind = Kind::Unsupported;
                    made->text = keep_text("ir.Call of " + (op == nullptr ? "None" : op->GetTypeKey()));
                } else {
                    made->text = string_at(op, layouts_.op_name);
                }
                break;
            }
            default:
                break;
        }
        if (made->kind != Kind::Unsupported) {
            read_parts(layout, object, *made);
        }
        --depth_;
        return made;
    }

    const Layouts& layouts_;
    std::unique_ptr<std::pmr::monotonic_buffer_resource> arena_;
    std::unordered_map<const ffi::Object*, ir::Variable*> variables_;
    std::unordered_map<const ffi::Object*, const ir::Location*> locations_;
    const ffi::Object* last_span_ = nullptr;
    const ir::Location* last_location_ = nullptr;
    std::uint64_t nodes_ = 0;
    int depth_ = 0;
};

}  // namespace

ir::Function read_function(const void* prim_func) {
    const auto* object = static_cast<const ffi::Object*>(prim_func);
    try {
        static const Layouts layouts;
        if (object->type_index() != layouts.prim_func) {
            throw EmitError("expected a tirx.PrimFunc", object->GetTypeKey(), nullptr);
        }
        return Reader(layouts).read(object);
    } catch (const ffi::Error& error) {
        throw EmitError("tvm-ffi: " + std::string(error.message()), object->GetTypeKey(), nullptr);
    }
}

}  // namespace tilemetal
