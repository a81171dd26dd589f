"""What is compared: functions of the compute API by the lines that call them."""

from __future__ import annotations

from .case import Case

_UNARY = "api/compute/eltwise_unary"
_MAIN = "api/compute/compute_kernel_api.h"


def _plain(function: str, header: str, call: str = "") -> Case:
    name = f"{function}_tile"
    return Case(function, "", header, f"{name}_init()", call or f"{name}(0)")


def _approximable(function: str, header: str) -> list[Case]:
    """Functions whose first template argument, of init and call, asks for an approximation."""
    name = f"{function}_tile"
    return [
        Case(function, "exact", header, f"{name}_init<false>()", f"{name}<false>(0)"),
        Case(function, "approximate", header, f"{name}_init<true>()", f"{name}<true>(0)"),
    ]


CASES: tuple[Case, ...] = (
    *_approximable("exp", f"{_UNARY}/exp.h"),
    Case(
        "exp",
        "approximate, unclamped",
        f"{_UNARY}/exp.h",
        "exp_tile_init<true, 0x3F800000, InputClamping::None>()",
        "exp_tile<true, false, InputClamping::None>(0)",
    ),
    _plain("recip", f"{_UNARY}/recip.h"),
    _plain("sqrt", f"{_UNARY}/sqrt.h"),
    _plain("rsqrt", f"{_UNARY}/rsqrt.h"),
    *_approximable("log", _MAIN),
    *_approximable("tanh", _MAIN),
    Case("sigmoid", "exact", _MAIN, "sigmoid_tile_init<false>()", "sigmoid_tile<VectorMode::RC, false>(0)"),
    Case(
        "sigmoid",
        "approximate",
        _MAIN,
        "sigmoid_tile_init<true>()",
        "sigmoid_tile<VectorMode::RC, true>(0)",
    ),
    _plain("silu", _MAIN),
    *_approximable("gelu", f"{_UNARY}/gelu.h"),
    *_approximable("erf", f"{_UNARY}/erf_erfc.h"),
    _plain("erfc", f"{_UNARY}/erf_erfc.h"),
    _plain("erfinv", f"{_UNARY}/erfinv.h"),
    _plain("exp2", _MAIN),
    *_approximable("expm1", _MAIN),
    _plain("elu", f"{_UNARY}/elu.h", "elu_tile(0, 0x3F800000)"),
    _plain("selu", f"{_UNARY}/selu.h", "selu_tile(0, 0x3F867D5F, 0x3FD62D7D)"),
    _plain("softplus", f"{_UNARY}/softplus.h", "softplus_tile(0, 0x3F800000, 0x3F800000, 0x41A00000)"),
    _plain("sin", f"{_UNARY}/trigonometry.h"),
    _plain("cos", f"{_UNARY}/trigonometry.h"),
    _plain("tan", f"{_UNARY}/trigonometry.h"),
    _plain("asin", f"{_UNARY}/trigonometry.h"),
    _plain("acos", f"{_UNARY}/trigonometry.h"),
    _plain("atan", f"{_UNARY}/trigonometry.h"),
    _plain("sinh", f"{_UNARY}/trigonometry.h"),
    _plain("cosh", f"{_UNARY}/trigonometry.h"),
    _plain("asinh", f"{_UNARY}/trigonometry.h"),
    _plain("acosh", f"{_UNARY}/trigonometry.h"),
    _plain("atanh", f"{_UNARY}/trigonometry.h"),
    *_approximable("log1p", f"{_UNARY}/log1p.h"),
    _plain("cbrt", f"{_UNARY}/cbrt.h"),
    _plain("i0", f"{_UNARY}/i0.h"),
    _plain("i1", f"{_UNARY}/i1.h"),
    _plain("digamma", f"{_UNARY}/digamma.h"),
    _plain("lgamma_stirling", f"{_UNARY}/lgamma.h"),
    *_approximable("mish", f"{_UNARY}/mish.h"),
    _plain("hardmish", f"{_UNARY}/hardmish.h"),
    _plain("tanhshrink", f"{_UNARY}/tanhshrink.h"),
    _plain("hardsigmoid", f"{_UNARY}/activations.h"),
    _plain("celu", f"{_UNARY}/activations.h", "celu_tile(0, 0x3F800000, 0x3F800000)"),
    _plain("softsign", f"{_UNARY}/activations.h"),
    _plain("softshrink", f"{_UNARY}/activations.h", "softshrink_tile(0, 0x3F000000)"),
    _plain("relu", f"{_UNARY}/relu.h"),
    _plain("leaky_relu", f"{_UNARY}/relu.h", "leaky_relu_tile(0, 0x3DCCCCCD)"),
    _plain("prelu", f"{_UNARY}/prelu.h", "prelu_tile(0, 0x3DCCCCCD)"),
    _plain("negative", f"{_UNARY}/negative.h"),
    _plain("abs", _MAIN),
    _plain("sign", _MAIN),
    _plain("square", _MAIN),
    _plain("hardtanh", f"{_UNARY}/hardtanh.h", "hardtanh_tile(0, 0xBF800000, 0x3F800000)"),
    _plain("rpow", f"{_UNARY}/rpow.h", "rpow_tile(0, 0x40000000)"),
    Case("floor", "", f"{_UNARY}/rounding.h", "rounding_op_tile_init()", "floor_tile(0)"),
    Case("ceil", "", f"{_UNARY}/rounding.h", "rounding_op_tile_init()", "ceil_tile(0)"),
    Case("trunc", "", f"{_UNARY}/rounding.h", "rounding_op_tile_init()", "trunc_tile(0)"),
    Case("frac", "", f"{_UNARY}/rounding.h", "rounding_op_tile_init()", "frac_tile(0)"),
    Case("round", "", f"{_UNARY}/rounding.h", "rounding_op_tile_init()", "round_tile(0, 1)"),
    _plain("hardshrink", f"{_UNARY}/activations.h", "hardshrink_tile(0, 0x3F000000)"),
    _plain("xielu", f"{_UNARY}/xielu.h", "xielu_tile(0, 0x3F400000, 0x3F000000)"),
    *_approximable("gelu_derivative", f"{_UNARY}/gelu.h"),
    *_approximable("tanh_derivative", f"{_UNARY}/tanh_derivative.h"),
    Case("gelu_tanh", "exact", f"{_UNARY}/gelu.h", "gelu_tanh_tile_init()", "gelu_tanh_tile(0)"),
    Case(
        "gelu_tanh",
        "approximate",
        f"{_UNARY}/gelu.h",
        "gelu_tanh_tile_init<true>()",
        "gelu_tanh_tile<DST_ACCUM_MODE, true>(0)",
    ),
    _plain("power", _MAIN, "power_tile(0, 0x40200000)"),
    _plain("power_iterative", _MAIN, "power_iterative_tile(0, 5)"),
    _plain("log_with_base", _MAIN, "log_with_base_tile(0, 0x3FB8AA3B)"),
    Case(
        "log_with_base",
        "two",
        _MAIN,
        "log_with_base_tile_init()",
        "log_with_base_tile<false, true>(0, 0x3FB8AA3B)",
    ),
    _plain("polygamma", f"{_UNARY}/polygamma.h", "polygamma_tile(0, 0x40000000, 0xC0000000)"),
    Case("fmod", "", f"{_UNARY}/fmod.h", "fmod_tile_init(0x3FE00000, 0x3F124925)", "fmod_tile(0)"),
)
