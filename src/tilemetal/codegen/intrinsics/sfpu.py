"""Vector operations on tiles that are already in DST."""

from ..registry import Arg, Cycles, Engine, Intrinsic, Kind, Role

_COMPUTE = (Role.COMPUTE,)
_DST = Arg("dst", Kind.DST)
_BINARY = (Arg("dst0", Kind.DST), Arg("dst1", Kind.DST), Arg("odst", Kind.DST))
_UNARY_HEADER = "api/compute/eltwise_unary/"


def _init(name: str, header: str) -> Intrinsic:
    return Intrinsic(
        name,
        f"Prepare {name.removesuffix('_init')}.",
        spelling=name,
        header=header,
        roles=_COMPUTE,
        engine=Engine.SFPU,
    )


def _op(name: str, doc: str, args: tuple[Arg, ...], header: str, init: str, cycles: int) -> Intrinsic:
    return Intrinsic(
        name,
        doc,
        args,
        spelling=name,
        header=header,
        roles=_COMPUTE,
        engine=Engine.SFPU,
        init=init,
        cycles=Cycles(cycles),
    )


def _binary(name: str, symbol: str, header: str) -> tuple[Intrinsic, Intrinsic]:
    init = _init(f"{name}_init", header)
    return init, _op(name, f"DST[odst] = {symbol}.", _BINARY, header, init.name, 128)


def _unary(name: str, doc: str, header: str, extra: tuple[Arg, ...] = ()) -> tuple[Intrinsic, Intrinsic]:
    init = _init(f"{name}_init", header)
    return init, _op(name, doc, (_DST, *extra), header, init.name, 96)


def _scalar(verb: str, symbol: str) -> Intrinsic:
    return _op(
        f"{verb}_unary_tile",
        f"DST[dst] = {symbol}; the scalar is given by its float32 bits.",
        (_DST, Arg("scalar", Kind.F32_BITS)),
        _UNARY_HEADER + "binop_with_scalar.h",
        "binop_with_scalar_tile_init",
        96,
    )


_SFPU_BINARY = "api/compute/eltwise_binary_sfpu.h"
_MAX_MIN = "api/compute/binary_max_min.h"

ENTRIES = (
    *_binary("add_binary_tile", "DST[dst0] + DST[dst1]", _SFPU_BINARY),
    *_binary("sub_binary_tile", "DST[dst0] - DST[dst1]", _SFPU_BINARY),
    *_binary("mul_binary_tile", "DST[dst0] * DST[dst1]", _SFPU_BINARY),
    *_binary("binary_max_tile", "max(DST[dst0], DST[dst1])", _MAX_MIN),
    *_binary("binary_min_tile", "min(DST[dst0], DST[dst1])", _MAX_MIN),
    _init("binop_with_scalar_tile_init", _UNARY_HEADER + "binop_with_scalar.h"),
    _scalar("add", "DST[dst] + scalar"),
    _scalar("sub", "DST[dst] - scalar"),
    _scalar("rsub", "scalar - DST[dst]"),
    _scalar("mul", "DST[dst] * scalar"),
    *_unary("negative_tile", "DST[dst] = -DST[dst].", _UNARY_HEADER + "negative.h"),
    *_unary("relu_tile", "DST[dst] = max(DST[dst], 0).", _UNARY_HEADER + "relu.h"),
    *_unary(
        "fill_tile", "Every element of DST[dst] = value.", _UNARY_HEADER + "fill.h", (Arg("value", Kind.F32),)
    ),
)
