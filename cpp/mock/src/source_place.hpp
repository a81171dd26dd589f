#pragma once

#include <optional>
#include <vector>

#include "code_place.hpp"
#include "processor.hpp"

namespace tilemetal::mock {

// The line of the kernel's own source that an address in its code belongs to, from its debug information; nullopt
// where that says nothing. Starts a program of the compiler's tools, so it is for diagnoses only.
std::optional<abi::Location> source_place(const Processor& processor, const void* code);
// Where the kernel called the function of the runtime that is running on its stack, past the device headers.
std::optional<abi::Location> calling_place(const Processor& processor);
// Addresses in the kernel's code that lead there now, the innermost first.
std::vector<const void*> calling_frames(const Processor& processor);
abi::Location resolve(const Processor& processor, const CodePlace& place);

}  // namespace tilemetal::mock
