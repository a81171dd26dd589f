#include "api_level.hpp"

namespace tilemetal::mock {
namespace {

ApiLevel chosen = ApiLevel::Current;

}  // namespace

void set_api_level(ApiLevel level) { chosen = level; }
ApiLevel api_level() { return chosen; }

}  // namespace tilemetal::mock
