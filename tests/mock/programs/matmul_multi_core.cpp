#include "matmul_program.hpp"

// 77 output tiles on the whole grid: two groups of cores with different shares.
int main() { return program_test::run_matmul(11, 3, 7, {8, 8}, tt::tt_metal::ComputeConfig{.fp32_dest_acc_en = true}); }
