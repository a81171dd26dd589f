#pragma once

#include <cstdint>

// The command buffers of a data-movement processor, as the SDK numbers them.
constexpr std::uint32_t read_cmd_buf = 1;
constexpr std::uint32_t write_cmd_buf = 0;
constexpr std::uint32_t write_reg_cmd_buf = 2;
constexpr std::uint32_t write_at_cmd_buf = 3;
