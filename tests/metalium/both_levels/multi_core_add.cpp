// C = A + B with the tiles split over all cores; the last cores get one tile less.
#include "eltwise.hpp"

int main() { return run_add({8, 8}, 150); }
