"""The generated files around a kernel, compiled by the host with a stand-in for the firmware's wrapper."""

from __future__ import annotations

from pathlib import Path

import pytest
from sdk_check.processors import processors_of
from sdk_check.subject import Subject
from sdk_check.translation_unit import main_file, write_translation_units

# Both include the generated file the way the firmware does, from a folder of system headers.
WRAPPERS = {
    "brisck.cc": "#include <kernel_includes.hpp>\nint main() { kernel_main(); }\n",
    "ncrisck.cc": "#include <kernel_includes.hpp>\nint main() { kernel_main(); }\n",
    "trisck.cc": """
#include "llk_defs.h"
#ifdef UCK_CHLKC_UNPACK
#include "chlkc_unpack.cpp"
#endif
#ifdef UCK_CHLKC_MATH
#include "chlkc_math.cpp"
#endif
#ifdef UCK_CHLKC_PACK
#include "chlkc_pack.cpp"
#endif
int main() { kernel_main(); }
""",
    "llk_defs.h": "",
}
WHO_AM_I = """
#include <cstdio>
void kernel_main() {
#if defined(TRISC_UNPACK)
    std::puts("unpack");
#elif defined(TRISC_MATH)
    std::puts("math");
#elif defined(TRISC_PACK)
    std::puts("pack");
#else
    std::puts("data movement");
#endif
}
"""


@pytest.fixture
def firmware(tmp_path: Path) -> Path:
    folder = tmp_path / "firmware"
    folder.mkdir()
    for name, text in WRAPPERS.items():
        (folder / name).write_text(text)
    return folder


def prepare(tmp_path: Path, role: str, kernel: str) -> Path:
    source = tmp_path / "kernel with space.cpp"
    source.write_text(kernel)
    folder = tmp_path / "unit"
    folder.mkdir()
    write_translation_units(folder, Subject(role, source, "wormhole_b0"))
    return folder


def arguments(folder: Path, firmware: Path, defines: tuple[str, ...]) -> list[str]:
    return ["-I", str(folder), "-isystem", str(firmware), *(f"-D{d}" for d in defines)]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("reader", ["data", "movement"]),
        ("writer", ["data", "movement"]),
        ("compute", ["unpack", "math", "pack"]),
    ],
)
def test_each_processor_runs_the_kernel_as_its_own_stage(
    tmp_path: Path, firmware: Path, host_compiler, role: str, expected: list[str]
) -> None:
    folder = prepare(tmp_path, role, WHO_AM_I)
    said: list[str] = []
    for processor in processors_of(role):
        unit = main_file(folder, processor)
        said += host_compiler.run(unit, *arguments(folder, firmware, processor.defines))
    assert said == expected


@pytest.mark.parametrize("role", ["reader", "compute"])
def test_warnings_of_the_kernel_survive_the_system_headers_around_it(
    tmp_path: Path, firmware: Path, host_compiler, role: str
) -> None:
    folder = prepare(tmp_path, role, "void kernel_main() { int forgotten = 1; }\n")
    processor = processors_of(role)[-1]
    unit = main_file(folder, processor)
    result = host_compiler.compile(unit, *arguments(folder, firmware, processor.defines))
    assert result.returncode != 0
    assert "kernel with space.cpp:1:" in result.stderr
