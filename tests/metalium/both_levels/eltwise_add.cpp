// C = A + B on one core: reader, compute and writer with double-buffered tiles.
#include "eltwise.hpp"

int main() { return run_add({1, 1}, 24); }
