// 1 + smoothstep(x)^2 by two programs of the kernel's own for the vector unit, one on one tile and one on two.
#include <algorithm>

#include "vector_chain.hpp"

int main() {
    const auto expected = [](float x) {
        const float t = std::clamp((x + 0.5F) * 1.25F, 0.0F, 1.0F);
        const float step = t * t * (3.0F - 2.0F * t);
        return 1.0F + step * step;
    };
    return vector_chain("own_vector_programs.cpp", 7, expected, 0.01F);
}
