"""Functions of the vector unit with operands on which exact values and the SDK's programs differ."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

RECORDED = Path(__file__).parent / "sfpu_recorded.json"
ARCHITECTURES = ("wormhole_b0", "blackhole")

_DENORMAL, _SMALLEST, _NEXT, _MINUS_ZERO = 0x00010000, 0x00800000, 0x00810000, 0x80000000
_ONE, _THREE, _LARGEST, _INFINITY, _NAN = 0x3F800000, 0x40400000, 0x7F7F0000, 0x7F800000, 0x7FC00000
_FLOATS = (
    _DENORMAL,
    _MINUS_ZERO,
    0,
    _SMALLEST,
    _NEXT,
    _ONE,
    0xBF800000,
    _THREE,
    _LARGEST,
    _INFINITY,
    _NAN,
    0xFFC00000,
)
_INTEGERS = (
    0,
    1,
    7,
    12,
    0x8000,
    0x10001,
    0x7FFFFFFF,
    0x80000000,
    0xFFFFFFFF,
    0xFFFFFFF9,
    0x4E5A01BC,
    0x4E5D0A6E,
)


@dataclass(frozen=True)
class Recorded:
    """One function of one or two tiles; its operands all meet each other."""

    operation: str
    variant: str = ""  # as tools/sfpu_check has it
    operands: int = 2
    values: tuple[int, ...] = _FLOATS
    parameters: tuple[int, ...] = ()
    data_format: str = "Float32"
    setup: int = 0
    widths: tuple[str, ...] = ("bf16", "fp32")

    @property
    def function(self) -> str:
        return self.operation.removesuffix("_tile")

    @property
    def name(self) -> str:
        return f"{self.function}, {self.variant}" if self.variant else self.function


def _integers(operation: str, variant: str = "int32", operands: int = 2, **options: object) -> Recorded:
    return Recorded(operation, variant, operands, _INTEGERS, data_format="Int32", widths=("fp32",), **options)  # type: ignore[arg-type]


def _scalar(relation: str, scalar: int) -> Recorded:
    return Recorded(f"unary_{relation}_tile", f"{scalar:#x}", 1, parameters=(scalar,))


CASES = (
    Recorded("mask_tile"),
    Recorded("mask_posinf_tile"),
    _integers("mask_tile"),
    Recorded("fmod_binary_tile"),
    Recorded("remainder_binary_tile"),
    Recorded("isclose_binary_tile", "no tolerances", parameters=(0, 0)),
    Recorded("isclose_binary_tile", "wide tolerances", parameters=(0x3D800000, _ONE)),
    Recorded("isclose_binary_tile", "equal NaN", parameters=(0x3727C5AC, 0x322BCC77, 1)),
    *(_scalar(relation, _SMALLEST) for relation in ("eq", "ne", "lt", "gt", "le", "ge")),
    *(_scalar(relation, _INFINITY) for relation in ("eq", "ne", "lt", "gt", "le", "ge")),
    _integers("unary_eq_tile_int32", "0u", 1, parameters=(0,)),
    _integers("unary_ne_tile_int32", "0u", 1, parameters=(0,)),
    Recorded("logical_not_tile", "float", 1, data_format="Float16_b"),
    Recorded("typecast_tile", "Float32 to Float16_b", 1, setup=5 << 8, widths=("fp32",)),
    Recorded("cumsum_tile", "", 1, parameters=(1,)),
    _integers("div_int32_tile"),
    _integers("div_int32_floor_tile"),
    _integers("div_int32_trunc_tile"),
    _integers("fmod_int32_tile"),
    _integers("remainder_int32_tile"),
    _integers("remainder_uint32_tile", "uint32"),
    _integers("gcd_tile"),
    _integers("lcm_tile"),
)
