"""Checks of a plan beyond its schema. Every failure names the JSON path, what is wrong and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import prod

from ..data_formats import BY_DTYPE, BY_NAME
from ..errors import PlanError, TargetError
from ..target import Target
from .coverage import check_blocks, check_outputs
from .document import REGENERATE, check_schema
from .model import AccessorArgument, Buffer, BufferAddressArgument, Kernel, Plan

ROLES = ("reader", "compute", "writer")
# Unique and common runtime arguments of one kernel on one core (SDK 0.81, kernel_types.hpp).
MAX_RUNTIME_ARGUMENTS = 341


def validate_plan(plan: Plan) -> None:
    """Check a plan: its document against the schema, then its meaning. Raises PlanError."""
    check_schema(plan.to_document())
    validate_meaning(plan)


def validate_meaning(plan: Plan) -> None:
    """Check what a schema cannot say. Raises PlanError naming the first violation."""
    target = _check_target(plan)
    _check_buffers(plan)
    _check_cores(plan)
    check_blocks(plan)
    check_outputs(plan)
    _check_circular_buffers(plan, target)
    _check_kernels(plan)


def _fail(path: str, what: str, *, expected: str, found: str | None = None, help: str = REGENERATE) -> None:
    raise PlanError(f"{path}: {what}", expected=expected, found=found, help=help)


def _check_unique(values: Iterable[object], path: str, what: str, key: str) -> None:
    seen: dict[object, int] = {}
    for index, value in enumerate(values):
        if value in seen:
            _fail(
                f"{path}[{index}]{key}",
                f"{what} {value} is used twice",
                expected=f"each {what} once",
                found=f"{path}[{seen[value]}]{key} has it too",
            )
        seen[value] = index


def _check_target(plan: Plan) -> Target:
    try:
        return Target(plan.target.arch, core_grid=plan.core_grid)
    except TargetError as error:
        raise PlanError(
            f"$.core_grid: {error.what}", expected=error.expected, help="narrow the core grid"
        ) from error


def _check_format(data_format: str, page_size: int, path: str) -> None:
    known = BY_NAME.get(data_format)
    if known is None:
        _fail(
            f"{path}.data_format",
            f"unknown data format {data_format}",
            expected="one of " + ", ".join(sorted(BY_NAME)),
        )
    elif page_size != known.tile_bytes:
        _fail(
            f"{path}.page_size",
            f"a page is one {data_format} tile",
            expected=f"{known.tile_bytes} bytes",
            found=f"{page_size} bytes",
        )


def _check_buffers(plan: Plan) -> None:
    _check_unique((b.name for b in plan.buffers), "$.buffers", "buffer name", ".name")
    for index, buffer in enumerate(plan.buffers):
        path = f"$.buffers[{index}]"
        _check_dtype(buffer, path)
        _check_format(buffer.data_format, buffer.page_size, path)
        pages = prod(buffer.tile_grid)
        if buffer.num_pages != pages:
            _fail(
                f"{path}.num_pages",
                f"{buffer.name} of shape {list(buffer.shape)} has another number of tiles",
                expected=f"{pages} pages",
                found=f"{buffer.num_pages} pages",
            )
    if not any(buffer.is_output for buffer in plan.buffers):
        _fail("$.buffers", "no buffer is written", expected="at least one buffer with access output or inout")


def _check_dtype(buffer: Buffer, path: str) -> None:
    known = BY_DTYPE.get(buffer.dtype)
    if known is None:
        _fail(
            f"{path}.dtype",
            f"unknown dtype {buffer.dtype} of {buffer.name}",
            expected="one of " + ", ".join(sorted(BY_DTYPE)),
        )
    elif known.name != buffer.data_format:
        _fail(
            f"{path}.data_format",
            f"{buffer.dtype} is not stored as {buffer.data_format}",
            expected=known.name,
            found=buffer.data_format,
        )


def _check_cores(plan: Plan) -> None:
    columns, rows = plan.core_grid
    owner: dict[tuple[int, int], int] = {}
    for index, area in enumerate(plan.core_ranges):
        path = f"$.core_ranges[{index}]"
        (x0, y0), (x1, y1) = area.start, area.end
        if x0 > x1 or y0 > y1:
            _fail(
                path,
                "the range is empty",
                expected="start not beyond end",
                found=f"{area.start} to {area.end}",
            )
        if x1 >= columns or y1 >= rows:
            _fail(
                f"{path}.end",
                f"core ({x1}, {y1}) lies outside the core grid",
                expected=f"x < {columns} and y < {rows}",
            )
        for core in ((x, y) for y in range(y0, y1 + 1) for x in range(x0, x1 + 1)):
            if core in owner:
                _fail(
                    path,
                    f"core {core} is in two ranges",
                    expected="ranges without overlap",
                    found=f"$.core_ranges[{owner[core]}] has it too",
                )
            owner[core] = index
    cores = plan.work_partition.cores
    _check_unique((w.core for w in cores), "$.work_partition.cores", "core", ".core")
    for index, work in enumerate(cores):
        if work.core not in owner:
            _fail(
                f"$.work_partition.cores[{index}].core",
                f"core {work.core} lies outside the core ranges",
                expected="a core of $.core_ranges",
            )
    idle = sorted(owner.keys() - {work.core for work in cores})
    if idle:
        _fail(
            "$.work_partition.cores",
            f"core {idle[0]} of the core ranges has no entry",
            expected="an entry for every core of $.core_ranges (count 0 where there is no work), "
            "because its kernels read runtime arguments",
        )


def _check_circular_buffers(plan: Plan, target: Target) -> None:
    circular = plan.circular_buffers
    _check_unique((b.cb_id for b in circular), "$.circular_buffers", "circular buffer id", ".cb_id")
    _check_unique((b.name for b in circular), "$.circular_buffers", "circular buffer name", ".name")
    for index, buffer in enumerate(circular):
        path = f"$.circular_buffers[{index}]"
        if buffer.cb_id >= target.circular_buffers:
            _fail(
                f"{path}.cb_id",
                f"{target.arch} has no circular buffer {buffer.cb_id}",
                expected=f"an id below {target.circular_buffers}",
            )
        _check_format(buffer.data_format, buffer.page_size, path)
        if buffer.num_pages % buffer.depth:
            _fail(
                f"{path}.num_pages",
                f"{buffer.num_pages} pages are no whole blocks at depth {buffer.depth}",
                expected="a multiple of the depth",
            )
    total = sum(buffer.total_bytes for buffer in circular)
    if total != plan.l1.circular_buffer_bytes:
        _fail(
            "$.l1.circular_buffer_bytes",
            "not the sum of the circular buffers",
            expected=f"{total} bytes",
            found=f"{plan.l1.circular_buffer_bytes} bytes",
        )
    if plan.l1.capacity > target.l1_bytes:
        _fail(
            "$.l1.capacity",
            f"more than {target.arch} has",
            expected=f"at most {target.l1_bytes} bytes",
            found=f"{plan.l1.capacity} bytes",
        )
    if total > plan.l1.capacity:
        _fail(
            "$.circular_buffers",
            "the circular buffers do not fit in L1",
            expected=f"at most {plan.l1.capacity} bytes",
            found=f"{total} bytes",
            help="use smaller blocks or fewer pipeline stages",
        )


def _check_kernels(plan: Plan) -> None:
    counts = Counter(kernel.role for kernel in plan.kernels)
    for role in ROLES:
        if counts[role] != 1:
            _fail(
                "$.kernels",
                f"{counts[role]} kernels have the role {role}",
                expected="exactly one kernel for each of " + ", ".join(ROLES),
            )
    _check_unique((k.source for k in plan.kernels), "$.kernels", "source file", ".source")
    for index, kernel in enumerate(plan.kernels):
        _check_arguments(plan, kernel, f"$.kernels[{index}]")
        if kernel.config is not None:
            _check_unpacked(plan, kernel.config.unpack_to_dest_fp32, f"$.kernels[{index}].config")


def _check_arguments(plan: Plan, kernel: Kernel, path: str) -> None:
    names = {buffer.name for buffer in plan.buffers}
    for kind, arguments in (
        ("compile_time_args", kernel.compile_time_args),
        ("runtime_args", kernel.runtime_args),
    ):
        for index, argument in enumerate(arguments):
            if not isinstance(argument, (AccessorArgument, BufferAddressArgument)):
                continue
            if argument.buffer not in names:
                _fail(
                    f"{path}.{kind}[{index}].buffer",
                    f"there is no buffer {argument.buffer}",
                    expected="one of " + ", ".join(sorted(names)),
                )
    _check_unique((a.name for a in kernel.runtime_args), f"{path}.runtime_args", "argument name", ".name")
    if len(kernel.runtime_args) > MAX_RUNTIME_ARGUMENTS:
        _fail(
            f"{path}.runtime_args",
            "too many runtime arguments",
            expected=f"at most {MAX_RUNTIME_ARGUMENTS}",
            found=str(len(kernel.runtime_args)),
        )


def _check_unpacked(plan: Plan, cb_ids: tuple[int, ...], path: str) -> None:
    formats = {buffer.cb_id: buffer.data_format for buffer in plan.circular_buffers}
    _check_unique(cb_ids, f"{path}.unpack_to_dest_fp32", "circular buffer id", "")
    for index, cb_id in enumerate(cb_ids):
        if formats.get(cb_id) != "Float32":
            _fail(
                f"{path}.unpack_to_dest_fp32[{index}]",
                f"circular buffer {cb_id} cannot be unpacked to DST as fp32",
                expected="the id of a Float32 circular buffer",
                found=formats.get(cb_id, "no such circular buffer"),
            )
