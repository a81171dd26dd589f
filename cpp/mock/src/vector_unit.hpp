#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dst_registers.hpp"
#include "mock/abi.h"
#include "processor.hpp"
#include "tilemetal/numerics/sfpu.hpp"
#include "tilemetal/numerics/sfpu_statistics.hpp"
#include "vector_program.hpp"

namespace tilemetal::mock {

// The vector unit of one core: which inits hold, and its operations on DST.
//
// An init without constants of its own stays valid; one that loads constants, a LUT or macros replaces the last such.
class VectorUnit {
public:
    VectorUnit(Processor& processor, DstRegisters& dst) : processor_(processor), dst_(dst), program_(processor, dst) {}

    void init(const abi::SfpuInit& init, abi::Location at);
    // Gives the cycles the operation takes. `width` says what DST holds.
    std::uint64_t run(const abi::SfpuCall& call, numerics::DstWidth width, abi::Location at);
    // The same for programs that keep something in registers, which every other operation uses too.
    std::uint64_t run(const abi::StatisticsCall& call, numerics::DstWidth width, abi::Location at);
    // Statistics in registers are gone.
    void registers_used_by(std::string_view user);
    // The matrix engine recorded a program over the end of one that fills the buffer.
    void long_programs_overwritten();

    VectorProgram& program() { return program_; }
    // A kernel that writes a constant register ends the validity of the init that loaded it.
    void write_register(std::uint32_t index, abi::SfpiValue* value);

private:
    // The constant registers hold no longer what an init loaded.
    void forget_constants();

    struct LiveInit {
        std::string_view name;
        std::uint32_t setup = 0;
        numerics::SfpuConstants constants{};
        std::array<std::uint32_t, 2> parameters{};
        bool by_packer = false;
    };
    using Operands = std::array<numerics::DstTile*, 4>;

    [[noreturn]] void unknown(const char* name, abi::Location at) const;
    // What an operation asks for.
    struct Needed {
        const char* name;
        std::string_view init;
        std::string_view other_init;
        std::uint32_t setup = 0;
        bool by_packer = false;
        bool any_setup = false;
    };
    const LiveInit& required_init(const Needed& needed, abi::Location at) const;
    void compute(const abi::StatisticsCall& call, numerics::DstWidth width, abi::Location at);
    std::string live_inits() const;
    // Points the frame at the tiles that the operation reads and writes; gives the latter.
    Operands claim(
        const numerics::SfpuOperation& operation, numerics::SfpuFrame& frame, const abi::SfpuCall& call,
        abi::Location at);

    void claim_block(std::uint32_t count, const abi::SfpuCall& call, abi::Location at);

    Processor& processor_;
    DstRegisters& dst_;
    VectorProgram program_;
    std::vector<LiveInit> live_;
    numerics::SfpuState state_;
    std::vector<numerics::DstTile> partial_;  // results of an operation on some vectors only
    std::vector<numerics::DstTile> absent_;   // for optional operands to which nothing was written
    std::vector<numerics::DstTile*> block_;   // neighbouring tiles of an operation on several
    numerics::SfpuStatistics statistics_;
    std::string_view registers_used_by_ = "nothing";  // the last operation that is no program of statistics
};

}  // namespace tilemetal::mock
