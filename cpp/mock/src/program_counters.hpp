#pragma once

#include <memory>
#include <tilemetal/mock_counters.hpp>
#include <vector>

#include "processor.hpp"

namespace tilemetal::mock {

ProgramCounters count_program(const Chip& chip, int device, const std::vector<std::unique_ptr<Core>>& cores);

}  // namespace tilemetal::mock
