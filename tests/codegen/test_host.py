"""Generated host sources: they compile without warnings and depend on the plan only."""

from __future__ import annotations

import difflib
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tilemetal.codegen.cpp_text import raw_string
from tilemetal.codegen.host import capi_sources, executable_sources, host_sources
from tilemetal.errors import CodegenError, PlanError
from tilemetal.plan import CoreRange, CoreWork, Plan

ROOT = Path(__file__).parents[2]
COMPILER = ["g++", "-std=c++20", "-Wall", "-Wextra", "-Werror", "-I", str(ROOT / "cpp/mock/include")]
REFERENCE = """\
void add_reference(const float* a, const float* b, float* c) {
    for (int i = 0; i < 4096; ++i) {
        c[i] = a[i] + b[i];
    }
}
"""


# Arguments align behind the bracket, as in Metalium's own host programs.
GENERATED_STYLE = """\
BasedOnStyle: Google
Standard: c++20
IndentWidth: 4
AccessModifierOffset: -4
ColumnLimit: 110
DerivePointerAlignment: false
PointerAlignment: Left
IncludeBlocks: Preserve
"""


def _sources(plan: Plan, kernels: dict[str, str], reference: str = REFERENCE) -> dict[str, str]:
    return {**host_sources(plan, kernels), **capi_sources(plan), **executable_sources(plan, reference)}


