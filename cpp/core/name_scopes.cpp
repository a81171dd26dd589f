#include "name_scopes.h"

#include <initializer_list>
#include <utility>

namespace tilemetal {

namespace {

constexpr std::initializer_list<const char*> kKeywords = {
    "alignas",
    "alignof",
    "and",
    "and_eq",
    "asm",
    "auto",
    "bitand",
    "bitor",
    "bool",
    "break",
    "case",
    "catch",
    "char",
    "char8_t",
    "char16_t",
    "char32_t",
    "class",
    "compl",
    "concept",
    "const",
    "consteval",
    "constexpr",
    "constinit",
    "const_cast",
    "continue",
    "co_await",
    "co_return",
    "co_yield",
    "decltype",
    "default",
    "delete",
    "do",
    "double",
    "dynamic_cast",
    "else",
    "enum",
    "explicit",
    "export",
    "extern",
    "false",
    "float",
    "for",
    "friend",
    "goto",
    "if",
    "inline",
    "int",
    "long",
    "mutable",
    "namespace",
    "new",
    "noexcept",
    "not",
    "not_eq",
    "nullptr",
    "operator",
    "or",
    "or_eq",
    "private",
    "protected",
    "public",
    "register",
    "reinterpret_cast",
    "requires",
    "return",
    "short",
    "signed",
    "sizeof",
    "static",
    "static_assert",
    "static_cast",
    "struct",
    "switch",
    "template",
    "this",
    "thread_local",
    "throw",
    "true",
    "try",
    "typedef",
    "typeid",
    "typename",
    "union",
    "unsigned",
    "using",
    "virtual",
    "void",
    "volatile",
    "wchar_t",
    "while",
    "xor",
    "xor_eq",
    // names the printed text itself uses
    "std",
    "int8_t",
    "int16_t",
    "int32_t",
    "int64_t",
    "uint8_t",
    "uint16_t",
    "uint32_t",
    "uint64_t",
    "size_t",
    "main",
    "kernel_main",
    "NULL",
    "assert",
    "errno",
    "linux",
    "unix",
};

}  // namespace

NameScopes::NameScopes(std::unordered_set<std::string> reserved) : reserved_(std::move(reserved)) {
    reserved_.insert(kKeywords.begin(), kKeywords.end());
}

void NameScopes::close() {
    for (std::size_t keep = marks_.back(); visible_.size() > keep; visible_.pop_back()) {
        used_.erase(visible_.back());
    }
    marks_.pop_back();
}

std::string NameScopes::declare(std::string_view hint) {
    const std::string base = to_identifier(hint);
    std::string name = base;
    for (std::uint32_t n = 1; taken(name); ++n) {
        name = base + (base.back() == '_' ? "" : "_") + std::to_string(n);
    }
    used_.insert(name);
    visible_.push_back(name);
    return name;
}

std::string to_identifier(std::string_view hint) {
    std::string name;
    for (const char c : hint) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool digit = c >= '0' && c <= '9';
        if (letter || digit) {
            if (digit && name.empty()) {
                name += 'v';
            }
            name += c;
        } else if (!name.empty() && name.back() != '_') {
            name += '_';
        }
    }
    return name.empty() ? "v" : name;
}

}  // namespace tilemetal
