#pragma once

#include_next <tt-metalium/core_coord.hpp>

using CoreRange = tt::tt_metal::CoreRange;
using CoreRangeSet = tt::tt_metal::CoreRangeSet;
