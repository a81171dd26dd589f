// TIRx function -> the statements of a C++ function body.
#pragma once

#include <string>
#include <vector>

#include "emit_options.h"
#include "ir.h"
#include "registry.h"

namespace tilemetal {

struct Emission {
    std::string text;                      // ends with a newline
    std::vector<std::string> params;       // identifiers of the function's parameters, in order
    std::vector<std::string> ops;          // registry operations used, in order of first use
    std::vector<std::string> std_headers;  // standard headers the text needs besides <cstdint>, sorted
};

// Throws EmitError for anything that has no exact C++ form.
Emission emit(const ir::Function& function, const Registry& registry, const EmitOptions& options);

}  // namespace tilemetal
