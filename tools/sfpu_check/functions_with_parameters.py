"""What is compared: functions of one tile of floats by their parameters, and in kernels built otherwise."""

from __future__ import annotations

from dataclasses import replace

from .case import Case
from .functions import CASES

_API = "api/compute"
_UNARY = f"{_API}/eltwise_unary"
_MAIN = f"{_API}/compute_kernel_api.h"
# -2.5, -0, 0, the smallest normal number, 1/3, 1, 3, infinity, NaN
_SCALARS = (0xC0200000, 0x80000000, 0, 0x00800000, 0x3EAAAAAB, 0x3F800000, 0x40400000, 0x7F800000, 0x7FC00000)
_BUILT_FOR_FLOAT32 = ("digamma", "erf", "expm1", "i1", "softplus")
_BY_APPROXIMATION_MODE = (
    "recip",
    "sqrt",
    "rsqrt",
    "silu",
    "sigmoid",
    "elu",
    "exp2",
    "power",
    "asin",
    "acosh",
)


def _scalar(function: str, header: str, init: str = "", template: str = "", variant: str = "") -> list[Case]:
    """One case for each scalar."""
    name = f"{function}_tile"
    return [
        Case(
            function,
            f"{variant}{scalar:#x}",
            f"{_UNARY}/{header}.h" if header else _MAIN,
            init or f"{name}_init()",
            f"{name}{template}(0, {scalar:#x}u)",
        )
        for scalar in _SCALARS
    ]


def _pair(function: str, header: str, first: int, second: int, in_init: bool = False) -> Case:
    name = f"{function}_tile"
    arguments = f"{first:#x}u, {second:#x}u"
    init = f"{name}_init({arguments})" if in_init else f"{name}_init()"
    call = f"{name}(0)" if in_init else f"{name}(0, {arguments})"
    return Case(function, f"{first:#x}, {second:#x}", f"{_UNARY}/{header}.h", init, call)


def _divisors(function: str) -> list[Case]:
    """Divisors 1.75, -1.75, 3, 100 and 0 with their reciprocals."""
    pairs = (
        (0x3FE00000, 0x3F124925),
        (0xBFE00000, 0xBF124925),
        (0x40400000, 0x3EAAAAAB),
        (0x42C80000, 0x3C23D70A),
        (0, 0x7F800000),
    )
    return [_pair(function, function, value, inverse, in_init=True) for value, inverse in pairs]


def _built_otherwise() -> list[Case]:
    found = []
    for case in CASES:
        name = f"{case.variant}, " if case.variant else ""
        if case.function in _BUILT_FOR_FLOAT32:
            found.append(replace(case, variant=f"{name}INP_FLOAT32", defines=("INP_FLOAT32",)))
        if case.function in _BY_APPROXIMATION_MODE:
            found.append(replace(case, variant=f"{name}math_approx_mode", approximate=True))
    return found


PARAMETER_CASES: tuple[Case, ...] = (
    *_scalar("rdiv", "rdiv"),
    *_scalar("rdiv", "rdiv", template="<RoundingMode::Trunc>", variant="trunc "),
    *_scalar("rdiv", "rdiv", template="<RoundingMode::Floor>", variant="floor "),
    *(
        case
        for name in ("add_unary", "sub_unary", "mul_unary", "div_unary", "rsub_unary")
        for case in _scalar(name, "binop_with_scalar", "binop_with_scalar_tile_init()")
    ),
    *_scalar("rsub", "rsub"),
    *(case for name in ("eq", "ne", "lt", "gt", "le", "ge") for case in _scalar(f"unary_{name}", "comp")),
    *(case for name in ("max", "min") for case in _scalar(f"unary_{name}", "")),
    *_scalar("relu_max", "relu"),
    *_scalar("relu_min", "relu"),
    *_scalar("heaviside", ""),
    *_divisors("fmod"),
    *_divisors("remainder"),
    _pair("softcap", "softcap", 0x41F00000, 0x3D088889),
    _pair("softcap", "softcap", 0x3F800000, 0x3F800000),
    _pair("threshold", "threshold", 0x3F800000, 0x40E00000),
    _pair("threshold", "threshold", 0, 0x7FC00000),
    _pair("clamp", "clamp", 0xBF800000, 0x40400000),
    *(
        Case(name, "", f"{_UNARY}/comp.h", f"{name}_tile_init()", f"{name}_tile(0)")
        for name in ("eqz", "nez", "gtz", "gez", "ltz", "lez")
    ),
    *(
        Case(name, "", f"{_UNARY}/isinf_isnan.h", f"{name}_tile_init()", f"{name}_tile(0)")
        for name in ("isinf", "isposinf", "isneginf", "isnan", "isfinite")
    ),
    Case("signbit", "", _MAIN, "signbit_tile_init()", "signbit_tile(0)"),
    Case("identity", "", f"{_UNARY}/identity.h", "identity_tile_init()", "identity_tile(0)"),
    Case(
        "logical_not",
        "float",
        f"{_UNARY}/logical_not.h",
        "logical_not_tile_init()",
        "logical_not_tile<DataFormat::Float16_b>(0)",
    ),
    Case("fill", "", f"{_UNARY}/fill.h", "fill_tile_init()", "fill_tile(0, 1.7f)"),
    Case("fill_bitcast", "", f"{_UNARY}/fill.h", "fill_tile_init()", "fill_tile_bitcast(0, 0x7fc12345u)"),
    Case("cumsum", "", f"{_API}/cumsum.h", "cumsum_tile_init()", "cumsum_tile(0, true)"),
    *_built_otherwise(),
)
