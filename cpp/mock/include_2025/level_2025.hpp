#pragma once

namespace tilemetal::metalium_2025 {

// Makes the process one of the level of September 2025; true.
bool use_level();

// A program that includes any header of the level needs its library, also where it calls nothing of it.
inline const bool level_in_use = use_level();

}  // namespace tilemetal::metalium_2025
