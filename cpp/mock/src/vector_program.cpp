#include "vector_program.hpp"

#include <algorithm>
#include <string>

#include "chip.hpp"
#include "tilemetal/numerics/sfpu.hpp"

namespace tilemetal::mock {
namespace {

using abi::SfpiOp;

constexpr const char* kUser = "a program of the vector unit";

// SFPLOAD and SFPSTORE, Mod0.
enum Format : std::uint32_t {
    kAsDst = 0,
    kBf16 = 2,
    kFp32 = 3,
    kInt32 = 4,
    kUInt16 = 6,
    kLow16 = 9,
    kSignMag32 = 12,
};

// Registers 8 to 10 and 15 are read-only.
constexpr std::uint32_t kFirstProgrammable = 11;
constexpr std::uint32_t kLaneNumbers = 15;
constexpr std::array<std::uint32_t, 3> kFixed{0x3F56594BU, 0, 0x3F800000U};  // 0.837300003, 0, 1
constexpr std::uint32_t kMinusOne = 0xBF800000U;

// The word of a tile that a lane of a row address stands for (SFPLOAD in the public ISA documentation).
constexpr std::size_t word_of(std::uint32_t row, std::size_t lane) {
    const std::uint32_t face = row / 16;
    const std::size_t line = (row % 16 & ~3U) + lane / 8;
    const std::size_t column = 2 * (lane % 8) + (row >> 1 & 1);
    return face * numerics::kFaceElements + line * numerics::kFaceDim + column;
}

}  // namespace

VectorProgram::VectorProgram(Processor& processor, DstRegisters& dst) : processor_(processor), dst_(dst) {
    mode_rows_.back() = 0;
    blackhole_ = processor.core().chip().arch().id == tt::ARCH::BLACKHOLE;
}

VectorProgram::~VectorProgram() = default;

void VectorProgram::unsupported(const std::string& what, abi::Location at) const {
    throw processor_.diagnose(Rule::Unsupported, what + " is not simulated", at).error();
}

VectorProgram::Node* VectorProgram::make(const abi::SfpiInstruction& instruction, abi::Location at) {
    if (free_.empty()) {
        free_.push_back(&nodes_.emplace_back());
    }
    Node* const node = free_.back();
    free_.pop_back();
    node->handles = 1;
    node->instruction = instruction;
    node->at = line_of(at);
    node->epoch = epoch_;
    node->uses = 0;
    node->spare = spare_;
    node->is_store = node->live = node->done = node->product_negated = false;
    node->product = nullptr;
    pending_.push_back(node);
    return node;
}

VectorProgram::Node* VectorProgram::make(SfpiOp op, std::initializer_list<abi::SfpiValue*> inputs, abi::Location at) {
    abi::SfpiInstruction instruction{};
    instruction.op = op;
    instruction.inputs = static_cast<std::uint8_t>(inputs.size());
    std::copy(inputs.begin(), inputs.end(), std::begin(instruction.input));
    return make(instruction, at);
}

// Operators do not know their line; that of the last call is near.
abi::Location VectorProgram::line_of(abi::Location at) const {
    return at.file != nullptr ? at : processor_.last_location;
}

abi::SfpiValue* VectorProgram::emit(const abi::SfpiInstruction& instruction, abi::Location at) {
    Node* const node = make(instruction, at);
    for (std::size_t i = 0; i < instruction.inputs; ++i) {
        if (instruction.input[i] == nullptr) {
            throw processor_
                .diagnose(Rule::ReadUnwritten, std::string(kUser) + " reads a vector without a value", line_of(at))
                .advice("give the variable a value before it is used")
                .error();
        }
    }
    if (instruction.op == SfpiOp::Load) {
        node->instruction.immediate += static_cast<std::uint32_t>(tile_row_ + row_);
    }
    return node;
}

abi::SfpiValue* VectorProgram::assign(abi::SfpiValue* old_value, abi::SfpiValue* new_value) {
    if (enabled_ == nullptr || old_value == nullptr) {
        ++new_value->handles;
        return new_value;
    }
    return make(SfpiOp::Select, {enabled_, new_value, old_value}, static_cast<Node*>(new_value)->at);
}

void VectorProgram::store(abi::SfpiValue* value, std::uint32_t row, std::uint32_t format, abi::Location at) {
    Node* const node = make(SfpiOp::Select, {value}, at);
    if (enabled_ != nullptr) {
        node->instruction.input[node->instruction.inputs++] = enabled_;
    }
    node->handles = 0;
    node->is_store = true;
    node->instruction.mode = static_cast<std::uint8_t>(format);
    node->instruction.immediate = row + static_cast<std::uint32_t>(tile_row_ + row_);
}

void VectorProgram::move(abi::SfpiMove what, std::int32_t amount, abi::Location at) {
    switch (what) {
        case abi::SfpiMove::ToTile:
            tile_row_ = amount * static_cast<std::int32_t>(kRowsPerTile);
            break;
        case abi::SfpiMove::Rows:
            row_ += amount;
            break;
        case abi::SfpiMove::RowsOfStart:
            start_row_ += amount;
            row_ = start_row_;
            break;
        case abi::SfpiMove::Back:
            row_ = start_row_ = 0;
            break;
        case abi::SfpiMove::AsMode: {
            const auto mode = static_cast<std::size_t>(amount);
            if (!mode_rows_.at(mode)) {
                throw processor_
                    .diagnose(
                        Rule::EngineInitMissing,
                        "a vector goes on as ADDR_MOD_" + std::to_string(amount) +
                            " says, which this kernel has not set",
                        line_of(at))
                    .advice("set it with addr_mod_t{...}.set in the kernel, or move dst_reg yourself")
                    .error();
            }
            row_ += *mode_rows_[mode];
            break;
        }
    }
}

void VectorProgram::enable(Node* mask) {
    release(enabled_);
    enabled_ = mask;
    ++epoch_;
}

void VectorProgram::release(Node* node) {
    if (node != nullptr) {
        --node->handles;
    }
}

void VectorProgram::condition(abi::SfpiCondition what, abi::SfpiValue* mask, abi::Location at) {
    const auto both = [&](abi::SfpiValue* a, abi::SfpiValue* b) { return make(SfpiOp::MaskAnd, {a, b}, at); };
    switch (what) {
        case abi::SfpiCondition::Push:
            if (enabled_ != nullptr) ++enabled_->handles;
            enabled_before_.push_back(enabled_);
            break;
        case abi::SfpiCondition::Pop: {
            Node* const before = enabled_before_.back();
            enabled_before_.pop_back();
            enable(before);
            break;
        }
        case abi::SfpiCondition::And:
            if (enabled_ == nullptr) {
                ++mask->handles;
                enable(static_cast<Node*>(mask));
            } else {
                enable(both(enabled_, mask));
            }
            break;
        case abi::SfpiCondition::Complement: {
            Node* const outer = enabled_before_.back();
            // All lanes enabled: none is left.
            Node* rest = enabled_ == nullptr ? make(abi::SfpiInstruction{SfpiOp::Constant, 0, 0, 0, {}}, at)
                                             : make(SfpiOp::MaskNot, {enabled_}, at);
            if (outer != nullptr) {
                Node* const inner = rest;
                rest = both(outer, inner);
                release(inner);
            }
            enable(rest);
            break;
        }
    }
}

abi::SfpiValue* VectorProgram::read_register(std::uint32_t index, const char* name, abi::Location at) {
    if (index == kLaneNumbers) return make(abi::SfpiInstruction{SfpiOp::LaneNumber, 0, 0, 0, {}}, at);
    if (index >= 8 && index < kFirstProgrammable) {
        return make(abi::SfpiInstruction{SfpiOp::Constant, 0, 0, kFixed[index - 8], {}}, at);
    }
    if (index == kFirstProgrammable && registers_[index] == nullptr) {
        return make(abi::SfpiInstruction{SfpiOp::Constant, 0, 0, kMinusOne, {}}, at);
    }
    if (registers_[index] == nullptr) {
        Diagnosis diagnosis = processor_.diagnose(
            Rule::ReadUnwritten, std::string(kUser) + " reads " + name + ", to which it has written nothing",
            line_of(at));
        if (!taken_by_.empty()) {
            diagnosis.line("the last init that loads registers of the vector unit was " + std::string(taken_by_));
        }
        throw std::move(diagnosis).advice("write it in the kernel, after the inits of other operations").error();
    }
    ++registers_[index]->handles;
    return registers_[index];
}

void VectorProgram::write_register(std::uint32_t index, abi::SfpiValue* value) {
    auto* const fresh = static_cast<Node*>(assign(registers_[index], value));
    release(registers_[index]);
    registers_[index] = fresh;
}

void VectorProgram::registers_taken_by(std::string_view init) {
    for (Node*& content : registers_) {
        release(content);
        content = nullptr;
    }
    taken_by_ = init;
}

void VectorProgram::spare_registers(bool more) { spare_ = more; }

// A value that one 16-bit immediate gives and no constant register has.
bool VectorProgram::is_short_constant(const Node& node) const {
    if (node.instruction.op != SfpiOp::Constant || node.done) return false;
    const std::uint32_t word = node.instruction.immediate;
    return (word & 0xFFFF) == 0 && word != 0 && word != kFixed[2] && (blackhole_ || word != kMinusOne);
}

// Only what reaches DST, a register or a variable that is still there counts.
void VectorProgram::count_uses() {
    for (auto it = pending_.rbegin(); it != pending_.rend(); ++it) {
        Node& node = **it;
        node.live = node.live || node.is_store || node.handles != 0;
        if (!node.live) continue;
        for (std::size_t i = 0; i < node.instruction.inputs; ++i) {
            node.input(i)->live = true;
            ++node.input(i)->uses;
        }
    }
}

void VectorProgram::contract(Node& sum) {
    const auto alone = [&](const Node& node) {
        return !node.done && node.uses == 1 && node.handles == 0 && node.epoch == sum.epoch;
    };
    for (const std::size_t i : {std::size_t{1}, std::size_t{0}}) {
        Node* factor = sum.input(i);
        const bool negated = blackhole_ && factor->instruction.op == SfpiOp::Negate && alone(*factor);
        if (negated) factor = factor->input(0);
        if (factor->instruction.op != SfpiOp::Mul || !alone(*factor)) continue;
        const bool as_immediates =
            sum.spare && (is_short_constant(*sum.input(1 - i)) || is_short_constant(*factor->input(0)) ||
                          is_short_constant(*factor->input(1)));
        if (as_immediates) continue;
        sum.product = factor;
        sum.product_negated = negated;
        factor->live = false;
        sum.input(i)->live = false;
        sum.instruction.input[0] = sum.input(1 - i);
        return;
    }
}

void VectorProgram::load(Node& node, numerics::DstWidth width) {
    const std::uint32_t row = node.instruction.immediate;
    const std::uint32_t format = node.instruction.mode;
    const auto& words = dst_.to_read(row / kRowsPerTile, kUser, node.at).words;
    const bool wide = width == numerics::DstWidth::Bits32;
    for (std::size_t lane = 0; lane < node.value.size(); ++lane) {
        const std::uint32_t word = words[word_of(row % kRowsPerTile, lane)];
        std::uint32_t& out = node.value[lane];
        switch (format) {
            case kAsDst:
                out = word;
                break;
            case kFp32:
            case kInt32:
            case kSignMag32:
                if (!wide) unsupported("a load of 32 bits from a DST of 16-bit elements", node.at);
                out = word;
                break;
            case kBf16:
                if (width != numerics::DstWidth::Bits16) unsupported("a load of bf16 from another DST", node.at);
                out = word;
                break;
            case kUInt16:
            case kLow16:
                out = wide ? word & 0xFFFF : word >> 16;
                break;
            default:
                unsupported("a load with SFPLOAD format " + std::to_string(format), node.at);
        }
        if (format == kSignMag32 && !blackhole_ && (out & 0x80000000U) != 0) out = 0U - (out & 0x7FFFFFFFU);
    }
}

void VectorProgram::write(const Node& node, numerics::DstWidth width) {
    const std::uint32_t row = node.instruction.immediate;
    const std::uint32_t format = node.instruction.mode;
    const bool wide = width == numerics::DstWidth::Bits32;
    const Vector& value = node.input(0)->value;
    const Vector* const mask = node.instruction.inputs > 1 ? &node.input(1)->value : nullptr;
    auto& words = dst_.to_modify(row / kRowsPerTile, kUser, node.at).words;
    for (std::size_t lane = 0; lane < value.size(); ++lane) {
        if (mask != nullptr && (*mask)[lane] == 0) continue;
        std::uint32_t word = value[lane];
        switch (format) {
            case kAsDst:
                word = numerics::sfpu_store(word, width);
                break;
            case kFp32:
            case kInt32:
            case kSignMag32:
                if (!wide) unsupported("a store of 32 bits to a DST of 16-bit elements", node.at);
                if (format == kSignMag32 && !blackhole_ && (word & 0x80000000U) != 0) {
                    word = 0x80000000U | ((0U - word) & 0x7FFFFFFFU);
                }
                break;
            case kBf16:
                if (width != numerics::DstWidth::Bits16) unsupported("a store of bf16 to another DST", node.at);
                word = numerics::sfpu_store(word, width);
                break;
            case kUInt16:
            case kLow16:
                word = wide ? word & 0xFFFF : word << 16;
                break;
            default:
                unsupported("a store with SFPSTORE format " + std::to_string(format), node.at);
        }
        words[word_of(row % kRowsPerTile, lane)] = word;
    }
}

void VectorProgram::run(Node& node, numerics::DstWidth width) {
    if (node.is_store) return write(node, width);
    if (node.instruction.op == SfpiOp::Load) return load(node, width);
    std::array<const Vector*, 7> in{};
    if (node.product != nullptr) {
        const Vector& a = node.product->input(0)->value;
        const Vector& b = node.product->input(1)->value;
        const Vector& addend = node.input(0)->value;
        const std::uint32_t flip = node.product_negated ? 0x80000000U : 0;
        for (std::size_t lane = 0; lane < node.value.size(); ++lane) {
            node.value[lane] = multiply_add(a[lane] ^ flip, b[lane], addend[lane], blackhole_);
        }
        return;
    }
    for (std::size_t i = 0; i < node.instruction.inputs; ++i) in[i] = &node.input(i)->value;
    carry_out(node.instruction, {in.data(), node.instruction.inputs}, node.value, blackhole_, noise_);
}

std::uint64_t VectorProgram::finish(numerics::DstWidth width) {
    count_uses();
    for (Node* const node : pending_) {
        if (node->live && node->instruction.op == SfpiOp::Add && !node->is_store) contract(*node);
    }
    std::uint64_t instructions = 0;
    for (Node* const node : pending_) {
        if (!node->live) continue;
        run(*node, width);
        ++instructions;
    }
    recycle();
    return instructions;
}

void VectorProgram::recycle() {
    for (Node* const node : pending_) {
        node->done = true;
        node->uses = 0;
        kept_.push_back(node);
    }
    pending_.clear();
    const auto gone = std::partition(kept_.begin(), kept_.end(), [](const Node* node) { return node->handles != 0; });
    free_.insert(free_.end(), gone, kept_.end());
    kept_.erase(gone, kept_.end());
    for (Node* const node : kept_) {
        node->uses = 0;
    }
}

}  // namespace tilemetal::mock
