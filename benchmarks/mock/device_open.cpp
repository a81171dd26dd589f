// How long it takes to open a simulated device.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <tt-metalium/distributed.hpp>
#include <vector>

int main() {
    std::vector<double> milliseconds;
    for (int i = 0; i < 9; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const auto device = tt::tt_metal::distributed::MeshDevice::create_unit_mesh(0);
        milliseconds.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        device->close();
    }
    std::nth_element(milliseconds.begin(), milliseconds.begin() + 4, milliseconds.end());
    std::printf("{\"milliseconds\": %g}\n", milliseconds[4]);
    return 0;
}
