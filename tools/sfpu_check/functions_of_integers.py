"""What is compared: functions of integers."""

from __future__ import annotations

from .case import WIDTHS, Case

_API = "api/compute"
_UNARY = f"{_API}/eltwise_unary"
_MAIN = f"{_API}/compute_kernel_api.h"
_COMPARED = ("eq", "ne", "lt", "gt", "le", "ge")
_ALL = ("int32", "uint32", "uint16")
_FORMATS = {"int32": "Int32", "uint32": "UInt32", "uint16": "UInt16"}


def _widths(kind: str) -> tuple[str, ...]:
    return WIDTHS if kind == "uint16" else ("fp32",)


def _typed(function: str, header: str, init: str, kinds: tuple[str, ...] = _ALL) -> list[Case]:
    """Functions whose template argument is the format of both operands; ``<>`` in init repeats it."""
    found = []
    for kind in kinds:
        template = f"<DataFormat::{_FORMATS[kind]}>"
        call = f"{function}_tile{template}(0, 1, 0)"
        found.append(
            Case(
                function,
                kind,
                header,
                init.replace("<>", template),
                call,
                (kind, kind),
                kind,
                widths=_widths(kind),
            )
        )
    return found


def _two(function: str, header: str, kind: str = "int32", result: str = "") -> Case:
    name = f"{function}_tile"
    return Case(
        function,
        kind,
        header,
        f"{name}_init()",
        f"{name}(0, 1, 0)",
        (kind, kind),
        result or kind,
        widths=("fp32",),
    )


def _one(
    function: str, kind: str, header: str, init: str, call: str, variant: str = "", result: str = ""
) -> Case:
    return Case(
        function,
        variant or kind,
        f"{_UNARY}/{header}.h" if header else _MAIN,
        init,
        call,
        (kind,),
        result or kind,
        widths=_widths(kind),
    )


def _by_format(function: str, header: str, parameter: str = "") -> list[Case]:
    """One-tile functions whose template argument is the format."""
    name = f"{function}_tile"
    return [
        _one(function, kind, header, f"{name}_init()", f"{name}<DataFormat::{_FORMATS[kind]}>(0{parameter})")
        for kind in _ALL
    ]


def _by_name(
    function: str, header: str, kinds: tuple[str, ...], parameters: tuple[str, ...] = ("",)
) -> list[Case]:
    """One-tile functions with the format in their name, for several parameters."""
    name = f"{function}_tile"
    return [
        _one(
            f"{name}_{kind}",
            kind,
            header,
            f"{name}_init()",
            f"{name}_{kind}(0{parameter})",
            parameter.removeprefix(", "),
        )
        for kind in kinds
        for parameter in parameters
    ]


_SCALARS = (", 0u", ", 7u", ", 0xFFFFFFF9u", ", 0x80000000u", ", 0x7FFFFFFFu")
_SHIFTS = (", 0u", ", 1u", ", 31u", ", 5u")

