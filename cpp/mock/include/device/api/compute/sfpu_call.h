#pragma once

#include <cstdint>

#include "api/compute/common_globals.h"
#include "api/compute/engine_types.h"
#include "internal/data_format.h"

// How the vector unit's functions reach the runtime.
namespace ckernel::sfpu_detail {

using tilemetal::mock::abi::Location;
using tilemetal::mock::abi::SfpuCall;
using tilemetal::mock::abi::SfpuInit;

inline constexpr std::uint32_t kOneBits = 0x3F800000;

#if defined(ARCH_BLACKHOLE)
inline constexpr bool kIsBlackhole = true;
#else
inline constexpr bool kIsBlackhole = false;
#endif

// Programs of some functions have longer polynomials when a kernel is built with this definition.
#if defined(INP_FLOAT32)
inline constexpr std::uint32_t kFloat32Input = 1;
#else
inline constexpr std::uint32_t kFloat32Input = 0;
#endif

// `setup` packs the template arguments that init and operation must share.
ALWI void init(
    const char* name, Location at, std::uint32_t setup = 0, std::uint32_t parameter0 = 0,
    std::uint32_t parameter1 = 0) {
    tilemetal::mock::api->sfpu_init(SfpuInit{name, setup, {parameter0, parameter1}, false}, at);
}
ALWI void init_on_packer(const char* name, Location at, std::uint32_t setup = 0, std::uint32_t parameter0 = 0) {
    tilemetal::mock::api->sfpu_init(SfpuInit{name, setup, {parameter0, 0}, true}, at);
}

ALWI std::uint8_t faces_of(VectorMode mode, Location at) {
    switch (mode) {
        case VectorMode::RC:
        case VectorMode::RC_custom:
            return 0b1111;
        case VectorMode::R:
            return 0b0011;
        case VectorMode::C:
            return 0b0101;
        case VectorMode::None:
            return 0b0001;
        default:
            tilemetal::mock::api->refuse("an SFPU operation with VectorMode::Invalid", at);
            return 0;
    }
}

// What may differ from one operation to the next beside its tiles.
struct Options {
    std::uint32_t setup = 0;
    DataFormat format = DataFormat::Float32;
    VectorMode mode = VectorMode::RC;
    int iterations = 8;
    bool by_packer = false;
    const std::uint32_t* table = nullptr;
};

struct Parameters {
    std::uint32_t words[4] = {};
};

ALWI void run(
    const char* name, Location at, const std::uint32_t (&tiles)[4], Parameters parameters = {}, Options options = {}) {
    SfpuCall call{};
    call.name = name;
    call.setup = options.setup;
    call.iterations = static_cast<std::uint16_t>(options.iterations);
    call.faces = faces_of(options.mode, at);
    call.format = static_cast<std::uint8_t>(options.format);
    call.by_packer = options.by_packer;
    call.table = options.table;
    for (int i = 0; i < 4; ++i) {
        call.tiles[i] = tiles[i];
        call.parameters[i] = parameters.words[i];
    }
    tilemetal::mock::api->sfpu_run(call, at);
}

ALWI void unary(const char* name, std::uint32_t dst, Location at, Parameters parameters = {}, Options options = {}) {
    run(name, at, {dst, 0, 0, 0}, parameters, options);
}

ALWI void binary(
    const char* name, std::uint32_t in0, std::uint32_t in1, std::uint32_t out, Location at, Parameters parameters = {},
    Options options = {}) {
    run(name, at, {in0, in1, out, 0}, parameters, options);
}

ALWI void ternary(
    const char* name, std::uint32_t in0, std::uint32_t in1, std::uint32_t in2, std::uint32_t out, Location at,
    Parameters parameters = {}, Options options = {}) {
    run(name, at, {in0, in1, in2, out}, parameters, options);
}

// Options of the usual kinds.
constexpr Options with_setup(std::uint32_t setup) {
    Options options{};
    options.setup = setup;
    return options;
}
constexpr Options with_format(DataFormat format, std::uint32_t setup = 0) {
    Options options{};
    options.format = format;
    options.setup = setup;
    return options;
}
constexpr Options with_mode(VectorMode mode, std::uint32_t setup = 0, int iterations = 8) {
    Options options{};
    options.mode = mode;
    options.setup = setup;
    options.iterations = iterations;
    return options;
}
constexpr Options with_table(const std::uint32_t* table) {
    Options options{};
    options.table = table;
    return options;
}
constexpr Options on_packer(Options options = {}) {
    options.by_packer = true;
    return options;
}

constexpr bool is_integer(DataFormat format) {
    return format == DataFormat::Int32 || format == DataFormat::UInt32 || format == DataFormat::UInt16;
}
constexpr bool is_float(DataFormat format) {
    return format == DataFormat::Float32 || format == DataFormat::Float16_b || format == DataFormat::Bfp8_b ||
           format == DataFormat::Bfp4_b;
}

// What lies in DST: all floats look alike there.
constexpr DataFormat elements_of(DataFormat format) { return is_integer(format) ? format : DataFormat::Float32; }

}  // namespace ckernel::sfpu_detail
