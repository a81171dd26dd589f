#pragma once

#include <cstdint>

namespace binding_details {

// Format and tile geometry a generated binding carries for compute kernels.
struct LLKMetadata {
    static constexpr std::uint8_t kNoFormat = 0xFF;

    std::uint8_t format = kNoFormat;
    std::uint8_t face_r_dim = 16;
    std::uint8_t face_c_dim = 16;
    std::uint8_t num_faces_r_dim = 2;
    std::uint8_t num_faces_c_dim = 2;
};

template <const auto& Token>
struct LLKOperandExtractor;

}  // namespace binding_details
