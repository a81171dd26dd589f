"""Double-precision references of the vector unit's operations, one entry per operation and way to call it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]


def bits(value: float) -> int:
    return int(np.float32(value).view(np.uint32))


@dataclass(frozen=True)
class FloatCase:
    """An operation on floats: what it computes, and over which inputs."""

    operation: str
    reference: Callable[..., Any]
    low: float = -20.0
    high: float = 20.0
    parameters: tuple[float, ...] = ()
    raw_parameters: tuple[int, ...] = ()
    setup: int = 0
    init_parameters: tuple[float, ...] = ()
    edges: bool = True  # also zeros, infinities and NaN
    cuts_nan: bool = (
        False  # a multiply-add's NaN has only its last bit set, which a 16-bit DST cuts to infinity
    )
    slack: float = 0.0  # what rounding between several multiply-adds may add

    @property
    def words(self) -> tuple[int, ...]:
        return self.raw_parameters or tuple(bits(value) for value in self.parameters)

    @property
    def name(self) -> str:
        given = "-".join(map(str, self.parameters or self.raw_parameters))
        variant = f"[{self.setup}]" if self.setup else ""
        return self.operation + variant + (f"({given})" if given else "")


def each(function: Callable[..., float]) -> Callable[..., Array]:
    """A function of the math module on arrays; outside its domain NaN, beyond the range infinity."""

    def safe(*x: float) -> float:
        try:
            return function(*x)
        except ValueError:
            return math.nan
        except OverflowError:
            return math.inf

    return lambda *x: np.vectorize(safe, otypes=[np.float64])(*x)


def softplus(x: Array) -> Array:
    return np.logaddexp(0.0, x)


def sigmoid(x: Array) -> Array:
    return np.exp(-softplus(-x))


def times(x: Array, factor: Array) -> Array:
    return np.where(factor == 0.0, np.copysign(0.0, x), x * factor)


def gelu(x: Array) -> Array:
    return times(x, 0.5 * each(math.erfc)(-x / math.sqrt(2.0)))


def truth(relation: Callable[..., Any]) -> Callable[..., Array]:
    return lambda *x: np.asarray(relation(*x)).astype(np.float64)


def quotient(x: Array, y: Array) -> Array:
    return np.where((y == 0.0) & (x != 0.0) & ~np.isnan(x), np.copysign(np.inf, x), x / y)


def python_remainder(x: Array, y: Array) -> Array:
    return np.where(np.isfinite(x) & np.isfinite(y) & (y != 0), np.remainder(x, y), np.nan)


def power(x: Array, y: Array | float) -> Array:
    return np.where(np.asarray(y) == 0.0, 1.0, np.power(x, y))


def tanh_shrink(x: Array) -> Array:
    return np.where(np.abs(x) < 1e-3, x**3 / 3, x - np.tanh(x))


RELATIONS = {"eq": np.equal, "ne": np.not_equal, "gt": np.greater, "ge": np.greater_equal}
RELATIONS |= {"lt": np.less, "le": np.less_equal}
ONE = bits(1.0)

UNARY = [
    FloatCase("relu_tile", lambda x: np.maximum(x, 0.0), edges=False),
    FloatCase("relu_min_tile", lambda x: np.maximum(x, 1.5), parameters=(1.5,), edges=False),
    FloatCase("relu_max_tile", lambda x: np.clip(x, 0.0, 1.5), parameters=(1.5,), edges=False),
    FloatCase("leaky_relu_tile", lambda x: np.where(x < 0, 0.125 * x, x), parameters=(0.125,), cuts_nan=True),
    FloatCase("prelu_tile", lambda x: np.where(x < 0, 0.125 * x, x), parameters=(0.125,), cuts_nan=True),
    FloatCase("hardsigmoid_tile", lambda x: np.clip(x / 6 + 0.5, 0, 1), edges=False, slack=1e-4),
    FloatCase("hardmish_tile", lambda x: x * np.clip(x / 2 + 1, 0, 1), edges=False),
    FloatCase("softshrink_tile", lambda x: x - np.clip(x, -1.5, 1.5), parameters=(1.5,), edges=False),
    FloatCase("hardshrink_tile", lambda x: np.where(abs(x) <= 1.5, 0, x), parameters=(1.5,)),
    FloatCase("threshold_tile", lambda x: np.where(x <= 1.5, -4.0, x), parameters=(1.5, -4.0)),
    FloatCase("clamp_tile", lambda x: np.clip(x, -2.0, 3.0), parameters=(-2.0, 3.0), edges=False),
    FloatCase("hardtanh_tile", lambda x: np.clip(x, -2.0, 3.0), parameters=(-2.0, 3.0), edges=False),
    FloatCase("unary_max_tile", lambda x: np.maximum(x, 0.5), parameters=(0.5,), edges=False),
    FloatCase("unary_min_tile", lambda x: np.minimum(x, 0.5), parameters=(0.5,), edges=False),
    FloatCase("negative_tile", lambda x: -x),
    FloatCase("abs_tile", abs),
    FloatCase("square_tile", lambda x: x * x, cuts_nan=True),
    FloatCase("identity_tile", lambda x: x),
    FloatCase("fill_tile", lambda x: np.full_like(x, 2.5), parameters=(2.5,)),
    FloatCase("sign_tile", np.sign, edges=False),
    FloatCase("signbit_tile", truth(np.signbit), edges=False),
    FloatCase("heaviside_tile", lambda x: np.heaviside(x, 0.25), parameters=(0.25,), edges=False),
    FloatCase("isinf_tile", truth(np.isinf)),
    FloatCase("isposinf_tile", truth(np.isposinf)),
    FloatCase("isneginf_tile", truth(np.isneginf)),
    FloatCase("isnan_tile", truth(np.isnan)),
    FloatCase("isfinite_tile", truth(np.isfinite)),
    FloatCase("logical_not_tile", truth(lambda x: (x == 0.0) & ~np.signbit(x))),
    FloatCase("add_unary_tile", lambda x: x + 1.25, parameters=(1.25,), cuts_nan=True),
    FloatCase("sub_unary_tile", lambda x: x - 1.25, parameters=(1.25,), cuts_nan=True),
    FloatCase("mul_unary_tile", lambda x: x * 1.25, parameters=(1.25,), cuts_nan=True),
    FloatCase("div_unary_tile", lambda x: x * 0.25, parameters=(0.25,), cuts_nan=True),
    FloatCase("rsub_unary_tile", lambda x: 1.25 - x, parameters=(1.25,), cuts_nan=True),
    FloatCase("rsub_tile", lambda x: 1.25 - x, parameters=(1.25,), cuts_nan=True),
    FloatCase("floor_tile", np.floor),
    FloatCase("ceil_tile", np.ceil),
    FloatCase("trunc_tile", np.trunc),
    FloatCase("frac_tile", lambda x: x - np.trunc(x)),
    FloatCase("round_tile", np.rint, raw_parameters=(0,), edges=False),
    FloatCase(
        "round_tile",
        lambda x: 100.0 * np.rint(x / 100.0),
        -1e4,
        1e4,
        raw_parameters=(2**32 - 2,),
        edges=False,
    ),
    FloatCase("exp_tile", np.exp, -80.0, 80.0, raw_parameters=(ONE,), init_parameters=(1.0,), edges=False),
    FloatCase("recip_tile", lambda x: 1.0 / x, edges=False),
    FloatCase("exp2_tile", np.exp2),
    FloatCase("expm1_tile", np.expm1),
    FloatCase("log_tile", np.log),
    FloatCase("log_with_base_tile", lambda x: np.log(x) * 1.5, parameters=(1.5,)),
    FloatCase("log1p_tile", np.log1p),
    FloatCase("sqrt_tile", np.sqrt),
    FloatCase("rsqrt_tile", lambda x: 1.0 / np.sqrt(x)),
    FloatCase("cbrt_tile", np.cbrt),
    FloatCase("power_tile", lambda x: power(x, 2.5), parameters=(2.5,)),
    FloatCase("power_tile", lambda x: power(x, -3.0), parameters=(-3.0,)),
    FloatCase("power_iterative_tile", lambda x: power(x, 5.0), raw_parameters=(5,)),
    FloatCase("rpow_tile", lambda x: power(np.full_like(x, 1.5), x), parameters=(1.5,)),
    FloatCase("rdiv_tile", lambda x: 3.0 / x, raw_parameters=(bits(3.0), 0)),
    FloatCase("rdiv_tile", lambda x: np.trunc(300.0 / x), 1.0, 90.0, raw_parameters=(bits(300.0), 1)),
    FloatCase("fmod_tile", lambda x: np.fmod(x, 1.75), init_parameters=(1.75, 1 / 1.75)),
    FloatCase("remainder_tile", lambda x: np.remainder(x, 1.75), init_parameters=(1.75, 1 / 1.75)),
    FloatCase("sin_tile", np.sin),
    FloatCase("cos_tile", np.cos),
    FloatCase("tan_tile", np.tan),
    FloatCase("asin_tile", np.arcsin, -1.25, 1.25),
    FloatCase("acos_tile", np.arccos, -1.25, 1.25),
    FloatCase("atan_tile", np.arctan),
    FloatCase("sinh_tile", np.sinh),
    FloatCase("cosh_tile", np.cosh),
    FloatCase("tanh_tile", np.tanh),
    FloatCase("asinh_tile", np.arcsinh),
    FloatCase("acosh_tile", np.arccosh),
    FloatCase("atanh_tile", np.arctanh, -1.25, 1.25),
    FloatCase("sigmoid_tile", sigmoid),
    FloatCase("silu_tile", lambda x: times(x, sigmoid(x))),
    FloatCase("gelu_tile", gelu),
    FloatCase(
        "gelu_tanh_tile",
        lambda x: times(x, sigmoid(2.0 * math.sqrt(2.0 / math.pi) * (x + 0.044715 * x**3))),
    ),
    FloatCase(
        "gelu_derivative_tile",
        lambda x: (
            0.5 * each(math.erfc)(-x / math.sqrt(2)) + times(x, np.exp(-x * x / 2) / math.sqrt(2 * math.pi))
        ),
    ),
    FloatCase("tanh_derivative_tile", lambda x: np.cosh(x) ** -2.0),
    FloatCase("tanhshrink_tile", tanh_shrink, -8.0, 8.0),
    FloatCase("mish_tile", lambda x: times(x, np.tanh(softplus(x)))),
    FloatCase("softsign_tile", lambda x: x / (1 + abs(x)), edges=False),
    FloatCase(
        "softplus_tile", lambda x: np.where(2 * x > 20, x, softplus(2 * x) / 2), parameters=(2.0, 0.5, 20.0)
    ),
    FloatCase("elu_tile", lambda x: np.where(x >= 0, x, 0.75 * np.expm1(x)), parameters=(0.75,)),
    FloatCase("selu_tile", lambda x: 1.25 * np.where(x >= 0, x, 1.5 * np.expm1(x)), parameters=(1.25, 1.5)),
    FloatCase("celu_tile", lambda x: np.where(x >= 0, x, 2 * np.expm1(x / 2)), parameters=(2.0, 0.5)),
    FloatCase(
        "xielu_tile",
        lambda x: 0.5 * x + np.where(x > 0, 0.75 * x * x, 0.5 * (np.expm1(x) - x)),
        parameters=(0.75, 0.5),
        edges=False,
    ),
    FloatCase("softcap_tile", lambda x: 4 * np.tanh(x / 4), parameters=(4.0, 0.25)),
    FloatCase("erf_tile", each(math.erf)),
    FloatCase("erfc_tile", each(math.erfc), -8.0, 8.0),
    FloatCase("i0_tile", np.i0, -15.0, 15.0, edges=False),
]
UNARY += [
    FloatCase(f"{n}_tile", truth(lambda x, r=r: r(x, 0.0)))
    for n, r in {
        "eqz": np.equal,
        "nez": np.not_equal,
        "gtz": np.greater,
        "gez": np.greater_equal,
        "ltz": np.less,
        "lez": np.less_equal,
    }.items()
]
UNARY += [
    FloatCase(f"unary_{n}_tile", truth(lambda x, r=r: r(x, 1.5)), parameters=(1.5,))
    for n, r in RELATIONS.items()
]

# The approximate forms: setup 1.
UNARY += [
    FloatCase(
        "exp_tile", np.exp, -80.0, 80.0, raw_parameters=(ONE,), setup=1, init_parameters=(1.0,), edges=False
    ),
    FloatCase("recip_tile", lambda x: 1.0 / x, setup=1, edges=False),
    FloatCase("sqrt_tile", np.sqrt, raw_parameters=(0,), setup=1, edges=False),
    FloatCase("rsqrt_tile", lambda x: 1.0 / np.sqrt(x), raw_parameters=(0,), setup=1, edges=False),
    FloatCase("tanh_tile", np.tanh, setup=1, edges=False),
    FloatCase("sigmoid_tile", sigmoid, setup=1, edges=False),
    FloatCase("gelu_tile", gelu, setup=1, edges=False),
    FloatCase("erf_tile", each(math.erf), setup=1, edges=False),
    FloatCase("mish_tile", lambda x: times(x, np.tanh(softplus(x))), setup=1, edges=False),
    FloatCase("rdiv_tile", lambda x: 3.0 / x, raw_parameters=(bits(3.0), 0), setup=1, edges=False),
    FloatCase("softsign_tile", lambda x: x / (1 + abs(x)), setup=1, edges=False),
    FloatCase("log_tile", np.log, setup=1, edges=False),
]
# With the longer polynomials for float32 input: parameter 3.
UNARY += [
    FloatCase(
        "elu_tile", lambda x: np.where(x >= 0, x, 0.75 * np.expm1(x)), raw_parameters=(bits(0.75), 0, 0, 1)
    ),
    FloatCase(
        "softplus_tile",
        lambda x: np.where(2 * x > 20, x, softplus(2 * x) / 2),
        raw_parameters=(bits(2.0), bits(0.5), bits(20.0), 1),
    ),
    FloatCase("erf_tile", each(math.erf), raw_parameters=(0, 0, 0, 1)),
]

BINARY = [
    FloatCase("add_binary_tile", np.add, cuts_nan=True),
    FloatCase("sub_binary_tile", np.subtract, cuts_nan=True),
    FloatCase("rsub_binary_tile", lambda x, y: y - x, cuts_nan=True),
    FloatCase("mul_binary_tile", np.multiply, edges=False),
    FloatCase("div_binary_tile", quotient, edges=False),
    FloatCase("binary_max_tile", np.maximum, edges=False),
    FloatCase("binary_min_tile", np.minimum, edges=False),
    FloatCase("power_binary_tile", power, 0.1, 6.0, edges=False),
    FloatCase("xlogy_binary_tile", lambda x, y: x * np.log(y), 0.01, 20.0, edges=False),
    FloatCase("atan2_binary_tile", np.arctan2, edges=False),
    FloatCase("logaddexp_binary_tile", np.logaddexp, edges=False),
    FloatCase("logaddexp2_binary_tile", np.logaddexp2, edges=False),
    FloatCase("fmod_binary_tile", np.fmod, edges=False),
    FloatCase("remainder_binary_tile", python_remainder, edges=False),
    FloatCase(
        "isclose_binary_tile",
        truth(lambda x, y: np.isclose(x, y, rtol=0.25, atol=0.5)),
        raw_parameters=(bits(0.25), bits(0.5), 0),
    ),
    FloatCase("logsigmoid_tile", lambda x, y: np.where(x > 4, -y, -softplus(-x)), edges=False),
]
BINARY += [FloatCase(f"{name}_binary_tile", truth(relation)) for name, relation in RELATIONS.items()]

TERNARY = [
    FloatCase("where_tile", lambda x, y, z: np.where(x != 0.0, y, z), edges=False),
    FloatCase("addcmul_tile", lambda x, y, z: x + 0.5 * y * z, parameters=(0.5,), edges=False, slack=1e-4),
    FloatCase("addcdiv_tile", lambda x, y, z: x + 0.5 * y / z, parameters=(0.5,), edges=False, slack=1e-4),
    FloatCase("lerp_tile", lambda x, y, z: x + z * (y - x), edges=False, slack=1e-4),
    FloatCase("mac_tile", lambda x, y, z: x * y + z, edges=False, slack=1e-4),
    FloatCase("snake_beta_tile", lambda x, a, b: x + np.sin(a * x) ** 2 / b, edges=False),
]


@dataclass(frozen=True)
class IntegerCase:
    operation: str
    reference: Callable[..., Any]
    formats: tuple[str, ...] = ("Int32", "UInt32", "UInt16")
    parameters: tuple[int, ...] = ()
    setup: int = 0
    limit: int = field(default=1 << 40)  # magnitudes stay below
    second: tuple[int, int] | None = None  # range of the second operand


I32, U32, U16 = ("Int32",), ("UInt32",), ("UInt16",)
INTEGER_UNARY = [
    IntegerCase("fill_tile_int", lambda x: 0 * x + 77, parameters=(77,)),
    IntegerCase("negative_tile_int32", lambda x: -x, I32),
    IntegerCase("abs_tile_int32", abs, I32),
    IntegerCase("signbit_tile_int32", lambda x: x < 0, I32),
    IntegerCase("identity_tile_uint32", lambda x: x, U32),
    IntegerCase("add_unary_tile_int32", lambda x: x + 77, I32, (77,)),
    IntegerCase("sub_unary_tile_int32", lambda x: x - 77, I32, (77,)),
    IntegerCase("rsub_unary_int32_tile", lambda x: 77 - x, I32, (77,)),
    IntegerCase("clamp_tile_int32", lambda x: np.clip(x, -1000, 50), I32, (2**32 - 1000, 50)),
    IntegerCase("relu_tile_int32", lambda x: np.maximum(x, 0), I32),
    IntegerCase("remainder_tile_uint32", lambda x: x % 77, U32, (77,)),
    IntegerCase("bitwise_and_tile", lambda x: x & 0x5A5A, parameters=(0x5A5A,)),
    IntegerCase("bitwise_or_tile", lambda x: x | 0x5A5A, parameters=(0x5A5A,)),
    IntegerCase("bitwise_xor_tile", lambda x: x ^ 0x5A5A, parameters=(0x5A5A,)),
    IntegerCase("bitwise_not_tile", lambda x: ~x, I32),
    IntegerCase("left_shift_tile", lambda x: x << 5, parameters=(5,)),
    IntegerCase("left_shift_tile", lambda x: 0 * x, parameters=(32,)),
    IntegerCase("right_shift_tile", lambda x: x >> 5, parameters=(5,)),
    IntegerCase("logical_not_tile", lambda x: x == 0),
]
for kind, formats in (("int32", I32), ("uint32", U32)):
    INTEGER_UNARY += [
        IntegerCase(f"unary_max_{kind}_tile", lambda x: np.maximum(x, 77), formats, (77,)),
        IntegerCase(f"unary_min_{kind}_tile", lambda x: np.minimum(x, 77), formats, (77,)),
    ]
for kind, formats in (("int32", I32), ("uint32", U32), ("uint16", U16)):
    INTEGER_UNARY += [
        IntegerCase(f"relu_max_tile_{kind}", lambda x: np.clip(x, 0, 77), formats, (77,)),
        IntegerCase(f"relu_min_tile_{kind}", lambda x: np.maximum(x, 77), formats, (77,)),
        IntegerCase(f"eqz_tile_{kind}", lambda x: x == 0, formats),
        IntegerCase(f"nez_tile_{kind}", lambda x: x != 0, formats),
    ]
INTEGER_UNARY += [
    IntegerCase(f"unary_{name}_tile_int32", lambda x, r=relation: r(x, 77), I32, (77,))
    for name, relation in RELATIONS.items()
]
INTEGER_UNARY += [
    IntegerCase("gtz_tile_int32", lambda x: x > 0, I32),
    IntegerCase("gez_tile_int32", lambda x: x >= 0, I32),
    IntegerCase("ltz_tile_int32", lambda x: x < 0, I32),
    IntegerCase("lez_tile_int32", lambda x: x <= 0, I32),
]
INTEGER_BINARY = [
    IntegerCase("add_int_tile", lambda x, y: x + y),
    IntegerCase("sub_int_tile", lambda x, y: x - y),
    IntegerCase("rsub_int_tile", lambda x, y: y - x),
    IntegerCase("mul_int_tile", lambda x, y: x * y, limit=1 << 30),
    IntegerCase("bitwise_and_binary_tile", lambda x, y: x & y),
    IntegerCase("bitwise_or_binary_tile", lambda x, y: x | y),
    IntegerCase("bitwise_xor_binary_tile", lambda x, y: x ^ y),
    IntegerCase("binary_left_shift_tile", lambda x, y: x << y, second=(0, 31)),
    IntegerCase("binary_right_shift_tile", lambda x, y: x >> y, second=(0, 31)),
    IntegerCase("binary_logical_right_shift_tile", lambda x, y: x >> y, ("UInt32", "UInt16"), second=(0, 31)),
    IntegerCase("div_int32_floor_tile", lambda x, y: x // y, I32, second=(1, 999)),
    IntegerCase("div_int32_trunc_tile", lambda x, y: np.trunc(x / y), I32, second=(1, 999)),
    IntegerCase("fmod_int32_tile", lambda x, y: np.fmod(x, y), I32, second=(1, 999)),
    IntegerCase("remainder_int32_tile", lambda x, y: x % y, I32, second=(1, 999)),
    IntegerCase("remainder_uint32_tile", lambda x, y: x % y, U32, second=(1, 999)),
    IntegerCase("gcd_tile", np.gcd, I32, limit=1 << 15),
    IntegerCase("lcm_tile", np.lcm, I32, limit=1 << 15),
    *(IntegerCase(f"{name}_int_tile", relation) for name, relation in RELATIONS.items()),
]
for kind, formats in (("int32", I32), ("uint32", U32)):
    INTEGER_BINARY += [
        IntegerCase(f"binary_max_{kind}_tile", np.maximum, formats),
        IntegerCase(f"binary_min_{kind}_tile", np.minimum, formats),
    ]
