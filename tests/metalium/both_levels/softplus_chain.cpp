// log(1 + exp(x)) as a chain of vector-unit operations in DST; the ones are written by the reader's RISC-V.
#include <cmath>

#include "vector_chain.hpp"

int main() {
    return vector_chain("softplus_chain.cpp", 5, [](float x) { return std::log1p(std::exp(x)); }, 0.02F);
}
