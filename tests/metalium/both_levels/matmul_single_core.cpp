// C = A B on one core.
#include "matmul_tiles.hpp"

int main() { return run_matmul({1, 1}, 96, 128, 64); }
