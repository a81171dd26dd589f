#include "sfpu_special_functions.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace tilemetal::numerics::sfpu {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();
constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();

// Power series of I_n; all terms have one sign, so it is accurate wherever it does not overflow.
double bessel_series(double x, int order) {
    const double half = x / 2.0;
    double term = order == 0 ? 1.0 : half;
    double sum = term;
    for (int k = 1; k < 1000; ++k) {
        term *= half * half / (static_cast<double>(k) * (k + order));
        sum += term;
        if (std::abs(term) < std::abs(sum) * 1e-18) break;
    }
    return sum;
}

}  // namespace

double inverse_erf(double x) {
    if (std::isnan(x) || std::abs(x) > 1.0) return kNotANumber;
    if (std::abs(x) == 1.0) return std::copysign(kInfinite, x);
    // Winitzki's estimate, then Newton steps on erf (on erfc near the ends, where erf has no digits left).
    const double log_term = std::log1p(-x * x);
    const double a = 0.147;
    const double b = 2.0 / (std::numbers::pi * a) + log_term / 2.0;
    double y = std::copysign(std::sqrt(std::sqrt(b * b - log_term / a) - b), x);
    for (int step = 0; step < 4; ++step) {
        const double slope = 2.0 * std::numbers::inv_sqrtpi * std::exp(-y * y);
        const double tail = 1.0 - std::abs(x) - std::erfc(std::abs(y));
        const double error = std::abs(x) < 0.5 ? std::erf(y) - x : std::copysign(1.0, x) * tail;
        if (slope == 0.0) break;
        y -= error / slope;
    }
    return y;
}

double digamma(double x) {
    if (x == 0.0) return std::copysign(kInfinite, -x);
    if (std::isinf(x)) return x > 0.0 ? x : kNotANumber;
    if (x < 0.0) {
        if (x == std::floor(x)) return kNotANumber;
        const double fraction = x - std::floor(x);
        return digamma(1.0 - x) - std::numbers::pi / std::tan(std::numbers::pi * fraction);
    }
    double sum = 0.0;
    while (x < 12.0) sum -= 1.0 / x++;
    const double y = 1.0 / (x * x);
    const double series =
        y * (1.0 / 12 - y * (1.0 / 120 - y * (1.0 / 252 - y * (1.0 / 240 - y * (1.0 / 132 - y * (691.0 / 32760))))));
    return sum + std::log(x) - 0.5 / x - series;
}

double hurwitz_zeta(double s, double x) {
    if (!(x > 0.0)) return x == 0.0 ? kInfinite : kNotANumber;
    // Direct terms, then the Euler-Maclaurin formula with B_2k / (2k)!.
    constexpr int kDirect = 16;
    constexpr std::array kCoefficients{1.0 / 12,       -1.0 / 720,     1.0 / 30240,
                                       -1.0 / 1209600, 1.0 / 47900160, -691.0 / 1307674368000.0};
    double sum = 0.0;
    for (int k = 0; k < kDirect; ++k) sum += std::pow(x + k, -s);
    const double n = x + kDirect;
    double tail = std::pow(n, 1.0 - s) / (s - 1.0) + 0.5 * std::pow(n, -s);
    double factor = s * std::pow(n, -s - 1.0);
    for (std::size_t k = 0; k < kCoefficients.size(); ++k) {
        tail += kCoefficients[k] * factor;
        const auto order = static_cast<double>(2 * k + 1);
        factor *= (s + order) * (s + order + 1.0) / (n * n);
    }
    return sum + tail;
}

double bessel_i0(double x) { return std::isinf(x) ? kInfinite : bessel_series(std::abs(x), 0); }

double bessel_i1(double x) { return std::isinf(x) ? x : std::copysign(bessel_series(std::abs(x), 1), x); }

}  // namespace tilemetal::numerics::sfpu
