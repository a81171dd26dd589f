#pragma once

// Follows the source of a compute kernel.
void kernel_main() { NAMESPACE::MAIN; }
