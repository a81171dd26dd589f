// What the printer knows about device operations: nothing but these descriptors, given from Python.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tilemetal {

enum class ArgKind : std::uint8_t {
    Cb,
    Tile,
    Dst,
    U32,
    I32,
    U64,
    L1Address,
    Bool,
    F32,
    F32Bits,
    Enum,
    Type,
    Accessor,
    AccessorArgs,
};

// Throws std::invalid_argument for a name that is no kind.
ArgKind parse_arg_kind(std::string_view name);
std::string_view arg_kind_name(ArgKind kind);

struct Arg {
    std::string name;
    ArgKind kind = ArgKind::U32;
    bool is_template = false;
    bool is_printed = true;           // false: checked, and no part of the C++ call
    std::vector<std::string> values;  // allowed texts of an enum or type argument; empty allows any
};

struct Op {
    std::string name;                   // TVM operator name, "tt.cb_wait_front"
    std::string spelling;               // C++ function; a leading dot makes it a method of the first plain argument
    std::vector<Arg> args;              // in the order of the IR call; template and plain ones may mix
    std::optional<std::string> result;  // C++ result type; none for void
    bool is_constexpr = false;          // the result is a constant when every argument is
};

class Registry {
public:
    // Throws std::invalid_argument for duplicate names, unusable texts or a method without an object.
    explicit Registry(std::vector<Op> ops);

    [[nodiscard]] const Op* find(std::string_view name) const;
    [[nodiscard]] const std::vector<Op>& ops() const { return ops_; }
    [[nodiscard]] std::size_t size() const { return ops_.size(); }

private:
    std::vector<Op> ops_;
    std::unordered_map<std::string_view, const Op*> by_name_;
};

}  // namespace tilemetal
