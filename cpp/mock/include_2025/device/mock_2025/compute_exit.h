#pragma once

// Follows the source of a compute kernel.
#undef kernel_main
void kernel_main() {
    if (kernel_main_of_source != nullptr) {
        kernel_main_of_source();
    } else {
        NAMESPACE::MAIN;
    }
}