INTEGER_CASES: tuple[Case, ...] = (
    *_typed("add_int", f"{_API}/add_int_sfpu.h", "add_int_tile_init()"),
    *_typed("sub_int", f"{_API}/sub_int_sfpu.h", "sub_int_tile_init()"),
    *_typed("rsub_int", f"{_API}/sub_int_sfpu.h", "rsub_int_tile_init()"),
    *_typed("mul_int", f"{_API}/mul_int_sfpu.h", "mul_int_tile_init<>()"),
    *(
        case
        for name in _COMPARED
        for case in _typed(f"{name}_int", f"{_API}/binary_comp.h", f"{name}_int_tile_init<>()")
    ),
    *(
        case
        for name in ("bitwise_and", "bitwise_or", "bitwise_xor")
        for case in _typed(f"{name}_binary", f"{_API}/binary_bitwise_sfpu.h", "binary_bitwise_tile_init()")
    ),
    *(
        case
        for name in ("left_shift", "right_shift", "logical_right_shift")
        for case in _typed(f"binary_{name}", f"{_API}/binary_shift.h", "binary_shift_tile_init()")
    ),
    *(
        _two(f"binary_{name}_{kind}", f"{_API}/binary_max_min.h", kind)
        for name in ("max", "min")
        for kind in ("int32", "uint32")
    ),
    _two("gcd", f"{_API}/gcd.h"),
    _two("lcm", f"{_API}/lcm.h"),
    _two("div_int32", f"{_API}/div_int32_sfpu.h", result="float"),
    _two("div_int32_floor", f"{_API}/div_int32_floor.h"),
    _two("div_int32_trunc", f"{_API}/div_int32_floor.h"),
    _two("fmod_int32", f"{_API}/binary_fmod.h"),
    _two("remainder_int32", f"{_API}/binary_remainder.h"),
    _two("remainder_uint32", f"{_API}/binary_remainder.h", "uint32"),
    *(
        Case(
            "where",
            kind,
            f"{_UNARY}/where.h",
            "where_tile_init()",
            f"where_tile<DataFormat::{_FORMATS[kind]}>(0, 1, 2, 0)",
            (kind,) * 3,
            kind,
            widths=("fp32",),
        )
        for kind in ("int32", "uint32")
    ),
    Case(
        "mask",
        "int32",
        f"{_API}/mask.h",
        "mask_tile_init()",
        "mask_tile(0, 1, DataFormat::Int32)",
        ("int32", "int32"),
        "int32",
        widths=("fp32",),
    ),
    *(
        Case(
            "copy_dest_values",
            kind,
            f"{_API}/copy_dest_values.h",
            "copy_dest_values_init()",
            f"copy_dest_values<DataFormat::{data_format}>(0, 1)",
            (kind, kind),
            kind,
            output=1,
            widths=widths,
        )
        for kind, data_format, widths in (
            ("float", "Float16_b", ("bf16",)),
            ("float", "Float32", ("fp32",)),
            ("int32", "Int32", ("fp32",)),
            ("uint32", "UInt32", ("fp32",)),
            ("uint16", "UInt16", WIDTHS),
        )
    ),
    *(
        case
        for name in ("bitwise_and", "bitwise_or", "bitwise_xor")
        for case in _by_format(name, "bitwise", ", 0x8001F00Fu")
    ),
    *(
        case
        for name in ("left_shift", "right_shift")
        for shift in _SHIFTS
        for case in _by_format(name, "shift", shift)
    ),
    *_by_format("logical_not", "logical_not"),
    _one("bitwise_not", "int32", "bitwise_not", "bitwise_not_tile_init()", "bitwise_not_tile(0)"),
    *_by_name("negative", "negative", ("int32",)),
    *_by_name("abs", "", ("int32",)),
    _one("signbit", "int32", "", "signbit_tile_int32_init()", "signbit_tile_int32(0)"),
    *_by_name("identity", "identity", ("uint32",)),
    *(
        _one(
            f"{name}_unary",
            "int32",
            "binop_with_scalar",
            "binop_with_scalar_tile_init()",
            f"{name}_unary_tile_int32(0, 0x12345678u)",
        )
        for name in ("add", "sub")
    ),
    _one(
        "rsub_unary", "int32", "rsub", "rsub_unary_int32_tile_init()", "rsub_unary_int32_tile(0, 0x12345678u)"
    ),
    *(
        _one(
            f"unary_{name}_{kind}",
            kind,
            "",
            f"unary_{name}_{kind}_tile_init()",
            f"unary_{name}_{kind}_tile(0{scalar})",
            scalar.removeprefix(", "),
        )
        for name in ("max", "min")
        for kind in ("int32", "uint32")
        for scalar in _SCALARS
    ),
    *_by_name("clamp", "clamp", ("int32",), (", 0xFFFFFF00u, 0x1000u", ", 5u, 0x7FFFFFFFu")),
    *_by_name("relu_min", "relu", ("int32", "uint32", "uint16"), (", 0u", ", 100u")),
    *_by_name("relu_max", "relu", ("int32", "uint32", "uint16"), (", 6u", ", 0x7000u")),
    *_by_name("relu", "relu", ("int32",)),
    *(case for name in _COMPARED for case in _by_name(f"unary_{name}", "comp", ("int32",), _SCALARS)),
    *(case for name in ("eqz", "nez") for case in _by_name(name, "comp", _ALL)),
    *(case for name in ("gtz", "gez", "ltz", "lez") for case in _by_name(name, "comp", ("int32",))),
    *(
        _one(
            "remainder",
            "uint32",
            "remainder",
            "remainder_tile_uint32_init()",
            f"remainder_tile_uint32(0, {divisor}u)",
            str(divisor),
        )
        for divisor in (1, 7, 65536, 0x7FFFFFFF, 0xFFFFFFFF)
    ),
)
