// C = A B with the output tiles split over the cores.
#include "matmul_tiles.hpp"

int main() { return run_matmul({5, 4}, 160, 96, 224); }
