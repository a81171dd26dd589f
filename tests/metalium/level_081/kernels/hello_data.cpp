#include <cstdint>

#include "api/dataflow/dataflow_api.h"
#include "api/debug/dprint.h"

void kernel_main() {
    [[maybe_unused]] constexpr uint32_t is_reader = get_compile_time_arg_val(0);
    DPRINT(
        "hello from the {} of core ({},{})\n", is_reader ? "reader" : "writer", get_absolute_logical_x(),
        get_absolute_logical_y());
}
