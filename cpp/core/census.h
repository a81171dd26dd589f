// Which operations a function performs, how often, and on which circular buffers.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ir.h"
#include "registry.h"

namespace tilemetal {

// A number where it is known, else the text of the expression.
using Quantity = std::variant<std::int64_t, std::string>;

struct CallSite {
    std::string op;
    std::vector<Quantity> args;         // strings appear verbatim
    std::vector<Quantity> loops;        // trip counts of the enclosing loops, outermost first; "while" for a while loop
    std::optional<std::int64_t> trips;  // their product; none when one is not a number
    bool conditional = false;           // inside a branch
    std::string source;
    int line = 0;
    int column = 0;
};

struct OpCount {
    std::int64_t count = 0;             // call sites
    std::optional<std::int64_t> trips;  // sum over the sites; none when one is not known
    std::size_t first = 0;              // index of the first site
};

struct CbUse {
    Quantity cb;
    std::string argument;  // name of the operation's argument
    std::size_t site = 0;  // index of the call site
};

struct Census {
    std::vector<CallSite> sites;  // in program order
    std::map<std::string, OpCount> ops;
    std::vector<CbUse> cbs;  // in program order
};

// Counts registry operations; calls of other operations are looked into, not counted.
Census take_census(const ir::Function& function, const Registry& registry);

}  // namespace tilemetal
