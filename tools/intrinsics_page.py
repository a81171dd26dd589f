"""Writes docs/intrinsics.md from the intrinsic registry; with --check, only says whether it is current."""

from __future__ import annotations

import sys
from pathlib import Path

from tilemetal.codegen import registry
from tilemetal.codegen.registry import SAME, Arg, Intrinsic, Level, at_level

PAGE = Path(__file__).resolve().parents[1] / "docs" / "intrinsics.md"

INTRODUCTION = """\
# Intrinsics

Every `tt.*` operation tilemetal knows, generated from the registry in `src/tilemetal/codegen/intrinsics`;
do not edit. Run `make docs` after changing an entry.

Arguments in angle brackets are template arguments. `[A]` and `[B]` mark circular buffers that are unpacked to
source register A or B. Arguments in braces are needed only by the operation's initialisation. Cycles are for
one 32x32 tile; `/phase` is multiplied by the phases of the math fidelity (LoFi 1, HiFi2 2, HiFi3 3, HiFi4 4).
"""

SECTIONS = {
    Level.LANGUAGE: ("Tile primitives", "What `T.copy`, `T.gemm`, `T.fill` and `T.clear` put into the IR."),
    Level.BLOCK: ("Block operations", "Between the passes; replaced before code is emitted."),
    Level.DEVICE: ("Device operations", "Emitted as C++."),
}


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    for level, (title, text) in SECTIONS.items():
        entries = [entry for entry in registry.all_intrinsics() if entry.level is level]
        parts.append(
            f"\n## {title}\n\n{text}\n\n" + (_device(entries) if level is Level.DEVICE else _plain(entries))
        )
    return "".join(parts)


def _plain(entries: list[Intrinsic]) -> str:
    rows = [f"| `{e.op_name}({_args(e)})` | {_roles(e)} | {_cell(e.doc)} |\n" for e in entries]
    return "| operation | kernels | meaning |\n|---|---|---|\n" + "".join(rows)


def _device(entries: list[Intrinsic]) -> str:
    rows = [
        f"| `{e.op_name}` | `{e.spelling}({_args(e)})` | {_roles(e)} | {_code(e.header)} | {_code(e.init)} "
        f"| {_cycles(e)} | {_older(e)} | {_cell(e.doc)} |\n"
        for e in entries
    ]
    titles = "| operation | C++ | kernels | header | initialisation | cycles | API level 2025 | meaning |\n"
    head = titles + "|---" * 8 + "|\n"
    return head + "".join(rows)


def _older(entry: Intrinsic) -> str:
    """The call at the older level, where more than the header's folder differs."""
    older = at_level(entry, "2025")
    names = ", ".join(arg.name for arg in older.call_args)
    return f"`{older.spelling}({names})`" if entry.older != SAME else "-"


def _args(entry: Intrinsic) -> str:
    return ", ".join(_arg(arg) for arg in entry.args)


def _arg(arg: Arg) -> str:
    text = f"{arg.name}: {arg.kind.value}" + (f" [{arg.source}]" if arg.source else "")
    if arg.template:
        return f"<{text}>"
    return f"{{{text}}}" if arg.hidden else text


def _roles(entry: Intrinsic) -> str:
    return ", ".join(role.value for role in entry.roles) or "-"


def _cycles(entry: Intrinsic) -> str:
    parts = [str(entry.cycles.fixed)] if entry.cycles.fixed else []
    parts += [f"{entry.cycles.per_phase}/phase"] if entry.cycles.per_phase else []
    return " + ".join(parts) or "-"


def _code(text: str) -> str:
    return f"`{text}`" if text else "-"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        current = PAGE.exists() and PAGE.read_text() == page()
        print(f"{PAGE.name} is {'current' if current else 'out of date: run make docs'}")
        return 0 if current else 1
    PAGE.write_text(page())
    print(f"wrote {PAGE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
