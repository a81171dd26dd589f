#include "compute_kernel_api/common.h"
#include "debug/dprint.h"

namespace NAMESPACE {

void MAIN {
    DPRINT_MATH(DPRINT << "math" << ENDL());
    UNPACK(DPRINT << "unpack" << ENDL());
    DPRINT_PACK({ DPRINT << "pack" << ENDL(); });
}

}  // namespace NAMESPACE
