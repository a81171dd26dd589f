"""Runs hand-written kernels on the mock device as a JSON file describes, without a host program."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import ExecutionError
from ..runtime.host_library import mock_sdk
from .tensor_pages import FORMATS, Array, from_pages, to_pages
from .trio import Trio, is_tiled, load_trio, page_format

_EXPRESSION_ERRORS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    NameError,
    SyntaxError,
    TypeError,
    ValueError,
)
_FIDELITIES = {"LoFi": 0, "HiFi2": 2, "HiFi3": 3, "HiFi4": 4}


@dataclass(frozen=True)
class Comparison:
    """A tensor after the run beside its expected values; ``error`` is relative to the largest of these."""

    tensor: str
    error: float
    max_error: float

    @property
    def passed(self) -> bool:
        return self.error <= self.max_error

    def __str__(self) -> str:
        verdict = "PASS" if self.passed else "FAIL"
        return f"{verdict} {self.tensor}: error {self.error:.3g} (allowed {self.max_error:.3g})"


@dataclass(frozen=True)
class Outcome:
    """What the run printed, the tensors afterwards, and how they compare."""

    printed: str
    tensors: dict[str, Array]
    comparisons: list[Comparison]
    saved: list[Path]


def run_kernels(file: Path, options: dict[str, str] | None = None) -> Outcome:
    """Run the kernels described in ``file``; ``options`` are variables of the mock's environment.

    Raises DescriptionError for a wrong description and ExecutionError with the mock's diagnosis.
    """
    trio = load_trio(file)
    inputs = {name: _input(trio, name, tensor) for name, tensor in trio.tensors.items()}
    with tempfile.TemporaryDirectory(prefix="tilemetal-run-") as folder:
        job = Path(folder) / "job.json"
        job.write_text(json.dumps(_job(trio, inputs, Path(folder))), encoding="utf-8")
        environment = {**os.environ, **(options or {})}
        environment["TT_METAL_MOCK_ARCH"] = trio.document.get("arch", "wormhole_b0")
        command = [str(mock_sdk() / "bin" / "tt-mock-run"), str(job)]
        try:
            result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        except OSError as error:
            raise ExecutionError(
                f"the mock device's runner cannot be started: {error}", help="install tilemetal again"
            ) from error
        if result.returncode != 0:
            raise ExecutionError(
                result.stderr.strip() or f"tt-mock-run ended with status {result.returncode}"
            )
        tensors = {name: _output(trio, name, Path(folder)) for name in trio.tensors}
    return Outcome(result.stdout, tensors, list(_compare(trio, inputs, tensors)), list(_save(trio, tensors)))


def _input(trio: Trio, name: str, tensor: dict[str, Any]) -> Array | None:
    data = tensor.get("data")
    if data is None:
        return None
    shape = tuple(tensor["shape"])
    dtype = page_format(tensor).dtype
    if "file" in data:
        return _load(trio, f"$.tensors.{name}.data.file", data["file"], shape).astype(dtype)
    try:
        if "fill" in data:
            return np.full(shape, data["fill"]).astype(dtype)
        random = np.random.default_rng(data["random"])
        if page_format(tensor).is_integer:
            return random.integers(0, 100, shape).astype(dtype)
        return random.standard_normal(shape).astype(dtype)
    except MemoryError as error:
        raise trio.error(
            f"$.tensors.{name}.shape", str(error), expected="a tensor that fits into memory"
        ) from error


def _load(trio: Trio, path: str, name: str, shape: tuple[int, ...]) -> Array:
    file = trio.folder / name
    try:
        array: Array = np.load(file, allow_pickle=False)
    except (OSError, ValueError) as error:
        raise trio.error(
            path, f"{file} cannot be read: {error}", expected="a file written by numpy.save"
        ) from error
    if array.shape != shape:
        raise trio.error(path, f"{file} has the shape {array.shape}", expected=f"the tensor's shape {shape}")
    return array


def _page_counts(tensor: dict[str, Any]) -> tuple[int, int]:
    """Size of a page in bytes, and pages."""
    layout = page_format(tensor)
    elements = int(np.prod(tensor["shape"]))
    if is_tiled(tensor):
        return layout.tile_bytes, elements // 1024
    width = tensor["shape"][-1]
    return width * int(np.dtype(layout.dtype).itemsize), elements // width


def _job(trio: Trio, inputs: dict[str, Array | None], folder: Path) -> dict[str, Any]:
    """Everything resolved to bytes, numbers and files, as tt-mock-run reads it."""
    index = {name: number for number, name in enumerate(trio.tensors)}
    tensors = []
    for name, tensor in trio.tensors.items():
        array = inputs[name]
        if array is not None:
            to_pages(array, page_format(tensor), is_tiled(tensor)).tofile(folder / f"{name}.in")
        page_size, pages = _page_counts(tensor)
        wanted = "save" in tensor or "expect" in tensor
        tensors.append(
            {
                "input": "" if array is None else str(folder / f"{name}.in"),
                "output": str(folder / f"{name}.out") if wanted else "",
                "page_size": page_size,
                "pages": pages,
                "in_l1": tensor.get("memory") == "L1",
            }
        )
    buffers = []
    for buffer in trio.document["circular_buffers"]:
        layout = FORMATS[buffer["format"]]
        resolved = {"index": buffer["index"], "format": layout.number, "pages": buffer["pages"]}
        resolved["page_size"] = buffer.get("page_size", layout.tile_bytes)
        if "tensor" in buffer:
            resolved["tensor"] = index[buffer["tensor"]]
        buffers.append(resolved)
    return {
        "tensors": tensors,
        "circular_buffers": buffers,
        "semaphores": trio.document.get("semaphores", []),
        "cores": trio.cores,
        "kernels": [_kernel(trio, role, kernel, index) for role, kernel in trio.kernels.items()],
    }


def _kernel(trio: Trio, role: str, kernel: dict[str, Any], index: dict[str, int]) -> dict[str, Any]:
    def resolve(arguments: list[Any]) -> list[dict[str, Any]]:
        return [_argument(argument, index) for argument in arguments]

    runtime = kernel.get("runtime_args", [])
    if not isinstance(runtime, dict):
        (x0, y0), (x1, y1) = trio.cores
        runtime = (
            {f"{x},{y}": runtime for x in range(x0, x1 + 1) for y in range(y0, y1 + 1)} if runtime else {}
        )
    return {
        "role": role,
        "file": str((trio.folder / kernel["file"]).resolve()),
        "compile_args": resolve(kernel.get("compile_args", [])),
        "named_args": list(kernel.get("named_compile_args", {}).items()),
        "defines": list(kernel.get("defines", {}).items()),
        "runtime_args": [
            [[int(part) for part in core.split(",")], resolve(arguments)]
            for core, arguments in runtime.items()
        ],
        "common_args": resolve(kernel.get("common_runtime_args", [])),
        "fidelity": _FIDELITIES[kernel.get("math_fidelity", "HiFi4")],
        "fp32_dest_acc_en": kernel.get("fp32_dest_acc_en", False),
        "dst_full_sync_en": kernel.get("dst_full_sync_en", False),
        "math_approx_mode": kernel.get("math_approx_mode", False),
        "unpack_to_dest_fp32": kernel.get("unpack_to_dest_fp32", []),
    }


def _argument(argument: Any, index: dict[str, int]) -> dict[str, Any]:
    if isinstance(argument, int):
        return {"value": argument}
    ((kind, value),) = argument.items()
    if kind == "float":
        return {"value": struct.unpack("<I", struct.pack("<f", value))[0]}
    return {kind: index[value] if kind in ("address", "accessor") else value}


def _output(trio: Trio, name: str, folder: Path) -> Array:
    """Values after the run, of tensors that are saved or compared."""
    tensor = trio.tensors[name]
    file = folder / f"{name}.out"
    if not file.exists():
        return np.empty(0)
    page_size, pages = _page_counts(tensor)
    content = np.fromfile(file, dtype=np.uint8).reshape(pages, page_size)
    return from_pages(content, tuple(tensor["shape"]), page_format(tensor), is_tiled(tensor))


def _compare(trio: Trio, inputs: dict[str, Array | None], tensors: dict[str, Array]) -> Iterator[Comparison]:
    for name, tensor in trio.tensors.items():
        expect = tensor.get("expect")
        if expect is None:
            continue
        path = f"$.tensors.{name}.expect"
        if "file" in expect:
            expected = _load(trio, f"{path}.file", expect["file"], tuple(tensor["shape"])).astype(np.float64)
        else:
            expected = _evaluate(trio, f"{path}.numpy", expect["numpy"], inputs, tuple(tensor["shape"]))
        difference = np.abs(tensors[name].astype(np.float64) - expected)
        scale = float(np.abs(expected).max()) or 1.0
        error = float(difference.max()) / scale
        yield Comparison(name, float("inf") if np.isnan(error) else error, expect["max_error"])


def _evaluate(
    trio: Trio, path: str, expression: str, inputs: dict[str, Array | None], shape: tuple[int, ...]
) -> Array:
    # The expression belongs to whoever wrote the kernels beside it, which run as native code anyway.
    names = {name: array.astype(np.float64) for name, array in inputs.items() if array is not None}
    try:
        value = np.asarray(eval(expression, {"np": np, **names}), dtype=np.float64)
    except _EXPRESSION_ERRORS as error:
        raise trio.error(
            path,
            f"{expression} cannot be evaluated: {type(error).__name__}: {error}",
            expected=f"a NumPy expression of np, {', '.join(names)}",
        ) from error
    if value.shape != shape:
        raise trio.error(
            path, f"the value has the shape {value.shape}", expected=f"the tensor's shape {shape}"
        )
    return value


def _save(trio: Trio, tensors: dict[str, Array]) -> Iterator[Path]:
    for name, tensor in trio.tensors.items():
        if "save" in tensor:
            target = trio.folder / tensor["save"]
            values = tensors[name]
            if values.dtype.kind == "V":
                values = values.astype(np.float32)
            temporary = target.with_name(f".{target.name}.partial.npy")
            try:
                np.save(temporary, values)
                temporary.replace(target)
            except OSError as error:
                temporary.unlink(missing_ok=True)
                raise trio.error(f"$.tensors.{name}.save", f"{target} cannot be written: {error}") from error
            yield target
