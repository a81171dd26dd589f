"""A3: every tensor parameter gets the description its device-side accessor is built from.

Before: tensors have layouts. After: each has ``tt.tensor_accessor.<name>``: page size in bytes (one page
is one tile) and the grid of tiles; the position among a kernel's accessors is left open until D2.
"""

from __future__ import annotations

from .. import attributes
from ..attributes import BufferAttribute, TensorAccessorAttribute
from ..data_formats import BY_DTYPE
from ..errors import VerificationError
from .program import Program


def run(program: Program) -> Program:
    func = program.whole
    for param in func.params:
        layout = attributes.get(func, BufferAttribute, param.name)
        shape = [int(extent) for extent in param.ty.shape]
        height, width = layout.tile_shape
        grid = (*shape[:-2], shape[-2] // height, shape[-1] // width)
        accessor = TensorAccessorAttribute(layout.layout, BY_DTYPE[layout.dtype].tile_bytes, grid)
        func = attributes.put(func, param.name, accessor)
    return program.with_function(func)


def verify(program: Program) -> None:
    func = program.whole
    missing = {p.name for p in func.params} - attributes.all_of(func, TensorAccessorAttribute).keys()
    if missing:
        raise VerificationError(
            f"attach_tensor_accessor left {', '.join(sorted(missing))} without an accessor"
        )
