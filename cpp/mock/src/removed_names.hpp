#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tilemetal::mock {

// What the current release has instead of names and headers of the one of September 2025, for those that a compiler's
// messages say are unknown; one line each, or nothing.
std::vector<std::string> advice_on_removed_names(std::string_view messages);

}  // namespace tilemetal::mock
