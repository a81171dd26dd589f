"""A C++ project that uses nothing but the mock of an installed package, at both API levels."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cmake_project import HEAD, Project

pytestmark = pytest.mark.cmake

CORPUS = Path(__file__).resolve().parents[1] / "metalium"
MOCK_ONLY = HEAD.replace("REQUIRED", "REQUIRED COMPONENTS mock")
PRINTS = """\
#include <tt-metalium/host_api.hpp>
int main() { fmt::print("{}\\n", tt::tt_metal::CoreRange({0, 0}, {1, 2})); }
"""


@pytest.fixture
def alone(project: Project, tmp_path: Path) -> Project:
    """A project that is told where a package lies whose path has spaces, and has no Python on its path."""
    printed = subprocess.run(
        [sys.executable, "-m", "tilemetal", "--cmake-dir"], capture_output=True, text=True, check=True
    )
    installed = Path(printed.stdout.rstrip("\n")).parent
    package = tmp_path / "an installed package" / "tilemetal"
    for folder in ("cmake", "mock"):
        shutil.copytree(installed / folder, package / folder)
    project.definitions["tilemetal_DIR"] = str(package / "cmake")
    project.environment["TT_METAL_CACHE"] = str(tmp_path / "kernel cache")
    return project


@pytest.mark.parametrize(("level", "folder"), [("0.81", "level_081"), ("2025", "level_2025")])
def test_a_program_with_kernels_builds_and_runs(alone: Project, level: str, folder: str) -> None:
    for part in (folder, "both_levels"):
        shutil.copytree(CORPUS / part, alone.source / part)
    alone.write(
        {
            "CMakeLists.txt": MOCK_ONLY
            + f"add_executable(app {folder}/loopback.cpp)\n"
            + "target_link_libraries(app PRIVATE TT::Metalium)\n"
            + "target_compile_definitions(app PRIVATE\n"
            + '    "OVERRIDE_KERNEL_PREFIX=\\"${CMAKE_CURRENT_SOURCE_DIR}/\\"")\n'
        }
    )
    alone.definitions["TILEMETAL_METALIUM_API"] = level
    alone.configure()
    alone.build()
    assert "PASS" in alone.run()


def test_a_program_that_prints_without_fmt_is_told_the_package(alone: Project) -> None:
    alone.write(
        {
            "CMakeLists.txt": MOCK_ONLY
            + "add_executable(app main.cpp)\n"
            + "target_link_libraries(app PRIVATE TT::Metalium)\n"
            + "target_compile_definitions(app PRIVATE TILEMETAL_WITHOUT_FMT)\n",
            "main.cpp": PRINTS,
        }
    )
    alone.definitions["CMAKE_DISABLE_FIND_PACKAGE_fmt"] = "ON"
    assert "fmt was not found" in alone.configure()
    built = alone.try_build()
    assert built.returncode != 0
    assert "fmt is not installed: on Debian, install the package libfmt-dev" in built.stdout
