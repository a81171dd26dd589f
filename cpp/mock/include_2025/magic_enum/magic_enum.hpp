#pragma once

// The SDK of the time brought this library along, and programs include it without using it. An installed one is used;
// otherwise there is nothing of it here.
#if __has_include_next(<magic_enum/magic_enum.hpp>)
#include_next <magic_enum/magic_enum.hpp>
#endif
