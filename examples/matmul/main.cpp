// Multiplies two random matrices with the generated kernel and checks the product against one made on the host.
#include <matmul.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <random>
#include <span>
#include <vector>

#include <tt-metalium/bfloat16.hpp>
#include <tt-metalium/distributed.hpp>

namespace {

using tilemetal::kernels::matmul_program;

constexpr std::size_t M = matmul_program::shape::C[0];
constexpr std::size_t N = matmul_program::shape::C[1];
constexpr std::size_t K = matmul_program::shape::A[1];

std::vector<bfloat16> random_matrix(std::size_t elements, unsigned seed) {
    std::mt19937 generator(seed);
    std::uniform_real_distribution<float> uniform(-1.0F, 1.0F);
    std::vector<bfloat16> values(elements);
    std::ranges::generate(values, [&] { return bfloat16(uniform(generator)); });
    return values;
}

std::vector<float> host_matmul(std::span<const bfloat16> a, std::span<const bfloat16> b) {
    std::vector<float> c(M * N, 0.0F);
    for (std::size_t m = 0; m < M; ++m) {
        for (std::size_t k = 0; k < K; ++k) {
            const float a_mk = a[m * K + k];
            for (std::size_t n = 0; n < N; ++n) {
                c[m * N + n] += a_mk * static_cast<float>(b[k * N + n]);
            }
        }
    }
    return c;
}

float max_error(std::span<const bfloat16> got, std::span<const float> expected) {
    float largest = 0.0F;
    for (std::size_t i = 0; i < got.size(); ++i) {
        largest = std::max(largest, std::abs(static_cast<float>(got[i]) - expected[i]));
    }
    return largest;
}

float largest_magnitude(std::span<const float> values) {
    float largest = 0.0F;
    for (const float value : values) {
        largest = std::max(largest, std::abs(value));
    }
    return largest;
}

// Pearson correlation coefficient; NaN in the result makes it NaN.
double correlation(std::span<const bfloat16> got, std::span<const float> expected) {
    const auto count = static_cast<double>(got.size());
    double mean_got = 0.0;
    double mean_expected = 0.0;
    for (std::size_t i = 0; i < got.size(); ++i) {
        mean_got += static_cast<float>(got[i]) / count;
        mean_expected += expected[i] / count;
    }
    double covariance = 0.0;
    double variance_got = 0.0;
    double variance_expected = 0.0;
    for (std::size_t i = 0; i < got.size(); ++i) {
        const double x = static_cast<float>(got[i]) - mean_got;
        const double y = expected[i] - mean_expected;
        covariance += x * y;
        variance_got += x * x;
        variance_expected += y * y;
    }
    return covariance / std::sqrt(variance_got * variance_expected);
}

}  // namespace

int main() {
    const std::vector<bfloat16> a = random_matrix(M * K, 1);
    const std::vector<bfloat16> b = random_matrix(K * N, 2);
    std::vector<bfloat16> c(M * N);

    const auto device = tt::tt_metal::distributed::MeshDevice::create_unit_mesh(0);
    tilemetal::kernels::matmul(*device, a, b, c);
    device->close();

    const std::vector<float> expected = host_matmul(a, b);
    std::printf("C = A @ B, %zu x %zu x %zu, bfloat16\n", M, N, K);
    std::printf("  device:");
    for (std::size_t i = 0; i < 6; ++i) {
        std::printf(" %9.4f", static_cast<float>(c[i]));
    }
    std::printf("\n  host:  ");
    for (std::size_t i = 0; i < 6; ++i) {
        std::printf(" %9.4f", expected[i]);
    }

    const float error = max_error(c, expected);
    const float relative = error / largest_magnitude(expected);
    const double pcc = correlation(c, expected);
    const bool pass = relative <= 0.01F && pcc >= 0.9999;
    std::printf("\n  max error %.4f (%.2f%% of the largest value), PCC %.6f\n", error, 100.0F * relative, pcc);
    std::printf("%s\n", pass ? "PASS" : "FAIL");
    return pass ? 0 : 1;
}
