#pragma once

// Since fmt 11; before, what it holds was in core.h.
#if __has_include_next(<fmt/base.h>)
#include_next <fmt/base.h>
#elif __has_include(<fmt/core.h>)
#include <fmt/core.h>
#endif
