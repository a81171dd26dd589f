#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <tt-metalium/kernel_types.hpp>
#include <tt-metalium/tt_backend_api_types.hpp>
#include <vector>

#include "api_level.hpp"
#include "architecture.hpp"
#include "processor.hpp"
#include "tilemetal/numerics/tile_shape.hpp"

namespace tilemetal::mock {

// Everything the native code of one kernel depends on.
struct KernelRequest {
    ApiLevel level = ApiLevel::Current;
    const Architecture* arch = nullptr;
    ProcessorKind processor = ProcessorKind::Brisc;
    std::uint8_t noc = 0;
    std::uint8_t noc_mode = 0;
    std::string name;  // file name for diagnostics and #line
    std::string path;  // where the source lies; empty for kernels given as text
    std::string source;
    std::vector<std::uint32_t> compile_args;
    std::map<std::string, std::uint32_t> named_args;
    std::map<std::string, std::string> defines;
    std::vector<std::filesystem::path> include_paths;
    // Compute kernels
    tt::tt_metal::MathFidelity fidelity = tt::tt_metal::MathFidelity::HiFi4;
    bool fp32_dest = false;
    bool full_sync = false;
    bool approximate = false;
    // Formats and tiles of the circular buffers of the kernel's cores
    std::array<std::optional<tt::DataFormat>, kMaxRings> formats{};
    std::array<numerics::TileShape, kMaxRings> tile_shapes{};
    std::array<numerics::TileShape, kMaxRings> face_shapes{};  // what unpackers and packer take of a tile

    // The translation unit that is compiled; the kernel's lines count as those of `line_name`. Depends on nothing but
    // the fields above, name and path excepted.
    std::string translation_unit(const std::string& line_name) const;
};

}  // namespace tilemetal::mock
