"""D2: tensors become accessors.

Before: data-movement kernels name tensors. After: each kernel starts by binding, for every tensor it
touches in parameter order, its base address, its compile-time description (which starts where the
previous one ends) and its accessor; transfers name the accessor. ``tt.tensor_accessor.<name>`` holds the
position among the kernel's accessors.
"""

from __future__ import annotations

from dataclasses import replace

from .. import attributes
from ..attributes import TensorAccessorAttribute
from ..codegen.registry import Role
from ..errors import VerificationError
from ..tir import Bind, Expr, IntImm, PrimFunc, Stmt, Var
from .program import Program
from .statements import args_by_name, called, flatten, op, sequence, substitute, walk

TRANSFERS = ("read_tile", "write_tile")


def run(program: Program) -> Program:
    return program.map_kernels(_configure)


def verify(program: Program) -> None:
    for kernel in program.kernels.values():
        for stmt in walk(flatten(kernel.body)):
            entry = called(stmt)
            if entry and entry.name in TRANSFERS and args_by_name(stmt)["tensor"] in list(kernel.params):
                raise VerificationError("configure_tensor_accessor left a transfer without an accessor")


def _configure(role: Role, kernel: PrimFunc) -> PrimFunc:
    tensors = _touched(kernel)
    binds: list[Stmt] = []
    accessors: dict[Var, Expr] = {}
    end: Expr = IntImm("int32", 0)
    for index, tensor in enumerate(tensors):
        attribute = attributes.get(kernel, TensorAccessorAttribute, tensor.name)
        address = Var(f"{tensor.name}_address", "int32")
        args = Var(f"{tensor.name}_args", "handle")
        accessor = Var(f"{tensor.name}", "handle")
        binds += [
            Bind(address, op("buffer_address", tensor)),
            Bind(args, op("tensor_accessor_args", end)),
            Bind(accessor, op("tensor_accessor", args, address, attribute.page_size)),
        ]
        end = op("accessor_args_end", args)
        accessors[tensor] = accessor
        kernel = attributes.put(kernel, tensor.name, replace(attribute, index=index))
    body = [substitute(stmt, accessors) for stmt in flatten(kernel.body)]
    return kernel.with_body(sequence([*binds, *body]))


def _touched(kernel: PrimFunc) -> list[Var]:
    """Tensors a kernel transfers, in parameter order."""
    found: set[Var] = set()
    for stmt in walk(flatten(kernel.body)):
        entry = called(stmt)
        if entry and entry.name in TRANSFERS:
            found.add(args_by_name(stmt)["tensor"])
    return [param for param in kernel.params if param in found]
