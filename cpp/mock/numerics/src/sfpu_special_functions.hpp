#pragma once

// Functions the C++ library lacks, in double precision.
namespace tilemetal::numerics::sfpu {

double inverse_erf(double x);
double digamma(double x);
// Hurwitz zeta: the sum of (x + k)^-s over k >= 0, for s > 1 and x > 0.
double hurwitz_zeta(double s, double x);
// Modified Bessel functions of the first kind.
double bessel_i0(double x);
double bessel_i1(double x);

}  // namespace tilemetal::numerics::sfpu
