"""Reading and writing ``tt.plan.json``: the schema check and the way from JSON values to a ``Plan``."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from ..errors import PlanError
from ..json_schema import schema_violation
from .model import (
    AccessorArgument,
    Buffer,
    BufferAddressArgument,
    CircularBuffer,
    CompileTimeArgument,
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
    ValueArgument,
    WorkArgument,
    WorkPartition,
)

REGENERATE = "compile the kernel again; a plan is written by the compiler and not meant to be edited"


def load_plan(path: str | os.PathLike[str]) -> Plan:
    """Read a plan and check it fully. Raises PlanError with the file, the JSON path and the reason."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise PlanError(
            f"{os.fspath(path)}: cannot read the plan: {reason}",
            expected="a tt.plan.json written by the compiler",
            help=REGENERATE,
        ) from error
    try:
        return parse_plan(text)
    except PlanError as error:
        raise PlanError(
            f"{os.fspath(path)}: {error.what}", expected=error.expected, found=error.found, help=error.help
        ) from error


def parse_plan(text: str) -> Plan:
    """The plan in a JSON text, fully checked. Raises PlanError."""
    from .validation import validate_meaning

    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise PlanError(
            f"line {error.lineno}, column {error.colno}: not JSON: {error.msg}",
            expected="a JSON object",
            help=REGENERATE,
        ) from error
    check_schema(document)
    plan = decode_plan(document)
    validate_meaning(plan)
    return plan


def write_plan(plan: Plan, path: str | os.PathLike[str]) -> None:
    """Write the plan's JSON text; readers see either the old file or the complete new one."""
    target = Path(path)
    handle, temporary = tempfile.mkstemp(prefix=target.name, dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii", newline="\n") as stream:
            stream.write(plan.to_json())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink()
        raise


def check_schema(document: object) -> None:
    """Raise PlanError when ``document`` does not follow ``plan.schema.json``."""
    violation = schema_violation(document, "tilemetal.plan", "plan.schema.json")
    if violation is not None:
        raise PlanError(f"{violation.path}: {violation.what}", expected=violation.expected, help=REGENERATE)


def decode_plan(document: dict[str, Any]) -> Plan:
    """A Plan from a document that follows the schema; the meaning is not checked here."""
    partition = document["work_partition"]
    return Plan(
        kernel=document["kernel"],
        target=PlanTarget(**document["target"]),
        core_grid=_pair(document["core_grid"]),
        core_ranges=tuple(CoreRange(_pair(r["start"]), _pair(r["end"])) for r in document["core_ranges"]),
        work_partition=WorkPartition(
            mode=partition["mode"],
            grid=tuple(partition["grid"]),
            cores=tuple(CoreWork(_pair(c["core"]), c["start_id"], c["count"]) for c in partition["cores"]),
            outputs=tuple(_output(o) for o in partition["outputs"]),
        ),
        buffers=tuple(_buffer(b) for b in document["buffers"]),
        circular_buffers=tuple(CircularBuffer(**b) for b in document["circular_buffers"]),
        kernels=tuple(_kernel(k) for k in document["kernels"]),
        l1=L1Use(**document["l1"]),
    )


def _pair(values: list[int]) -> tuple[int, int]:
    first, second = values
    return first, second


def _output(document: dict[str, Any]) -> OutputTiles:
    origin = tuple(TileOrigin(o["constant"], tuple(o["per_axis"])) for o in document["origin"])
    return OutputTiles(document["buffer"], origin, tuple(document["extent"]))


def _buffer(document: dict[str, Any]) -> Buffer:
    return Buffer(
        **{**document, "shape": tuple(document["shape"]), "tile_shape": _pair(document["tile_shape"])}
    )


def _kernel(document: dict[str, Any]) -> Kernel:
    config = document["config"]
    return Kernel(
        role=document["role"],
        source=document["source"],
        compile_time_args=tuple(_compile_time_argument(a) for a in document["compile_time_args"]),
        runtime_args=tuple(_runtime_argument(a) for a in document["runtime_args"]),
        config=ComputeConfig(**{**config, "unpack_to_dest_fp32": tuple(config["unpack_to_dest_fp32"])})
        if config
        else None,
    )


def _compile_time_argument(document: dict[str, Any]) -> CompileTimeArgument:
    if document["kind"] == "accessor":
        return AccessorArgument(document["buffer"])
    return ValueArgument(document["name"], document["value"])


def _runtime_argument(document: dict[str, Any]) -> RuntimeArgument:
    if document["kind"] == "buffer_address":
        return BufferAddressArgument(document["name"], document["buffer"])
    if document["kind"] == "work":
        return WorkArgument(document["name"], document["field"])
    return ValueArgument(document["name"], document["value"])
