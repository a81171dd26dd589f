#include "fingerprint.h"

#include <bit>
#include <cstdint>
#include <vector>

namespace tilemetal {

namespace {

using ir::Node;

// Two independent 64-bit streams; each step is a xor-multiply-rotate, well mixed by the end of any function.
class Hash {
public:
    void word(std::uint64_t value) {
        high_ = std::rotl((high_ ^ value) * 0x9e3779b97f4a7c15U, 29);
        low_ = std::rotl((low_ + value) * 0xc2b2ae3d27d4eb4fU, 31) ^ high_;
    }

    void text(std::string_view value) {
        word(value.size());
        std::uint64_t packed = 0;
        unsigned shift = 0;
        for (const char c : value) {
            packed |= static_cast<std::uint64_t>(static_cast<unsigned char>(c)) << shift;
            shift += 8;
            if (shift == 64) {
                word(packed);
                packed = shift = 0;
            }
        }
        word(packed);
    }

    [[nodiscard]] std::string hex() const {
        std::string result;
        for (std::uint64_t part : {finish(high_), finish(low_)}) {
            for (int shift = 60; shift >= 0; shift -= 4) {
                result += "0123456789abcdef"[(part >> shift) & 15U];
            }
        }
        return result;
    }

private:
    static std::uint64_t finish(std::uint64_t x) {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
        return x ^ (x >> 31);
    }

    std::uint64_t high_ = 0x243f6a8885a308d3U;
    std::uint64_t low_ = 0x13198a2e03707344U;
};

class FunctionHash {
public:
    explicit FunctionHash(const ir::Function& function) : numbers_(function.variables, 0) {
        hash_.word(function.params.size());
        for (const ir::Variable* param : function.params) {
            variable(*param);
        }
        if (function.body != nullptr) {
            node(*function.body);
        }
    }

    [[nodiscard]] std::string hex() const { return hash_.hex(); }

private:
    void type(ir::Type t) {
        hash_.word(static_cast<std::uint64_t>(t.cls) | std::uint64_t{t.bits} << 8U | std::uint64_t{t.lanes} << 16U);
    }

    void variable(const ir::Variable& v) {
        std::uint32_t& number = numbers_[v.index];
        const bool fresh = number == 0;
        if (fresh) {
            number = ++count_;
        }
        hash_.word(number);
        if (!fresh) {
            return;
        }
        type(v.type);
        if (v.buffer != nullptr) {
            type(v.buffer->element);
            hash_.text(v.buffer->scope);
            hash_.word(v.buffer->row_major ? 1 : 0);
            list(v.buffer->shape);
            list(v.buffer->strides);
        }
    }

    void list(std::span<const Node* const> nodes) {
        hash_.word(nodes.size());
        for (const Node* part : nodes) {
            node(*part);
        }
    }

    void node(const Node& n) {
        hash_.word(static_cast<std::uint64_t>(n.kind) + 1);
        type(n.type);
        if (n.variable != nullptr) {
            variable(*n.variable);
        }
        hash_.text(n.text);
        hash_.word(static_cast<std::uint64_t>(n.integer));
        hash_.word(std::bit_cast<std::uint64_t>(n.real));
        for (const std::string_view key : n.keys) {
            hash_.text(key);
        }
        list(n.operands);
    }

    Hash hash_;
    std::vector<std::uint32_t> numbers_;  // by variable index; 0 = not seen
    std::uint32_t count_ = 0;
};

}  // namespace

std::string fingerprint(const ir::Function& function) { return FunctionHash(function).hex(); }

}  // namespace tilemetal
