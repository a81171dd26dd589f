// What the expression and statement printers share: type spellings, visible variables, what was used, errors.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "emit_error.h"
#include "emit_options.h"
#include "interval.h"
#include "ir.h"
#include "name_scopes.h"
#include "registry.h"

namespace tilemetal {

struct CppType {
    std::string spelling;
    bool is_unsigned = false;
};

// How a variable appears where it is visible.
struct Binding {
    std::string name{};
    Interval range{};
    bool constant = false;  // usable as a template argument
    bool opaque = false;    // of a library type, declared auto
};

class EmitContext {
public:
    EmitContext(const ir::Function& function, const Registry& registry, const EmitOptions& options);

    const Registry& registry;
    const EmitOptions& options;
    std::set<std::string> std_headers;

    [[noreturn]] void fail(const ir::Node& node, const std::string& message) const;

    const CppType& cpp_type(ir::Type type, const ir::Node& at);
    // The IR type is signed but the text computes in an unsigned type of the same width.
    bool wraps(ir::Type type, const ir::Node& at) {
        return type.cls == ir::TypeClass::Int && cpp_type(type, at).is_unsigned;
    }

    void open_scope();
    void close_scope();
    const Binding& declare(const ir::Variable& variable, Binding binding, const ir::Node& at);
    const Binding& binding(const ir::Variable& variable, const ir::Node& at) const;
    // A visible identifier for something that is no IR variable.
    std::string fresh_name(std::string_view hint) { return names_.declare(hint); }
    // Range of a value that comes from outside the function.
    Interval external_range(ir::Type type, const ir::Node& at);

    const Op* use_op(const ir::Node& call);
    [[nodiscard]] const std::vector<std::string>& used_ops() const { return used_ops_; }

    // The statement being printed: where errors of nodes without a span point to.
    const ir::Node* statement = nullptr;

private:
    NameScopes names_;
    std::map<std::pair<ir::TypeClass, unsigned>, CppType> types_;
    std::vector<std::vector<Binding>> bindings_;  // by variable index, innermost last
    std::vector<std::uint32_t> declared_;
    std::vector<std::size_t> marks_;
    std::vector<std::string> used_ops_;
    std::set<std::string_view> used_op_names_;
};

}  // namespace tilemetal
