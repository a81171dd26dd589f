"""Every device operation of the intrinsic registry, called as the emitter prints it, on the real headers."""

from __future__ import annotations

from collections import defaultdict
from itertools import count, product
from pathlib import Path

import pytest
from sdk_check.architecture import ARCHITECTURES
from sdk_check.check import check_subjects
from sdk_check.cross_compiler import find_cross_compiler
from sdk_check.subject import Subject
from sdk_check.wheel import default_sdk_folder

from tilemetal.codegen.registry import ROLE_HEADERS, Arg, Intrinsic, Kind, Level, Role, all_intrinsics

pytestmark = pytest.mark.sdk

# One value per kind of argument; words 0 and 1 of the compile-time arguments describe an accessor.
SAMPLES = {
    Kind.CB: "0",
    Kind.TILE: "1",
    Kind.DST: "1",
    Kind.U32: "n",
    Kind.BOOL: "true",
    Kind.F32: "1.5f",
    Kind.F32_BITS: "0x3f800000u",
    Kind.L1_ADDRESS: "n",
    Kind.ACCESSOR: "accessor",
    Kind.ACCESSOR_ARGS: "args",
}
ACCESSOR_LINES = (
    "    [[maybe_unused]] constexpr auto args = TensorAccessorArgs<0>();",
    "    [[maybe_unused]] const auto accessor = TensorAccessor(args, n);",
)


def values(arg: Arg) -> tuple[str, ...]:
    if arg.values:
        return arg.values
    return ("0",) if arg.template else (SAMPLES[arg.kind],)


def calls(entry: Intrinsic) -> list[str]:
    """The call with each combination of its enumerated arguments."""
    return [
        call(entry, dict(zip(entry.call_args, choice, strict=True)))
        for choice in product(*map(values, entry.call_args))
    ]


def call(entry: Intrinsic, chosen: dict[Arg, str]) -> str:
    template = ", ".join(text for arg, text in chosen.items() if arg.template)
    arguments = [text for arg, text in chosen.items() if not arg.template]
    name = entry.spelling
    if name.startswith("."):
        name = arguments.pop(0) + name
    return f"{name}{f'<{template}>' if template else ''}({', '.join(arguments)})"


def kernels(folder: Path, arch: str) -> list[Subject]:
    """One kernel per role and header, so that a header an entry forgets to name is missed."""
    groups: dict[tuple[Role, str], list[Intrinsic]] = defaultdict(list)
    for entry in all_intrinsics():
        if entry.level is Level.DEVICE:
            for role in entry.roles:
                groups[role, entry.header].append(entry)
    subjects = []
    for number, ((role, header), entries) in enumerate(groups.items()):
        source = folder / f"group{number}.{role.value}.cpp"
        source.write_text(kernel_text(role, header, entries))
        subjects.append(Subject(role.value, source, arch, (2, 2048), {0: "Float16_b"}))
    return subjects


def kernel_text(role: Role, header: str, entries: list[Intrinsic]) -> str:
    names = [*ROLE_HEADERS[role], *([header] if header else [])]
    lines = [f"#include <{name}>" if "/" not in name else f'#include "{name}"' for name in names]
    lines += ["void kernel_main() {", "    [[maybe_unused]] const uint32_t n = get_arg_val<uint32_t>(0);"]
    if role is not Role.COMPUTE:
        lines += ACCESSOR_LINES
    result = count()
    for entry in entries:
        for text in calls(entry):
            prefix = f"[[maybe_unused]] {entry.result} result{next(result)} = " if entry.result else ""
            lines.append(f"    {prefix}{text};")
    return "\n".join([*lines, "}", ""])


@pytest.mark.parametrize("arch", sorted(ARCHITECTURES))
def test_the_sdk_accepts_every_registered_call(tmp_path: Path, arch: str) -> None:
    verdicts = check_subjects(kernels(tmp_path, arch), find_cross_compiler(), default_sdk_folder())
    complaints = [
        d.format(verdict.subject.source.name, default_sdk_folder())
        for verdict in verdicts
        for d in verdict.diagnostics
    ]
    assert complaints == []
