"""What is compared: functions of two and three tiles of floats."""

from __future__ import annotations

from .case import Case

_API = "api/compute"
_BINARY = f"{_API}/eltwise_binary_sfpu.h"
_UNARY = f"{_API}/eltwise_unary"
_TWO, _THREE = ("float",) * 2, ("float",) * 3
_COMPARED = ("eq", "ne", "lt", "gt", "le", "ge")


def _binary(function: str, header: str, call: str = "", init: str = "", variant: str = "") -> Case:
    name = f"{function}_tile"
    return Case(function, variant, header, init or f"{name}_init()", call or f"{name}(0, 1, 0)", _TWO)


def _ternary(function: str, template: str, parameters: str = "", init: str = "", variant: str = "") -> Case:
    name = f"{function}_tile"
    header = f"{_UNARY}/{function}.h"
    return Case(
        function,
        variant,
        header,
        init or f"{name}_init()",
        f"{name}{template}(0, 1, 2, 0{parameters})",
        _THREE,
    )


def _rounded(function: str) -> Case:
    name = f"{function}_tile"
    return _binary(
        function,
        _BINARY,
        f"{name}<ckernel::DstRoundingMode::NearestEven>(0, 1, 0)",
        variant="to nearest even",
    )


def _is_close(relative: int, absolute: int, nan: str, variant: str) -> Case:
    call = f"isclose_binary_tile<{nan}>(0, 1, 0, {relative:#x}, {absolute:#x})"
    return _binary("isclose_binary", f"{_API}/isclose.h", call, variant=variant)


def _of_formats(function: str, parameters: str = "", init: str = "") -> list[Case]:
    found = []
    for data_format, widths in (("Float16_b", ("bf16",)), ("Float32", ("fp32",))):
        template = f"<DataFormat::{data_format}>"
        case = _ternary(function, template, parameters, init.replace("<>", template))
        found.append(Case(**{**case.__dict__, "widths": widths}))
    return found


TILE_CASES: tuple[Case, ...] = (
    *(_binary(f"{name}_binary", _BINARY) for name in ("add", "sub", "rsub", "mul", "div", "power")),
    *(_rounded(f"{name}_binary") for name in ("add", "sub", "rsub")),
    *(_binary(f"{name}_binary", _BINARY) for name in _COMPARED),
    *(_binary(f"binary_{name}", f"{_API}/binary_max_min.h") for name in ("max", "min")),
    _binary("xlogy_binary", f"{_API}/xlogy.h"),
    _binary("atan2_binary", f"{_API}/atan2.h"),
    _binary("logaddexp_binary", f"{_API}/logaddexp.h"),
    _binary("logaddexp2_binary", f"{_API}/logaddexp2.h"),
    _binary("fmod_binary", f"{_API}/binary_fmod.h"),
    _binary("remainder_binary", f"{_API}/binary_remainder.h"),
    _binary("logsigmoid", f"{_API}/logsigmoid.h"),
    _is_close(0x3727C5AC, 0x322BCC77, "false", ""),
    _is_close(0x3727C5AC, 0x322BCC77, "true", "equal NaN"),
    _is_close(0x3D800000, 0x3F800000, "false", "wide tolerances"),
    _is_close(0, 0, "false", "no tolerances"),
    _binary("mask", f"{_API}/mask.h", "mask_tile(0, 1)"),
    _binary("mask_posinf", f"{_API}/mask.h", "mask_posinf_tile(0, 1)", "mask_tile_init()"),
    *_of_formats("where"),
    *_of_formats("addcmul", ", 0x3fc00000"),
    *_of_formats("addcdiv", ", 0x3fc00000"),
    *_of_formats("lerp"),
    *_of_formats("mac", init="mac_tile_init<>()"),
    *_of_formats("snake_beta"),
)
