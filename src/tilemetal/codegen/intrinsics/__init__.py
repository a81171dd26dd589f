"""The registry's entries, by the part of the machine they drive."""

from . import block, circular_buffer, dataflow, dst, eltwise, language, matmul, move, sfpu, startup

ALL = (
    *language.ENTRIES,
    *block.ENTRIES,
    *circular_buffer.ENTRIES,
    *dataflow.ENTRIES,
    *startup.ENTRIES,
    *matmul.ENTRIES,
    *eltwise.ENTRIES,
    *move.ENTRIES,
    *sfpu.ENTRIES,
    *dst.ENTRIES,
)
