"""Tile primitives as the kernel author writes them; no C++ spelling, lowered by stage C."""

from ..registry import Arg, Intrinsic, Kind, Level

ENTRIES = (
    Intrinsic(
        "copy",
        "Copy a block: DRAM to L1, L1 to DRAM, or between on-chip buffers.",
        (Arg("source", Kind.TENSOR), Arg("destination", Kind.TENSOR)),
        Level.LANGUAGE,
    ),
    Intrinsic(
        "gemm",
        "C += A @ B on on-chip blocks, either operand transposed on request.",
        (Arg("A", Kind.TENSOR), Arg("B", Kind.TENSOR), Arg("C", Kind.TENSOR)),
        Level.LANGUAGE,
    ),
    Intrinsic(
        "fill",
        "Set every element of an on-chip block to one value.",
        (Arg("buffer", Kind.TENSOR), Arg("value", Kind.F32)),
        Level.LANGUAGE,
    ),
)
