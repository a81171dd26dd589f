#include "vector_unit.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "chip.hpp"
#include "compute_engine.hpp"
#include "scheduler.hpp"
#include "statistics_programs.hpp"

namespace tilemetal::mock {
namespace {

constexpr std::uint32_t kAllFaces = 0xF;
constexpr std::uint32_t kVectorsPerFace = numerics::kFaceElements / numerics::kSfpuLanes;

bool needs_wide_dst(numerics::DataFormat format) {
    using enum numerics::DataFormat;
    return format == Int32 || format == UInt32 || format == Int8 || format == UInt8;
}

// Copies the vectors that `call` selects. A face starts at its own first vector and runs on into the next ones when
// there are more iterations than a face has. Vector v of a face covers rows 4*(v/2) to 4*(v/2)+3 and the even or,
// for odd v, the odd columns (SFPLOAD in the public ISA documentation).
void copy_selected(numerics::DstTile& to, const numerics::DstTile& from, const abi::SfpuCall& call) {
    for (std::uint32_t face = 0; face < 4; ++face) {
        if ((call.faces >> face & 1U) == 0) continue;
        const std::uint32_t first = face * kVectorsPerFace;
        const std::uint32_t last = std::min<std::uint32_t>(first + call.iterations, 4 * kVectorsPerFace);
        for (std::uint32_t v = first; v < last; ++v) {
            for (std::uint32_t lane = 0; lane < numerics::kSfpuLanes; ++lane) {
                const std::uint32_t row = v % kVectorsPerFace / 2 * 4 + lane / 8;
                const std::uint32_t column = 2 * (lane % 8) + (v & 1U);
                const std::uint32_t word =
                    v / kVectorsPerFace * numerics::kFaceElements + row * numerics::kFaceDim + column;
                to.words[word] = from.words[word];
            }
        }
    }
}

}  // namespace

void VectorUnit::unknown(const char* name, abi::Location at) const {
    throw processor_.diagnose(Rule::Unsupported, std::string(name) + " is not simulated", at).error();
}

void VectorUnit::init(const abi::SfpuInit& init, abi::Location at) {
    const numerics::SfpuOperation* const known = numerics::find_sfpu_init(init.name);
    const std::string_view statistics = statistics_init(init.name);
    if (known == nullptr && statistics.empty()) {
        unknown(init.name, at);
    }
    const auto constants = known != nullptr ? known->constants : statistics_constants(statistics);
    const bool by_packer = init.by_packer != 0;
    std::erase_if(live_, [&](const LiveInit& live) {
        const bool replaced =
            live.constants == numerics::SfpuConstants::Own && constants == numerics::SfpuConstants::Own;
        return replaced || (live.name == init.name && live.by_packer == by_packer);
    });
    // The name as the table has it, which outlives the kernel.
    const std::string_view name = known == nullptr           ? statistics
                                  : known->init == init.name ? known->init
                                                             : known->other_init;
    live_.push_back({name, init.setup, constants, {init.parameters[0], init.parameters[1]}, by_packer});
    state_.init_parameters = live_.back().parameters;
    if (constants == numerics::SfpuConstants::Own) {
        program_.registers_taken_by(name);
    }
    if (known != nullptr && known->prepare != nullptr) {
        known->prepare(state_);
    }
}

std::string VectorUnit::live_inits() const {
    if (live_.empty()) return "none";
    std::string text;
    for (const LiveInit& live : live_) {
        text += (text.empty() ? "" : ", ") + std::string(live.name) + (live.by_packer ? " on the pack processor" : "");
    }
    return text;
}

const VectorUnit::LiveInit& VectorUnit::required_init(const Needed& needed, abi::Location at) const {
    const auto live = std::find_if(live_.begin(), live_.end(), [&](const LiveInit& init) {
        return init.by_packer == needed.by_packer &&
               (init.name == needed.init || (!init.name.empty() && init.name == needed.other_init));
    });
    if (live != live_.end() && (live->setup == needed.setup || needed.any_setup)) {
        return *live;
    }
    const std::string name(needed.init);
    throw processor_
        .diagnose(
            Rule::EngineInitMissing,
            live != live_.end() ? std::string(needed.name) + " and " + name + " were given different template arguments"
                                : std::string(needed.name) + " without " + name,
            at)
        .line("vector unit: set up by " + live_inits())
        .advice(
            "call " + name + " with the same template arguments before, and again after the init of another operation")
        .error();
}

std::uint64_t VectorUnit::run(const abi::SfpuCall& call, numerics::DstWidth width, abi::Location at) {
    const numerics::SfpuOperation* const operation = numerics::find_sfpu_operation(call.name);
    if (operation == nullptr) {
        unknown(call.name, at);
    }
    const Needed needed{call.name,  operation->init,     operation->other_init,
                        call.setup, call.by_packer != 0, operation->any_setup};
    state_.init_parameters = required_init(needed, at).parameters;
    numerics::SfpuFrame frame;
    frame.format = static_cast<numerics::DataFormat>(call.format);
    frame.width = width;
    frame.model = processor_.core().chip().arch().id == tt::ARCH::BLACKHOLE ? numerics::SfpuModel::Blackhole
                                                                            : numerics::SfpuModel::Wormhole;
    frame.setup = call.setup;
    frame.state = &state_;
    frame.table = call.table;
    std::copy(std::begin(call.parameters), std::end(call.parameters), frame.parameters.begin());
    if (frame.width != numerics::DstWidth::Bits32 && needs_wide_dst(frame.format)) {
        throw processor_
            .diagnose(
                Rule::EngineDataFormat,
                std::string(call.name) + " works on elements of 32 bits while DST has elements of 16", at)
            .advice("set fp32_dest_acc_en in the kernel's ComputeConfig")
            .error();
    }
    if (const std::string_view reason = operation->refusal != nullptr ? operation->refusal(frame) : std::string_view();
        !reason.empty()) {
        throw processor_.diagnose(Rule::EngineUnsupported, std::string(call.name) + " " + std::string(reason), at)
            .error();
    }
    const Operands operands = claim(*operation, frame, call, at);
    if (operation->block != nullptr) {
        claim_block(operation->block(frame), call, at);
        frame.block = block_;
    }
    const bool whole = call.faces == kAllFaces && call.iterations == kVectorsPerFace;
    if (!whole) {
        partial_.resize(operands.size());
        for (std::size_t i = 0; i < operands.size(); ++i) {
            if (frame.out[i] != nullptr) frame.out[i] = &partial_[i];
        }
    }
    operation->evaluate(frame);
    registers_used_by(operation->name);
    if (operation->loads_constants) {
        forget_constants();
        program_.registers_taken_by(operation->name);
    }
    for (std::size_t i = 0; !whole && i < operands.size(); ++i) {
        if (frame.out[i] != nullptr) copy_selected(*operands[i], partial_[i], call);
    }
    if (operation->length != nullptr) {
        return operation->length(frame);
    }
    const std::uint64_t vectors = std::uint64_t{call.iterations} * std::popcount(call.faces);
    return vectors * operation->cycles;
}

VectorUnit::Operands VectorUnit::claim(
    const numerics::SfpuOperation& operation, numerics::SfpuFrame& frame, const abi::SfpuCall& call, abi::Location at) {
    const numerics::SfpuOperands used = operation.operands_of(frame);
    const bool by_packer = call.by_packer != 0;
    const auto has = [](std::uint32_t mask, std::size_t i) { return (mask >> i & 1U) != 0; };
    const auto absent = [&](std::size_t i) { return has(used.optional, i) && dst_.is_cleared(call.tiles[i]); };
    absent_.assign(used.optional != 0 ? frame.in.size() : 0, numerics::DstTile{});
    for (std::size_t i = 0; i < frame.in.size(); ++i) {
        if (!has(used.read, i)) continue;
        if (absent(i)) {
            frame.in[i] = &absent_[i];
            continue;
        }
        frame.in[i] = by_packer ? &dst_.packer_to_read(call.tiles[i], call.name, at)
                                : &dst_.to_read(call.tiles[i], call.name, at);
    }
    Operands out{};
    for (std::size_t operand = 0; operand < frame.in.size(); ++operand) {
        if (!has(used.written, operand)) continue;
        const std::size_t i = operand - operation.first_output;
        const std::uint32_t tile = call.tiles[operand];
        if (absent(operand)) {
            out[i] = &absent_[operand];
        } else {
            out[i] = by_packer ? &dst_.packer_to_read(tile, call.name, at) : &dst_.to_modify(tile, call.name, at);
        }
        frame.out[i] = out[i];
    }
    return out;
}

void VectorUnit::claim_block(std::uint32_t count, const abi::SfpuCall& call, abi::Location at) {
    block_.clear();
    for (std::uint32_t i = 0; i < count; ++i) {
        block_.push_back(&dst_.to_read(call.tiles[0] + i, call.name, at));
        dst_.to_modify(call.tiles[0] + i, call.name, at);
    }
}

void VectorUnit::forget_constants() {
    std::erase_if(live_, [](const LiveInit& live) { return live.constants == numerics::SfpuConstants::Own; });
}

void VectorUnit::write_register(std::uint32_t index, abi::SfpiValue* value) {
    constexpr std::uint32_t kGeneral = 8;
    if (index >= kGeneral) {
        forget_constants();
    }
    program_.write_register(index, value);
}

VectorProgram& ComputeEngine::vector_program(abi::Location at) {
    if (at.file != nullptr) {
        processor_.last_location = at;
    }
    require_started("a program of the vector unit", processor_.last_location);
    return vector_.program();
}

void ComputeEngine::write_vector_register(std::uint32_t index, abi::SfpiValue* value, abi::Location at) {
    vector_program(at);
    vector_.write_register(index, value);
}

bool ComputeEngine::has_wide_dst(abi::Location at) const {
    return vector_width("a program of the vector unit", at) == numerics::DstWidth::Bits32;
}

void ComputeEngine::finish_vector_program(abi::Location at) {
    if (!vector_.program().pending()) return;
    constexpr const char* kName = "a program of the vector unit";
    const std::uint64_t instructions = vector_.program().finish(vector_width(kName, at));
    vector_.registers_used_by(kName);
    processor_.activity.vector(Thread::Math, kName, instructions);
}

void ComputeEngine::sfpu_init(const abi::SfpuInit& init, abi::Location at) {
    require_started(init.name, at);
    const auto set_up = [this, init, at] { vector_.init(init, at); };
    init.by_packer != 0 ? on_packer(at, set_up) : set_up();
    processor_.activity.initialised();
}

void ComputeEngine::sfpu_run(const abi::SfpuCall& call, abi::Location at) {
    processor_.last_location = at;
    require_started(call.name, at);
    Scheduler::active()->spend(1);
    const auto compute = [this, call, width = vector_width(call.name, at), at] {
        const std::uint64_t cycles = vector_.run(call, width, at);
        processor_.activity.vector(call.by_packer != 0 ? Thread::Pack : Thread::Math, call.name, cycles);
    };
    call.by_packer != 0 ? on_packer(at, compute) : compute();
}

}  // namespace tilemetal::mock
