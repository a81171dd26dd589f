// Reads a TIRx PrimFunc, given by its tvm-ffi object pointer, into the light IR of ir.h.
#pragma once

#include "ir.h"

namespace tilemetal {

// Throws EmitError when the object is not a tirx.PrimFunc, is nested too deeply or is too large.
// The object must stay alive as long as the result: names and texts point into it.
ir::Function read_function(const void* prim_func);

}  // namespace tilemetal
