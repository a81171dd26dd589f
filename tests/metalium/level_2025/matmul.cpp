// One core multiplies two matrices, the sum over k in DST.
#include "matmul_tiles.hpp"

int main() { return run_matmul({1, 1}, 96, 128, 64); }
