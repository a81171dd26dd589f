"""How far the vector unit's programs are from the exact value, where they were made for it.

The programs are those of tt-metal (``hw/ckernels/<architecture>/metal/llk_api/llk_sfpu``); the bounds were
measured over all bf16 inputs, in both widths of DST and on both architectures.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Accuracy:
    """The largest distance from the exact value, for inputs whose magnitude lies in a range."""

    units: float = 1.0  # of bf16
    absolute: float = 0.0  # what is closer than this counts as right
    low: float = 0.0
    high: float = math.inf


_TWO_PI_TURNS = 1e6  # four floats hold the multiples of pi that are taken off

ACCURACY = {
    "round_tile(4294967294)": Accuracy(1.001),  # cut when it is stored
    "recip_tile": Accuracy(low=1.2e-38),
    "log_with_base_tile(1.5)": Accuracy(1.1),
    "power_tile(2.5)": Accuracy(1.6, low=1e-14, high=1e15),
    "power_tile(-3.0)": Accuracy(2.0, low=1e-12, high=1e12),
    "power_iterative_tile(5)": Accuracy(1.1),  # each square is rounded, the last product cut
    "rpow_tile(1.5)": Accuracy(2.0, high=40.0),
    "rdiv_tile(1077936128-0)": Accuracy(1.3, low=1.2e-38),
    "rdiv_tile(1133903872-1)": Accuracy(2.0, absolute=1.0, low=1.2e-38),  # a quotient below an integer
    "fmod_tile": Accuracy(high=1e6),
    "remainder_tile": Accuracy(low=1e-2, high=1e4, absolute=1e-3),
    "sin_tile": Accuracy(high=_TWO_PI_TURNS),
    "cos_tile": Accuracy(high=_TWO_PI_TURNS),
    "tan_tile": Accuracy(high=_TWO_PI_TURNS),
    # The logarithm's argument passes through DST.
    "asinh_tile": Accuracy(1.35),
    "acosh_tile": Accuracy(1.45),
    "atanh_tile": Accuracy(2.1),
    "silu_tile": Accuracy(absolute=1e-36),
    "mish_tile": Accuracy(1.6, absolute=1e-36),
    "gelu_tile": Accuracy(1.2, absolute=5e-7),
    "gelu_tanh_tile": Accuracy(absolute=2e-7),
    "tanh_derivative_tile": Accuracy(1.2),
    "tanhshrink_tile": Accuracy(1.4),
    "softsign_tile": Accuracy(high=8e37),
    "softplus_tile(2.0-0.5-20.0)": Accuracy(absolute=3.5e-3),
    "softplus_tile(1073741824-1056964608-1101004800-1)": Accuracy(high=4e6),
    "softcap_tile(4.0-0.25)": Accuracy(absolute=5e-38),
    "xielu_tile(0.75-0.5)": Accuracy(absolute=6e-4, high=1e4),
    "erf_tile": Accuracy(1.1),
    "erfc_tile": Accuracy(2.0, absolute=1e-4),
    "i0_tile": Accuracy(1.05, high=8.0),
    # Of two and three numbers, measured on random ones.
    "power_binary_tile": Accuracy(2.5),
    "xlogy_binary_tile": Accuracy(3.0, absolute=1e-2),  # a cubic for the logarithm
    "atan2_binary_tile": Accuracy(2.0),
    "logaddexp_binary_tile": Accuracy(1.1, absolute=1e-3),
    "logaddexp2_binary_tile": Accuracy(1.1, absolute=1e-3),
    "fmod_binary_tile": Accuracy(absolute=5e-6),
    "remainder_binary_tile": Accuracy(absolute=5e-6),
    "logsigmoid_tile": Accuracy(2.5),
    "snake_beta_tile": Accuracy(absolute=2e-3),
    # Approximations.
    "exp_tile[1](1065353216)": Accuracy(6.2, high=80.0),
    "recip_tile[1]": Accuracy(1.4, low=1.2e-38),
    "sqrt_tile[1](0)": Accuracy(1.5),
    "rsqrt_tile[1](0)": Accuracy(1.5),
    "tanh_tile[1]": Accuracy(10.0),
    "sigmoid_tile[1]": Accuracy(absolute=0.12),
    "gelu_tile[1]": Accuracy(absolute=0.024),
    "erf_tile[1]": Accuracy(2.1),
    "mish_tile[1]": Accuracy(3.0, absolute=1e-36),
    "rdiv_tile[1](1077936128-0)": Accuracy(1.8, low=1.2e-38),
    "softsign_tile[1]": Accuracy(2.4, high=8e37),
    "log_tile[1]": Accuracy(low=1.2e-38),
}


def accuracy_of(name: str) -> Accuracy:
    return ACCURACY.get(name, Accuracy())
