#include <level_2025.hpp>

#include "api_level.hpp"

namespace tilemetal::metalium_2025 {

bool use_level() {
    mock::set_api_level(mock::ApiLevel::September2025);
    return true;
}

}  // namespace tilemetal::metalium_2025
