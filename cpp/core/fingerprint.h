// A hash of a function's structure.
#pragma once

#include <string>

#include "ir.h"

namespace tilemetal {

// 32 hexadecimal digits that depend on statements, expressions, types, constants and texts, and on which
// occurrences of variables belong together; not on names, source locations, addresses or the process.
std::string fingerprint(const ir::Function& function);

}  // namespace tilemetal
