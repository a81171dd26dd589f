// How a function is to be spelled: types, allowed statements, layout of the text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tilemetal {

struct EmitOptions {
    std::unordered_map<std::string, std::string> types;  // TVM type -> C++ spelling, "int32" -> "uint32_t"
    bool math_calls = false;                             // exp, sqrt, ... become std:: calls
    bool asserts = false;                                // AssertStmt throws; refused otherwise
    bool arrays = false;                                 // AllocBuffer becomes a local array
    std::size_t stack_limit = 16384;                     // bytes; larger arrays become std::vector
    std::optional<std::string> unroll_pragma;            // line before an unrolled loop
    std::unordered_set<std::string> transparent_attrs;   // attribute and annotation keys without effect on the text
    std::unordered_set<std::string> reserved;            // identifiers no variable may take
    std::unordered_map<std::string, std::vector<std::string>> sources;  // span source name -> lines
    bool location_comments = true;
    std::size_t indent = 1;  // levels of four spaces
    std::size_t width = 100;
};

}  // namespace tilemetal
