"""The description of kernels to run: JSON that names kernels, tensors, circular buffers and arguments."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import DescriptionError
from ..json_schema import schema_violation
from .tensor_pages import FORMATS, PageFormat


@dataclass(frozen=True)
class Trio:
    """A description that follows the schema; files are relative to ``folder``."""

    file: Path
    document: dict[str, Any]

    @property
    def folder(self) -> Path:
        return self.file.parent

    @property
    def tensors(self) -> dict[str, dict[str, Any]]:
        tensors: dict[str, dict[str, Any]] = self.document["tensors"]
        return tensors

    @property
    def kernels(self) -> dict[str, dict[str, Any]]:
        kernels: dict[str, dict[str, Any]] = self.document["kernels"]
        return kernels

    @property
    def cores(self) -> list[list[int]]:
        cores: list[list[int]] = self.document.get("cores", [[0, 0], [0, 0]])
        return cores

    def error(
        self, path: str, what: str, expected: str | None = None, help: str | None = None
    ) -> DescriptionError:
        return DescriptionError(f"{self.file}: {path}: {what}", expected=expected, help=help)


def load_trio(file: Path) -> Trio:
    """Read and check a description. Raises DescriptionError with the file, the JSON path and the reason."""
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise DescriptionError(f"{file}: cannot be read: {error}") from error
    except json.JSONDecodeError as error:
        raise DescriptionError(
            f"{file}:{error.lineno}:{error.colno}: not JSON: {error.msg}", expected="a JSON object"
        ) from error
    violation = schema_violation(document, "tilemetal.driver", "trio.schema.json")
    if violation is not None:
        raise DescriptionError(f"{file}: {violation.path}: {violation.what}", expected=violation.expected)
    trio = Trio(file, document)
    _check_tensors(trio)
    _check_references(trio)
    _check_kernels(trio)
    return trio


def page_format(tensor: dict[str, Any]) -> PageFormat:
    return FORMATS[tensor["format"]]


def is_tiled(tensor: dict[str, Any]) -> bool:
    return bool(tensor.get("layout", "tile") == "tile")


def _check_tensors(trio: Trio) -> None:
    for name, tensor in trio.tensors.items():
        shape = tensor["shape"]
        path = f"$.tensors.{name}"
        if is_tiled(tensor):
            if len(shape) < 2 or shape[-1] % 32 or shape[-2] % 32:
                raise trio.error(
                    f"{path}.shape",
                    f"{shape} is not made of 32x32 tiles",
                    expected="two or more extents, the last two multiples of 32",
                    help='pad the tensor, or give it "layout": "row_major"',
                )
        elif page_format(tensor).magnitude_bits:
            raise trio.error(f"{path}.layout", f"{tensor['format']} exists only in tiles", expected='"tile"')
        if "save" in tensor and not tensor["save"].endswith(".npy"):
            raise trio.error(
                f"{path}.save", f"{tensor['save']} is not a .npy file", expected="a name in .npy"
            )


def _check_references(trio: Trio) -> None:
    def check(path: str, name: str) -> None:
        if name not in trio.tensors:
            raise trio.error(
                path, f"there is no tensor {name}", expected=f"one of {', '.join(trio.tensors) or 'none'}"
            )

    for number, buffer in enumerate(trio.document["circular_buffers"]):
        if "tensor" in buffer:
            path = f"$.circular_buffers[{number}].tensor"
            check(path, buffer["tensor"])
            if trio.tensors[buffer["tensor"]].get("memory") != "L1":
                raise trio.error(
                    path, f"{buffer['tensor']} is not in L1", expected='a tensor with "memory": "L1"'
                )
    for role, kernel in trio.kernels.items():
        for key, arguments in argument_lists(kernel):
            for position, argument in enumerate(arguments):
                if isinstance(argument, dict):
                    for kind in ("address", "accessor"):
                        if kind in argument:
                            check(f"$.kernels.{role}.{key}[{position}]", argument[kind])
                    if "accessor" in argument and key != "compile_args":
                        raise trio.error(
                            f"$.kernels.{role}.{key}[{position}]",
                            "an accessor is given by compile-time arguments",
                            expected="accessor only in compile_args",
                        )


def argument_lists(kernel: dict[str, Any]) -> list[tuple[str, list[Any]]]:
    """Every list of arguments of a kernel with its JSON path below the kernel."""
    lists = [(key, kernel[key]) for key in ("compile_args", "common_runtime_args") if key in kernel]
    runtime = kernel.get("runtime_args", [])
    if isinstance(runtime, dict):
        return lists + [(f"runtime_args.{core}", arguments) for core, arguments in runtime.items()]
    return [*lists, ("runtime_args", runtime)]


def _check_kernels(trio: Trio) -> None:
    (x0, y0), (x1, y1) = trio.cores
    if x1 < x0 or y1 < y0:
        raise trio.error(
            "$.cores", f"{trio.cores} is no rectangle", expected="[first, last] with first <= last"
        )
    inside = {f"{x},{y}" for x in range(x0, x1 + 1) for y in range(y0, y1 + 1)}
    for role, kernel in trio.kernels.items():
        if not (trio.folder / kernel["file"]).is_file():
            raise trio.error(f"$.kernels.{role}.file", f"{trio.folder / kernel['file']} does not exist")
        runtime = kernel.get("runtime_args", [])
        if isinstance(runtime, dict) and set(runtime) != inside:
            wrong = sorted(set(runtime) ^ inside)
            raise trio.error(
                f"$.kernels.{role}.runtime_args",
                f"the cores and the entries differ: {' '.join(wrong)}",
                expected="one entry for each core of $.cores",
            )
        if role != "compute":
            compute_only = {"math_fidelity", "fp32_dest_acc_en", "dst_full_sync_en", "math_approx_mode"}
            for key in sorted((compute_only | {"unpack_to_dest_fp32"}) & kernel.keys()):
                raise trio.error(f"$.kernels.{role}.{key}", "only the compute kernel has this setting")
