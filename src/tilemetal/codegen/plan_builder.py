"""From the attributes of finished kernels to the plan."""

from __future__ import annotations

from math import prod

from .. import attributes
from ..attributes import BufferAttribute, CircularBufferAttribute, TensorAccessorAttribute
from ..data_formats import BY_DTYPE
from ..passes.program import Program
from ..plan import (
    AccessorArgument,
    Buffer,
    BufferAddressArgument,
    CircularBuffer,
    ComputeConfig,
    CoreRange,
    CoreWork,
    Kernel,
    L1Use,
    OutputTiles,
    Plan,
    PlanTarget,
    RuntimeArgument,
    TileOrigin,
    WorkArgument,
    WorkPartition,
)
from ..tir import PrimFunc
from .registry import Role


def kernel_file(name: str, role: Role) -> str:
    """File name of one device kernel."""
    return f"{name}.{role.value}.cpp"


def build_plan(program: Program) -> Plan:
    """The plan of a program that went through all passes."""
    reader = program.kernel(Role.READER)
    buffers = tuple(_buffer(program.source, reader, i) for i in range(len(program.source.params)))
    blocks = attributes.all_of(reader, CircularBufferAttribute)
    circular_buffers = tuple(
        CircularBuffer(
            name,
            cb.cb_id,
            cb.data_format,
            cb.page_size,
            cb.pages * cb.depth,
            cb.depth,
            cb.producer,
            cb.consumer,
        )
        for name, cb in sorted(blocks.items(), key=lambda item: item[1].cb_id)
    )
    x, y = program.target.core_grid
    return Plan(
        kernel=program.name,
        target=PlanTarget(program.target.arch, program.target.metalium),
        core_grid=(x, y),
        core_ranges=tuple(
            CoreRange((x0, y0), (x1, y1))
            for x0, y0, x1, y1 in attributes.value(reader, attributes.CORE_RANGES)
        ),
        work_partition=_partition(reader),
        buffers=buffers,
        circular_buffers=circular_buffers,
        kernels=tuple(_kernel(program, role) for role in (Role.READER, Role.COMPUTE, Role.WRITER)),
        l1=L1Use(sum(cb.total_bytes for cb in circular_buffers), program.target.l1_bytes),
    )


def _buffer(source: PrimFunc, reader: PrimFunc, index: int) -> Buffer:
    param = source.params[index]
    layout = attributes.get(reader, BufferAttribute, param.name)
    accessor = attributes.get(reader, TensorAccessorAttribute, param.name)
    height, width = layout.tile_shape
    return Buffer(
        name=param.name,
        access=layout.access,
        dtype=layout.dtype,
        shape=tuple(int(extent) for extent in param.ty.shape),
        memory=layout.memory,
        layout=layout.layout,
        tile_shape=(height, width),
        data_format=BY_DTYPE[layout.dtype].name,
        page_size=accessor.page_size,
        num_pages=prod(accessor.tile_grid),
    )


def _partition(reader: PrimFunc) -> WorkPartition:
    return WorkPartition(
        mode=attributes.value(reader, attributes.PARTITION_MODE),
        grid=tuple(attributes.value(reader, attributes.GRID_BLOCKS)),
        cores=tuple(
            CoreWork((x, y), start, count)
            for x, y, start, count in attributes.value(reader, attributes.WORK_PARTITION)
        ),
        outputs=tuple(
            OutputTiles(
                entry["buffer"],
                tuple(TileOrigin(o["constant"], tuple(o["per_axis"])) for o in entry["origin"]),
                tuple(entry["extent"]),
            )
            for entry in attributes.value(reader, attributes.OUTPUTS)
        ),
    )


def _kernel(program: Program, role: Role) -> Kernel:
    kernel = program.kernel(role)
    accessors = attributes.all_of(kernel, TensorAccessorAttribute)
    ordered = sorted((a.index, name) for name, a in accessors.items() if a.index >= 0)
    return Kernel(
        role=role.value,
        source=kernel_file(program.name, role),
        compile_time_args=tuple(AccessorArgument(name) for _, name in ordered),
        runtime_args=tuple(
            _runtime_arg(kind, name) for kind, name in attributes.value(kernel, attributes.KERNEL_ARGS)
        ),
        config=_compute_config(kernel) if role is Role.COMPUTE else None,
    )


def _runtime_arg(kind: str, name: str) -> RuntimeArgument:
    if kind == "buffer_address":
        return BufferAddressArgument(f"{name}_address", name)
    return WorkArgument(name, name)


def _compute_config(kernel: PrimFunc) -> ComputeConfig:
    config = attributes.value(kernel, attributes.COMPUTE_CONFIG)
    return ComputeConfig(
        math_fidelity=config["math_fidelity"],
        fp32_dest_acc_en=bool(config["fp32_dest_acc_en"]),
        unpack_to_dest_fp32=tuple(config["unpack_to_dest_fp32"]),
    )
