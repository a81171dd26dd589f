#pragma once

#include <cstdint>

// Vector unit calls between compiled kernels and the runtime. Operations and inits are named by their API functions;
// the runtime's table of operations knows everything else about them.
namespace tilemetal::mock::abi {

struct SfpuInit {
    const char* name;
    std::uint32_t setup;  // template arguments that the operation must repeat
    std::uint32_t parameters[2];
    std::uint8_t by_packer;  // runs on the pack processor
};

struct SfpuCall {
    const char* name;
    std::uint32_t setup;
    std::uint32_t tiles[4];  // DST indices, in the order the operation's row in the table gives
    std::uint32_t parameters[4];
    std::uint16_t iterations;    // vectors per face
    std::uint8_t faces;          // bit i: face i
    std::uint8_t format;         // DataFormat of the elements; 0 (Float32) for operations on floats
    std::uint8_t by_packer;      // runs on the pack processor's section
    const std::uint32_t* table;  // what the program reads beside DST; null for most
};

// Programs that keep statistics of columns in the vector unit's registers from one call to the next.
enum class Statistic : std::uint8_t {
    Clear,  // mean and M2
    Update,
    Save,
    Restore,
    FinishToRow,
    FinishToFace,
    TwoPassClear,
    TwoPassSums,
    TwoPassSquares,
    TwoPassMean,
    TwoPassSave,
    TwoPassFinishToRow,
    TwoPassFinishSplit,
    TwoPassFinishToFace,
    TwoPassFinishCombined,
    TwoPassCombine,
    TwoPassSwitch,
    SaveAnchor,
    RestoreAnchor,
    AverageWeights,
    AverageClear,
    Average,
};

// Bits of StatisticsCall::flags.
inline constexpr std::uint8_t kTwoAccumulators = 1;
inline constexpr std::uint8_t kNewAnchor = 2;
inline constexpr std::uint8_t kKeepAnchor = 4;
inline constexpr std::uint8_t kVarianceAlone = 8;
inline constexpr std::uint8_t kVarianceSum = 16;

struct StatisticsCall {
    const char* name;
    Statistic operation;
    std::uint8_t flags;
    std::uint32_t tile;  // DST index of the data, or of the first tile of results
    std::uint32_t slot;  // of vectors in a tile of results
    std::uint32_t other_slot;
    std::uint32_t first_row;
    std::uint32_t rows;
    std::uint32_t words[2];            // fp32 numbers: reciprocals of counts, a count, weights
    const std::uint32_t* reciprocals;  // one of each row, for Update
};

}  // namespace tilemetal::mock::abi
