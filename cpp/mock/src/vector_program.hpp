#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "dst_registers.hpp"
#include "mock/abi_sfpi.h"
#include "processor.hpp"
#include "vector_instructions.hpp"

namespace tilemetal::mock {

// A kernel's own program for the vector unit: what sfpi.h describes is noted down and carried out by finish().
//
// In between it is seen how often each product is used, as the device's compiler makes one SFPMAD of a sum and a
// product that nothing else uses (sfpi-gcc, pass rvtt_combine): in the order written, within one state of the lanes,
// the second operand of the sum first. Differences are sums with a negated operand; on Wormhole a negated product is
// not contracted.
class VectorProgram {
public:
    VectorProgram(Processor& processor, DstRegisters& dst);
    ~VectorProgram();
    VectorProgram(const VectorProgram&) = delete;
    VectorProgram& operator=(const VectorProgram&) = delete;

    abi::SfpiValue* emit(const abi::SfpiInstruction& instruction, abi::Location at);
    abi::SfpiValue* assign(abi::SfpiValue* old_value, abi::SfpiValue* new_value);
    void store(abi::SfpiValue* value, std::uint32_t row, std::uint32_t format, abi::Location at);
    void condition(abi::SfpiCondition what, abi::SfpiValue* mask, abi::Location at);
    abi::SfpiValue* read_register(std::uint32_t index, const char* name, abi::Location at);
    void write_register(std::uint32_t index, abi::SfpiValue* value);
    void move(abi::SfpiMove what, std::int32_t amount, abi::Location at);
    void set_address_mode(std::uint32_t mode, std::int32_t rows) { mode_rows_.at(mode) = rows; }
    void spare_registers(bool more);
    // An init of the vector unit's own operations loads constants and registers with values a kernel cannot know.
    void registers_taken_by(std::string_view init);

    bool pending() const { return !pending_.empty(); }
    // Carries out all that is pending, on elements of `width`; gives the number of instructions.
    std::uint64_t finish(numerics::DstWidth width);

private:
    static constexpr std::uint32_t kRowsPerTile = 64;

    struct Node : abi::SfpiValue {
        abi::SfpiInstruction instruction{};
        abi::Location at{nullptr, 0};
        std::uint32_t epoch = 0;  // changes with the enabled lanes
        std::uint32_t uses = 0;
        bool spare = false;
        bool is_store = false;
        bool live = false;
        bool done = false;
        Node* product = nullptr;  // of a contracted sum
        bool product_negated = false;
        Vector value{};

        Node* input(std::size_t i) const { return static_cast<Node*>(instruction.input[i]); }
    };

    Node* make(const abi::SfpiInstruction& instruction, abi::Location at);
    Node* make(abi::SfpiOp op, std::initializer_list<abi::SfpiValue*> inputs, abi::Location at);
    abi::Location line_of(abi::Location at) const;
    void enable(Node* mask);
    void release(Node* node);
    void count_uses();
    void contract(Node& sum);
    bool is_short_constant(const Node& node) const;
    void run(Node& node, numerics::DstWidth width);
    void load(Node& node, numerics::DstWidth width);
    void write(const Node& node, numerics::DstWidth width);
    void recycle();
    [[noreturn]] void unsupported(const std::string& what, abi::Location at) const;

    Processor& processor_;
    DstRegisters& dst_;
    bool blackhole_ = false;
    VectorNoise noise_;
    std::deque<Node> nodes_;
    std::vector<Node*> free_;
    std::vector<Node*> pending_;
    std::vector<Node*> kept_;  // carried out, and the kernel may still use them
    std::array<Node*, 16> registers_{};
    std::string_view taken_by_;
    Node* enabled_ = nullptr;  // absent: all lanes
    std::vector<Node*> enabled_before_;
    std::int32_t tile_row_ = 0;
    std::int32_t start_row_ = 0;  // of the counter that remembers
    std::int32_t row_ = 0;
    std::array<std::optional<std::int32_t>, 8> mode_rows_{};  // the last stays where it is
    std::uint32_t epoch_ = 0;
    bool spare_ = false;
};

}  // namespace tilemetal::mock