def _check_compiles(sources: dict[str, str], folder: Path) -> None:
    for name, text in sources.items():
        (folder / name).write_text(text)
    units = [name for name in sources if name.endswith(".cpp")]
    result = subprocess.run(
        [*COMPILER, "-fsyntax-only", "-I", str(folder), *units],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr


def test_the_host_program_compiles_without_warnings(
    add_plan: Callable[..., Plan], add_kernels: dict[str, str], tmp_path: Path
) -> None:
    _check_compiles(_sources(add_plan(), add_kernels), tmp_path)


def test_any_rank_dtype_access_and_argument_compiles(
    add_plan: Callable[..., Plan], add_kernels: dict[str, str], tmp_path: Path
) -> None:
    plan = add_plan(shape=(3, 50, 70), dtype="float32")
    reader, compute, writer = plan.kernels
    work = tuple(replace(w, core=(2 * w.core[0], 1)) for w in plan.work_partition.cores)
    changed = replace(
        plan,
        core_ranges=tuple(CoreRange(w.core, w.core) for w in work),
        work_partition=replace(plan.work_partition, cores=work),
        buffers=(plan.buffers[0], replace(plan.buffers[1], access="inout", memory="L1"), plan.buffers[2]),
        kernels=(
            reader,
            replace(
                compute,
                runtime_args=(),
                config=replace(compute.config, math_fidelity="LoFi", unpack_to_dest_fp32=(0, 16)),
            ),
            replace(writer, runtime_args=writer.runtime_args[1:]),
        ),
        circular_buffers=(),
    )
    reference = REFERENCE.replace("const float* b", "float* b")
    _check_compiles(_sources(changed, add_kernels, reference), tmp_path)


def test_tensors_may_be_called_like_anything_in_the_host_code(
    add_plan: Callable[..., Plan], add_kernels: dict[str, str], tmp_path: Path
) -> None:
    plan = add_plan()
    text = "\n".join(_sources(plan, dict.fromkeys(add_kernels, ";")).values())
    words = sorted(set(re.findall(r"[A-Za-z_]\w*", text)) | {"int", "__", "_x", "a__b", "A_tensor"} - {"C"})
    inputs = tuple(replace(plan.buffers[0], name=word) for word in words if word != "C")
    parameters = ", ".join(f"const float* p{i}" for i in range(len(inputs)))
    unused = "".join(f"    (void)p{i};\n" for i in range(len(inputs)))
    reference = f"void add_reference({parameters}, float* c) {{\n{unused}    c[0] = 0.0F;\n}}\n"
    _check_compiles(
        _sources(replace(plan, buffers=(*inputs, plan.buffers[2])), add_kernels, reference), tmp_path
    )


def test_the_text_is_stable_short_lined_ascii(
    add_plan: Callable[..., Plan], add_kernels: dict[str, str]
) -> None:
    sources = _sources(add_plan(), add_kernels)
    assert sources == _sources(add_plan(), add_kernels)
    for text in sources.values():
        assert text.isascii()
        assert text.endswith("\n")
        assert max(len(line) for line in text.splitlines()) <= 110


def test_the_text_is_formatted(
    add_plan: Callable[..., Plan], add_kernels: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / ".clang-format").write_text(GENERATED_STYLE)
    clang_format = Path(sys.executable).parent / "clang-format"
    for name, text in _sources(add_plan(), add_kernels).items():
        (tmp_path / name).write_text(text)
        formatted = subprocess.run(
            [clang_format, name], cwd=tmp_path, capture_output=True, text=True, check=True
        ).stdout
        assert formatted == text, name


def _changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    old, new = before.splitlines(), after.splitlines()
    assert len(old) == len(new)
    return [(a.strip(), b.strip()) for a, b in zip(old, new, strict=True) if a != b]


def test_another_shape_changes_the_lines_of_the_shape_only(
    add_plan: Callable[..., Plan], add_kernels: dict[str, str]
) -> None:
    before = host_sources(add_plan(shape=(64, 64)), add_kernels)
    after = host_sources(add_plan(shape=(96, 64)), add_kernels)
    tensor = '{{"{}", "{}x64", 1, {}, 64, BufferType::DRAM, 2048, {}}},'
    assert _changed_lines(before["add.cpp"], after["add.cpp"]) == [
        ("{0, 0, 0, 1},", "{0, 0, 0, 2},"),
        ("{1, 0, 1, 1},", "{1, 0, 2, 2},"),
        ("{2, 0, 2, 2},", "{2, 0, 4, 2},"),
        *[(tensor.format(name, 64, 64, 4), tensor.format(name, 96, 96, 6)) for name in "ABC"],
    ]
    shape = "static constexpr std::array<std::size_t, 2> {}{{{}, 64}};"
    text = "///   {}: bfloat16, {}x64, {}"
    assert _changed_lines(before["add.hpp"], after["add.hpp"]) == [
        *[(text.format(*tensor), text.format(tensor[0], 96, tensor[2])) for tensor in
          (("A", 64, "read"), ("B", 64, "read"), ("C", 64, "written"))],
        *[(shape.format(name, 64), shape.format(name, 96)) for name in "ABC"],
    ]  # fmt: skip


def test_another_circular_buffer_changes_its_line_only(
    add_plan: Callable[..., Plan], add_kernels: dict[str, str]
) -> None:
    plan = add_plan()
    deeper = replace(plan.circular_buffers[1], num_pages=4)
    changed = replace(plan, circular_buffers=(plan.circular_buffers[0], deeper, plan.circular_buffers[2]))
    before, after = host_sources(plan, add_kernels), host_sources(changed, add_kernels)
    assert before["add.hpp"] == after["add.hpp"]
    assert _changed_lines(before["add.cpp"], after["add.cpp"]) == [
        ("{1, tt::DataFormat::Float16_b, 2048, 2},", "{1, tt::DataFormat::Float16_b, 2048, 4},")
    ]


def test_one_more_core_adds_its_row(add_plan: Callable[..., Plan], add_kernels: dict[str, str]) -> None:
    plan = add_plan()
    partition = plan.work_partition
    wider = replace(
        plan,
        core_ranges=(CoreRange((0, 0), (3, 0)),),
        work_partition=replace(partition, cores=(*partition.cores, CoreWork((3, 0), 4, 0))),
    )
    before = host_sources(plan, add_kernels)["add.cpp"].splitlines()
    after = host_sources(wider, add_kernels)["add.cpp"].splitlines()
    added = [line[2:].strip() for line in difflib.ndiff(before, after) if line.startswith("+ ")]
    assert added == [
        "constexpr std::array<core_work, 4> work{{",
        "{3, 0, 4, 0},",
        "if (grid.x < 4 || grid.y < 1) {",
        'reject("runs on 4x1 cores, but the device has " + std::to_string(grid.x) + "x" +',
        "CoreRange(CoreCoord(0, 0), CoreCoord(3, 0)),",
    ]


def test_any_text_can_be_a_raw_string(tmp_path: Path) -> None:
    text = 'R"tilemetal(x)tilemetal" and )tilemetal1" \\n "\n\ttail'
    (tmp_path / "print.cpp").write_text(
        f"#include <cstdio>\n\nint main() {{ std::fputs({raw_string(text)}, stdout); }}\n"
    )
    subprocess.run([*COMPILER, "print.cpp", "-o", "print"], cwd=tmp_path, check=True)
    printed = subprocess.run([tmp_path / "print"], capture_output=True, text=True, check=True).stdout
    assert printed == text


def test_an_empty_kernel_is_refused(add_plan: Callable[..., Plan], add_kernels: dict[str, str]) -> None:
    with pytest.raises(CodegenError) as caught:
        host_sources(add_plan(), {**add_kernels, "compute": " \n"})
    assert caught.value.what == "no source text for the compute kernel of add"


@pytest.mark.parametrize("name", ["double", "_add", "add__2"])
def test_a_kernel_name_that_c_plus_plus_reserves_is_refused(
    add_plan: Callable[..., Plan], add_kernels: dict[str, str], name: str
) -> None:
    with pytest.raises(PlanError) as caught:
        host_sources(add_plan(kernel=name), add_kernels)
    assert caught.value.what == f"$.kernel: {name} cannot be the name of a C++ function"


def test_a_dtype_without_host_type_is_refused(
    add_plan: Callable[..., Plan], add_kernels: dict[str, str]
) -> None:
    plan = add_plan()
    strange = replace(plan, buffers=(replace(plan.buffers[0], dtype="float8"), *plan.buffers[1:]))
    with pytest.raises(PlanError) as caught:
        host_sources(strange, add_kernels)
    assert caught.value.what == "A: no host type for dtype float8"
