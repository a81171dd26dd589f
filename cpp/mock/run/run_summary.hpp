#pragma once

#include <string>
#include <tilemetal/mock_counters.hpp>

namespace tilemetal::mock::run {

// A few lines on what a run took: time, what each kind of RISC was busy with, and the traffic of each NoC.
std::string summary(const ProgramCounters& counters);

}  // namespace tilemetal::mock::run
