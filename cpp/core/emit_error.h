// The one exception of the core: what is wrong, at which kind of node, and where in the user's source.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "ir.h"

namespace tilemetal {

class EmitError : public std::runtime_error {
public:
    EmitError(const std::string& message, std::string node, const ir::Location* location)
        : std::runtime_error(message), node_(std::move(node)) {
        if (location != nullptr) {
            source_ = location->source;
            line_ = location->line;
            column_ = location->column;
        }
    }

    [[nodiscard]] const std::string& node() const { return node_; }
    [[nodiscard]] const std::string& source() const { return source_; }  // empty when unknown
    [[nodiscard]] int line() const { return line_; }                     // 0 when unknown
    [[nodiscard]] int column() const { return column_; }

private:
    std::string node_;
    std::string source_;
    int line_ = 0;
    int column_ = 0;
};

}  // namespace tilemetal
