#include "registry.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace tilemetal {

namespace {

constexpr std::array<std::pair<std::string_view, ArgKind>, 14> kArgKinds = {{
    {"cb", ArgKind::Cb},
    {"tile", ArgKind::Tile},
    {"dst", ArgKind::Dst},
    {"u32", ArgKind::U32},
    {"i32", ArgKind::I32},
    {"u64", ArgKind::U64},
    {"l1_address", ArgKind::L1Address},
    {"bool", ArgKind::Bool},
    {"f32", ArgKind::F32},
    {"f32_bits", ArgKind::F32Bits},
    {"enum", ArgKind::Enum},
    {"type", ArgKind::Type},
    {"accessor", ArgKind::Accessor},
    {"accessor_args", ArgKind::AccessorArgs},
}};

void check(const Op& op) {
    const auto refuse = [&op](const std::string& what) { throw std::invalid_argument(op.name + ": " + what); };
    if (op.name.empty() || op.spelling.empty() || op.spelling == ".") {
        refuse("an operation needs a name and a spelling");
    }
    if (op.result && op.result->empty()) {
        refuse("an empty result type; use None for no result");
    }
    if (op.is_constexpr && !op.result) {
        refuse("an operation without result cannot be constexpr");
    }
    const auto is_object = [](const Arg& arg) { return arg.is_printed && !arg.is_template; };
    if (op.spelling.front() == '.' && std::ranges::none_of(op.args, is_object)) {
        refuse("a method needs an object argument");
    }
}

}  // namespace

ArgKind parse_arg_kind(std::string_view name) {
    for (const auto& [text, kind] : kArgKinds) {
        if (text == name) {
            return kind;
        }
    }
    throw std::invalid_argument("unknown argument kind '" + std::string(name) + "'");
}

std::string_view arg_kind_name(ArgKind kind) { return kArgKinds[static_cast<std::size_t>(kind)].first; }

Registry::Registry(std::vector<Op> ops) : ops_(std::move(ops)) {
    for (const Op& op : ops_) {
        check(op);
        if (!by_name_.emplace(op.name, &op).second) {
            throw std::invalid_argument(op.name + ": described twice");
        }
    }
}

const Op* Registry::find(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
}

}  // namespace tilemetal
