"""A kernel to be checked: its source and everything its build bakes in, from a plan or from options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tilemetal.plan import AccessorArgument, CompileTimeArgument, ComputeConfig, Plan, load_plan
from tilemetal.sdk_levels import CURRENT
from tilemetal.target import Target

from .failure import SdkCheckError

PLAN_FILE = "tt.plan.json"

# ArgConfig bit of TensorAccessorArgs (SDK header hostdevcommon/tensor_accessor/arg_config.hpp).
_ACCESSOR_IS_DRAM = 2


@dataclass(frozen=True)
class Subject:
    """One kernel source with its role, architecture, compile-time words and circular-buffer formats.

    ``tiles`` are rows and columns of the tiles of the circular buffers whose tiles are not 32x32, ``faces``
    the rows of a face and the number of faces that the engine takes of a tile where these are not all.
    ``noc`` is the network of a data-movement kernel where it is not the role's own, ``label`` what reports
    call the kernel instead of its file name.
    """

    role: str
    source: Path
    arch: str
    compile_time_args: tuple[int, ...] = ()
    data_formats: Mapping[int, str] = field(default_factory=dict)
    config: ComputeConfig = field(default_factory=ComputeConfig)
    defines: Mapping[str, str] = field(default_factory=dict)
    named_args: Mapping[str, int] = field(default_factory=dict)
    noc: int | None = None
    label: str = ""
    tiles: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    faces: Mapping[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What reports call the kernel."""
        return self.label or self.source.name


def subjects_of_program(folder: Path, arch: str | None = None, program: str = "") -> list[Subject]:
    """The kernels of a generated program, for the plan's architecture unless another is asked for.

    Reports call them ``program/<role>`` where ``program`` is given, by their files otherwise.

    Raises PlanError for a plan that does not hold, SdkCheckError when a kernel it names is not there.
    """
    plan = load_plan(folder / PLAN_FILE)
    if plan.target.metalium != CURRENT:
        raise SdkCheckError(
            f"{folder / PLAN_FILE}: generated for API level {plan.target.metalium}",
            expected=f"a program for level {CURRENT}, which the headers are of",
        )
    arch = arch or plan.target.arch
    formats = {cb.cb_id: cb.data_format for cb in plan.circular_buffers}
    subjects = []
    for kernel in plan.kernels:
        source = folder / kernel.source
        if not source.is_file():
            raise SdkCheckError(
                f"{source}: the {kernel.role} kernel named by {PLAN_FILE} is missing",
                help="generate the program again",
            )
        words = compile_time_words(plan, kernel.compile_time_args, arch)
        config = kernel.config or ComputeConfig()
        label = f"{program}/{kernel.source}" if program else ""
        subjects.append(Subject(kernel.role, source, arch, words, formats, config, label=label))
    return subjects


def compile_time_words(plan: Plan, arguments: tuple[CompileTimeArgument, ...], arch: str) -> tuple[int, ...]:
    """The words the host appends for ``arguments``: two for an interleaved accessor, one for a value."""
    words: list[int] = []
    for argument in arguments:
        if isinstance(argument, AccessorArgument):
            words += _accessor_words(plan.buffer(argument.buffer).page_size, arch)
        else:
            words.append(argument.value & 0xFFFFFFFF)
    return tuple(words)


def _accessor_words(page_size: int, arch: str) -> list[int]:
    alignment = Target(arch).dram_alignment
    return [_ACCESSOR_IS_DRAM, -(-page_size // alignment) * alignment]
