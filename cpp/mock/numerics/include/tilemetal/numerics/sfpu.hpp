#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "tilemetal/numerics/formats.hpp"
#include "tilemetal/numerics/tile.hpp"

// The vector unit (SFPU) on DST tiles: primitives and the table of operations.
//
// Every function follows the program that the hardware runs for it, instruction by instruction, with the multiply-add
// of its architecture; docs/mock-arithmetic.md says which do not.
namespace tilemetal::numerics {

// --- Primitives on one lane (fp32 bit patterns) -------------------------------------------------------------------

// SFPMAD x*y + z of Wormhole: 24-bit significands, three guard bits, round to nearest even, denormals flushed. NaN has
// the bits of fma_model_wh in the public ISA documentation (Miscellaneous/FMA).
std::uint32_t sfpu_mad(std::uint32_t x, std::uint32_t y, std::uint32_t z);
// SFPSWAP: sign-magnitude total order (-NaN < -Inf < ... < -0 < +0 < ... < +Inf < +NaN).
std::uint32_t sfpu_max(std::uint32_t x, std::uint32_t y);
std::uint32_t sfpu_min(std::uint32_t x, std::uint32_t y);
// What SFPSTORE leaves in DST: exponent 0 becomes a signed zero; a 16-bit DST cuts the low 16 bits. Float16 numbers
// lose the low 13 bits; too small ones become a signed zero, too large ones the largest number.
std::uint32_t sfpu_store(std::uint32_t value, DstWidth width);

// --- Operations ---------------------------------------------------------------------------------------------------

inline constexpr std::size_t kSfpuLanes = 32;

// What stays in the vector unit from one operation to the next.
struct SfpuState {
    std::array<std::uint32_t, kSfpuLanes> random{};
    std::array<std::uint32_t, 2> init_parameters{};
    std::array<std::uint32_t, kTileDim> carry{};  // one row of 32 columns
    std::uint32_t recorded = 0;                   // what a program left in the replay buffer, in its own code
};

// Whose vector unit it is: SFPMAD and the programs of some functions differ.
enum class SfpuModel : std::uint8_t { Wormhole, Blackhole };

// One operation on whole tiles. Outputs may be the same tiles as inputs.
struct SfpuFrame {
    std::array<const DstTile*, 4> in{};
    std::array<DstTile*, 4> out{};
    std::span<DstTile* const> block;  // neighbouring tiles from the first operand on, for programs over several
    std::array<std::uint32_t, 4> parameters{};
    std::uint32_t setup = 0;
    DataFormat format = DataFormat::Float32;
    DstWidth width = DstWidth::Bits16;
    SfpuModel model = SfpuModel::Wormhole;
    SfpuState* state = nullptr;
    const std::uint32_t* table = nullptr;  // what a program reads beside DST
};

// Whether an init loads constants, a LUT or macros that the next such init replaces.
enum class SfpuConstants : std::uint8_t { None, Own };

// Operands of a call, as bit masks. One that is written without being read needs no content before.
struct SfpuOperands {
    std::uint32_t read = 0;
    std::uint32_t written = 0;
    std::uint32_t optional = 0;  // counts as zero, and stays unwritten, while nothing was written to it
};

struct SfpuOperation {
    std::string_view name;
    std::string_view init;
    SfpuConstants constants = SfpuConstants::None;
    std::uint8_t inputs = 1;        // DST tiles read: the first operands of a call
    std::uint8_t first_output = 0;  // operand that is written
    std::uint8_t outputs = 1;       // as many operands from there
    // For the timing model, per vector of 32 lanes: instructions of the operation's loop, loads and stores included.
    // Estimates from the length of the algorithm.
    std::uint16_t cycles = 3;
    void (*evaluate)(const SfpuFrame&) = nullptr;
    void (*prepare)(SfpuState&) = nullptr;  // what the init does, after storing its parameters
    std::string_view other_init = {};       // an init that serves as well
    bool any_setup = false;                 // the init's template arguments do not matter
    bool loads_constants = false;           // each call writes constant registers, its init does not
    // For operations whose parameters decide about them; otherwise null.
    SfpuOperands (*operands)(const SfpuFrame&) = nullptr;
    std::string_view (*refusal)(const SfpuFrame&) = nullptr;  // why the hardware's program cannot do it, or nothing
    std::uint64_t (*length)(const SfpuFrame&) = nullptr;      // cycles of all vectors together
    std::uint32_t (*block)(const SfpuFrame&) = nullptr;       // how many tiles the frame's block has

    SfpuOperands operands_of(const SfpuFrame& frame) const {
        if (operands != nullptr) return operands(frame);
        return {.read = (1U << inputs) - 1, .written = ((1U << outputs) - 1) << first_output};
    }
};

std::span<const SfpuOperation> sfpu_operations();
const SfpuOperation* find_sfpu_operation(std::string_view name);
// Any operation that `init` is for.
const SfpuOperation* find_sfpu_init(std::string_view init);

}  // namespace tilemetal::numerics
