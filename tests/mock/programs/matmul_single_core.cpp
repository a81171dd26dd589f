#include "matmul_program.hpp"

int main() { return program_test::run_matmul(2, 4, 3, {1, 1}, tt::tt_metal::ComputeConfig{.fp32_dest_acc_en = true}); }
