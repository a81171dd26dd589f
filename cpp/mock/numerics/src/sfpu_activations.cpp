// Activation functions and their derivatives, error functions, gamma and Bessel functions.
#include <array>

#include "sfpu_lanes.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

constexpr std::array kOperations{
    SfpuOperation{
        .name = "relu_tile",
        .init = "relu_tile_init",
        .evaluate = raw1<[](Word x, Frame) { return sfpu_max(x, 0); }>,
        .other_init = "relu_min_tile_init"},
};

}  // namespace

std::span<const SfpuOperation> activation_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
