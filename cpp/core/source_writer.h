// Lines of C++: indentation, wrapping at the text width, and comments that name the source line.
#pragma once

#include <string>
#include <string_view>

#include "emit_options.h"
#include "ir.h"

namespace tilemetal {

class SourceWriter {
public:
    explicit SourceWriter(const EmitOptions& options) : options_(options), level_(options.indent) {}

    // Prints one logical line, broken after commas or operators where it is too wide.
    void line(std::string_view text);
    void open(std::string_view head);
    void close(std::string_view tail = "}");
    // `} else {` and the like: ends one block and begins the next.
    void reopen(std::string_view text);

    // `// file.py:14: source line`, unless the previous comment named the same line.
    void comment(const ir::Location* location);

    [[nodiscard]] std::string take() { return std::move(text_); }
    [[nodiscard]] std::size_t statements() const { return statements_; }

private:
    void raw(std::size_t indent, std::string_view text);

    const EmitOptions& options_;
    std::size_t level_;
    std::size_t statements_ = 0;
    std::string text_;
    std::string_view last_source_;
    int last_line_ = 0;
};

}  // namespace tilemetal
