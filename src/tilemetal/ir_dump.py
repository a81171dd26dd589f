"""The IR after each pass, and a short analysis of what the pass did."""

from __future__ import annotations

import difflib
from collections import Counter
from pathlib import Path

from . import attributes
from .attributes import CircularBufferAttribute
from .driver.output_files import write_changed
from .passes.program import Program
from .passes.statements import body_of, called, flatten, has_body, walk
from .tir import For, IntImm, PrimFunc, Stmt, TilePrimitiveCall


def stage_text(program: Program) -> str:
    """The program's functions as TVMScript, one after another."""
    return "\n".join(f"# {name}\n{func.script()}\n" for name, func in _functions(program).items())


def dump_stages(stages: list[tuple[str, Program]], folder: Path) -> None:
    """Write ``NN_<stage>.py`` (IR) and ``NN_<stage>.txt`` (analysis) for every stage to ``folder``."""
    files: dict[str, str] = {}
    before: Program | None = None
    for number, (stage, program) in enumerate(stages):
        files[f"{number:02d}_{stage}.py"] = stage_text(program)
        files[f"{number:02d}_{stage}.txt"] = analysis(stage, program, before)
        before = program
    write_changed(folder, files)


def analysis(stage: str, program: Program, before: Program | None) -> str:
    """Operations by kind and kernel, circular buffers, loop nests, and what changed since ``before``."""
    lines = [f"{program.name} after {stage}, for {program.target.arch}", ""]
    for name, func in _functions(program).items():
        lines += [f"{name}:", *_operations(func), "  loops:", *_loops(flatten(func.body), 2), ""]
    lines += ["circular buffers:", *_circular_buffers(next(iter(_functions(program).values()))), ""]
    if before is not None:
        lines += ["changed:", *_changes(before, program)]
    return "\n".join(lines).rstrip() + "\n"


def _functions(program: Program) -> dict[str, PrimFunc]:
    if program.function is not None:
        return {"kernel": program.function}
    return {role.value: kernel for role, kernel in program.kernels.items()}


def _count(func: PrimFunc) -> Counter[str]:
    counts: Counter[str] = Counter()
    for stmt in walk(flatten(func.body)):
        entry = called(stmt)
        if entry is not None:
            counts[entry.op_name] += 1
        elif isinstance(stmt, TilePrimitiveCall):
            counts[str(stmt.op.name)] += 1
        else:
            counts[type(stmt).__name__] += 1
    return counts


def _operations(func: PrimFunc) -> list[str]:
    counts = _count(func)
    return ["  operations:"] + [f"    {counts[name]:4d}  {name}" for name in sorted(counts)]


def _loops(stmts: list[Stmt], depth: int) -> list[str]:
    lines: list[str] = []
    for stmt in stmts:
        if isinstance(stmt, For):
            extent = int(stmt.extent) if isinstance(stmt.extent, IntImm) else str(stmt.extent)
            lines.append(f"{'  ' * depth}{stmt.loop_var.name} < {extent}")
        if has_body(stmt):
            lines += _loops(body_of(stmt), depth + 1 if isinstance(stmt, For) else depth)
    return lines


def _circular_buffers(func: PrimFunc) -> list[str]:
    lines = []
    for name, cb in attributes.all_of(func, CircularBufferAttribute).items():
        number = "-" if cb.cb_id < 0 else str(cb.cb_id)
        flow = f", {cb.producer} -> {cb.consumer}" if cb.producer else ""
        lines.append(
            f"  {number:>2}  {name}: {cb.depth} x {cb.pages} pages of {cb.page_size} bytes, "
            f"{cb.data_format}{flow}"
        )
    return lines or ["  none yet"]


def _changes(before: Program, after: Program) -> list[str]:
    """Changed lines of the IR text, as a unified diff without context."""
    old, new = stage_text(before).splitlines(), stage_text(after).splitlines()
    diff = list(difflib.unified_diff(old, new, "before", "after", lineterm="", n=0))
    return [f"  {line}" for line in diff[2:] if not line.startswith("@@")] or ["  nothing"]
