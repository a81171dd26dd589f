"""What is compared: conversions of formats and quantization."""

from __future__ import annotations

from .case import WIDTHS, Case

_API = "api/compute"
_UNARY = f"{_API}/eltwise_unary"
# Formats of typecast_tile with what their elements are.
_KINDS = {
    "Float32": "float",
    "Float16_b": "float",
    "Bfp8_b": "float",
    "Int32": "int32",
    "UInt32": "uint32",
    "UInt16": "uint16",
    "UInt8": "uint8",
    "Int8": "int8",
}
_NARROW = ("Float16_b", "Bfp8_b", "UInt16")
_ZERO_POINT = "0x41200000u"  # 10


def _typecast(source: str, target: str) -> Case:
    template = ", ".join(f"static_cast<uint32_t>(DataFormat::{name})" for name in (source, target))
    return Case(
        "typecast",
        f"{source} to {target}",
        f"{_UNARY}/typecast.h",
        f"typecast_tile_init<{template}>()",
        f"typecast_tile<{template}>(0)",
        (_KINDS[source],),
        _KINDS[target],
        widths=WIDTHS if source in _NARROW and target in _NARROW else ("fp32",),
    )


def _quantization(function: str, init: str, kind: str, result: str, variant: str = "") -> Case:
    return Case(
        function,
        variant,
        f"{_API}/quantization.h",
        f"{init}_tile_init({_ZERO_POINT})",
        f"{function}_tile(0, 1, 0)",
        (kind, "float"),
        result,
        widths=("fp32",),
    )


# Without a program.
_MISSING = {("Int32", "UInt32"), ("UInt32", "Int32"), ("Float32", "Float32")}

FORMAT_CASES: tuple[Case, ...] = (
    *(
        _typecast(source, target)
        for source in _KINDS
        for target in _KINDS
        if source != target and (source, target) not in _MISSING
    ),
    _quantization("quant", "quant", "float", "int32"),
    _quantization("quant", "quant_uint8", "float", "int32", "to UInt8"),
    _quantization("quant_int8", "quant_int8", "float", "int32"),
    _quantization("requant", "requant", "int32", "int32"),
    _quantization("requant", "requant_uint8", "int32", "int32", "to UInt8"),
    _quantization("requant_int8", "requant_int8", "int32", "int32"),
    _quantization("requant_int8_in", "requant_int8_in", "int8", "int32"),
    _quantization("requant_int8_in", "requant_int8_in_uint8_out", "int8", "int32", "to UInt8"),
    _quantization("requant_int8_in_int8_out", "requant_int8_in_int8_out", "int8", "int32"),
    _quantization("dequant", "dequant", "int32", "float"),
    _quantization("dequant_int8", "dequant_int8", "int8", "float"),
)
