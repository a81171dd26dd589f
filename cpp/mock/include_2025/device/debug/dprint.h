#pragma once

#include "debug/dprint_tile_slice.h"
#include "mock_2025/print_stream.h"

// DPRINT << value << ... << ENDL();
#define DPRINT tilemetal::mock::PrintStream()

// Statements for one processor of the device; a compute kernel runs once here, so each appears once.
#define DPRINT_UNPACK(x) x
#define DPRINT_MATH(x) x
#define DPRINT_PACK(x) x
#ifdef COMPILE_FOR_BRISC
#define DPRINT_DATA0(x) x
#else
#define DPRINT_DATA0(x)
#endif
#ifdef COMPILE_FOR_NCRISC
#define DPRINT_DATA1(x) x
#else
#define DPRINT_DATA1(x)
#endif
