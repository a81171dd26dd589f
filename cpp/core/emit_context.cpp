#include "emit_context.h"

namespace tilemetal {

namespace {

std::unordered_set<std::string> reserved_names(const Registry& registry, const EmitOptions& options) {
    std::unordered_set<std::string> names = options.reserved;
    const auto add = [&names](std::string_view spelling) {
        names.emplace(spelling.substr(0, spelling.find_first_of("<:")));
    };
    for (const Op& op : registry.ops()) {
        add(op.spelling);
        if (op.result) {
            add(*op.result);
        }
    }
    for (const auto& [type, spelling] : options.types) {
        add(spelling);
    }
    return names;
}

}  // namespace

EmitContext::EmitContext(const ir::Function& function, const Registry& registry, const EmitOptions& options)
    : registry(registry), options(options), names_(reserved_names(registry, options)), bindings_(function.variables) {}

void EmitContext::fail(const ir::Node& node, const std::string& message) const {
    const ir::Location* location = node.location;
    if (location == nullptr && statement != nullptr) {
        location = statement->location;
    }
    throw EmitError(message, std::string(ir::node_name(node)), location);
}

const CppType& EmitContext::cpp_type(ir::Type type, const ir::Node& at) {
    if (type.lanes != 1) {
        fail(at, "vector type " + ir::type_name(type) + " has no C++ spelling; lower vectors to scalars first");
    }
    const auto [entry, fresh] = types_.try_emplace({type.cls, type.bits});
    if (fresh) {
        const auto found = options.types.find(ir::type_name(type));
        if (found == options.types.end()) {
            types_.erase(entry);
            fail(at, "type " + ir::type_name(type) + " has no C++ spelling here");
        }
        entry->second = {
            found->second, found->second.find("uint") != std::string::npos ||
                               found->second.find("unsigned") != std::string::npos ||
                               found->second.find("size_t") != std::string::npos};
    }
    return entry->second;
}

void EmitContext::open_scope() {
    names_.open();
    marks_.push_back(declared_.size());
}

void EmitContext::close_scope() {
    for (; declared_.size() > marks_.back(); declared_.pop_back()) {
        bindings_[declared_.back()].pop_back();
    }
    marks_.pop_back();
    names_.close();
}

const Binding& EmitContext::declare(const ir::Variable& variable, Binding binding, const ir::Node& at) {
    for (std::size_t i = marks_.empty() ? 0 : marks_.back(); i < declared_.size(); ++i) {
        if (declared_[i] == variable.index) {
            fail(at, "variable '" + std::string(variable.name) + "' is defined twice in one scope");
        }
    }
    binding.name = names_.declare(variable.name);
    bindings_[variable.index].push_back(std::move(binding));
    declared_.push_back(variable.index);
    return bindings_[variable.index].back();
}

const Binding& EmitContext::binding(const ir::Variable& variable, const ir::Node& at) const {
    if (bindings_[variable.index].empty()) {
        fail(at, "variable '" + std::string(variable.name) + "' is used where it is not defined");
    }
    return bindings_[variable.index].back();
}

Interval EmitContext::external_range(ir::Type type, const ir::Node& at) {
    const Interval full = type_range(type);
    // Where signed IR is printed unsigned, what comes from outside is unsigned too.
    return wraps(type, at) ? Interval{0, full.hi} : full;
}

const Op* EmitContext::use_op(const ir::Node& call) {
    const Op* op = registry.find(call.text);
    if (op != nullptr && used_op_names_.insert(op->name).second) {
        used_ops_.push_back(op->name);
    }
    return op;
}

}  // namespace tilemetal
