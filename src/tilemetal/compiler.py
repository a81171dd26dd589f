"""From a kernel to everything it becomes: device kernels, host sources, plan, and the IR between."""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .codegen.host import capi_sources, executable_sources, host_sources
from .codegen.kernel import kernel_source
from .codegen.plan_builder import build_plan, kernel_file
from .codegen.registry import Role
from .errors import LanguageError, LoweringError, ParameterError, PlanError, TilemetalError
from .ir_dump import dump_stages, stage_text
from .language import locations
from .passes import PIPELINE
from .passes.output_regions import output_location
from .passes.program import Program
from .plan import Plan
from .plan.validation import validate_meaning
from .target import Target, as_target
from .tir import PrimFunc

PLAN_FILE = "tt.plan.json"
DUMP_VARIABLE = "TT_DUMP_IR"
DUMP_FOLDER = Path("tt_dump_ir")


_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True)
class CompiledKernel:
    """A compiled kernel.

    Attributes
    ----------
    name: the kernel's name, also that of its host function.
    target: what it was compiled for.
    plan: cores, work, buffers, circular buffers and kernel arguments.
    kernel_sources: C++ text of the device kernels by role (reader, compute, writer).
    sources: every generated file by name: device kernels, host sources, ``tt.plan.json``.
    ir: IR text by stage, ``input`` and then ``A1_infer_layout`` to ``E1_finalize_signature``.
    """

    name: str
    target: Target
    plan: Plan
    kernel_sources: Mapping[str, str]
    sources: dict[str, str]
    ir: Mapping[str, str]
    function: PrimFunc

    def main_source(self) -> str:
        """``main.cpp``: runs the kernel on generated inputs and compares it with a host reference that is
        emitted from the kernel's own IR."""
        from .codegen.reference import reference_source

        return executable_sources(self.plan, reference_source(self.function, self.name))["main.cpp"]

    @cached_property
    def capi_source(self) -> str:
        """``<name>.capi.cpp``: the C interface for callers that load the program at run time."""
        return capi_sources(self.plan)[f"{self.name}.capi.cpp"]


class StageTexts(Mapping[str, str]):
    """IR text by stage, printed when it is asked for."""

    def __init__(self, stages: list[tuple[str, Program]]) -> None:
        self._stages = dict(stages)

    def __getitem__(self, stage: str) -> str:
        return stage_text(self._stages[stage])

    def __iter__(self) -> Iterator[str]:
        return iter(self._stages)

    def __len__(self) -> int:
        return len(self._stages)


def compile(
    func: PrimFunc | Callable[..., Any],
    target: Target | str = "wormhole_b0",
    *,
    name: str | None = None,
    dump_ir: Path | str | None = None,
    **params: Any,
) -> CompiledKernel:
    """Compile a kernel, or a factory called with ``params`` to make one.

    ``dump_ir`` is a folder for the IR after each pass and its analysis; the environment variable
    ``TT_DUMP_IR=1`` does the same into ``tt_dump_ir/<name>``. Raises a TilemetalError with the author's line
    for anything that cannot be compiled.
    """
    function, default_name = _make(func, params)
    name = default_name if name is None else name
    if not _NAME.fullmatch(name):
        raise ParameterError(
            f"{name!r} cannot name a kernel",
            expected="a C++ identifier: the generated function and files are called so",
        )
    program = Program(name, as_target(target), function, function)
    stages: list[tuple[str, Program]] = []
    folder = _dump_folder(dump_ir, program.name)
    try:
        stages.extend(lower(program))
    finally:
        # A kernel that a pass refuses is the one whose stages its author wants to see.
        if folder is not None:
            dump_stages(stages, folder)
    final = stages[-1][1]
    plan = build_plan(final)
    _check_plan(plan, function)
    kernels = {role.value: kernel_source(final.kernel(role), role, final.target.metalium) for role in Role}
    sources = {kernel_file(program.name, role): kernels[role.value] for role in Role}
    sources |= host_sources(plan, kernels)
    sources[PLAN_FILE] = plan.to_json()
    return CompiledKernel(program.name, program.target, plan, kernels, sources, StageTexts(stages), function)


def _check_plan(plan: Plan, function: PrimFunc) -> None:
    """What is wrong with a plan at this point is wrong with the kernel's grid, blocks and copies."""
    try:
        validate_meaning(plan)
    except PlanError as error:
        raise LoweringError(
            "the blocks of the grid do not write the outputs exactly once: " + error.what.partition(": ")[2],
            location=output_location(function),
            expected=error.expected,
            found=error.found,
            help="check the grid's extents, the block sizes and the indices of the copies to the output",
        ) from error


def lower(program: Program) -> Iterator[tuple[str, Program]]:
    """Run every pass, verifying after each; gives the program after each stage, ``input`` first."""
    yield "input", program
    for stage, module in PIPELINE:
        pass_name = module.__name__.rpartition(".")[2]
        try:
            program = module.run(program)
            module.verify(program)
        except TilemetalError as error:
            if error.location is None:
                error.location = locations.of(program.source.body)
            raise
        yield f"{stage}_{pass_name}", program


def _make(func: PrimFunc | Callable[..., Any], params: dict[str, Any]) -> tuple[PrimFunc, str]:
    if isinstance(func, PrimFunc):
        if params:
            raise ParameterError(
                f"the kernel takes no parameters, got {', '.join(sorted(params))}",
                help="pass a factory: a function that takes parameters and returns a T.prim_func",
            )
        return func, str(func.attrs["global_symbol"])
    if not callable(func):
        raise LanguageError(
            f"{type(func).__name__} is not a kernel", expected="a T.prim_func, or a function that returns one"
        )
    factory_name = str(getattr(func, "__name__", type(func).__name__))
    if not _NAME.fullmatch(factory_name):
        factory_name = "kernel"
    _check_parameters(func, params, factory_name)
    made = func(**params)
    if not isinstance(made, PrimFunc):
        raise LanguageError(
            f"{factory_name} returned {type(made).__name__}",
            expected="the T.prim_func it defines: end it with 'return main'",
        )
    return made, factory_name


def _check_parameters(func: Callable[..., Any], params: dict[str, Any], name: str) -> None:
    signature = inspect.signature(func)
    known = {
        p.name for p in signature.parameters.values() if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)
    }
    required = [p.name for p in signature.parameters.values() if p.default is p.empty and p.name in known]
    takes_any = any(p.kind is p.VAR_KEYWORD for p in signature.parameters.values())
    unknown = [] if takes_any else sorted(params.keys() - known)
    missing = [p for p in required if p not in params]
    if unknown or missing:
        problem = (
            f"unknown parameter {', '.join(unknown)}"
            if unknown
            else f"missing parameter {', '.join(missing)}"
        )
        raise ParameterError(f"{name}: {problem}", expected=f"{name}{signature}")


def _dump_folder(dump_ir: Path | str | None, name: str) -> Path | None:
    if dump_ir is not None:
        return Path(dump_ir)
    if os.environ.get(DUMP_VARIABLE, "0") not in ("", "0"):
        return DUMP_FOLDER / name
    return None
