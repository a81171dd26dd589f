#pragma once

#include "api/debug/kernel_profiler.hpp"
