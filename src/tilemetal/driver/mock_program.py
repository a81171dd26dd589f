"""Builds the host program of a compiled kernel against the mock SDK and runs it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from ..errors import BuildError, ExecutionError
from ..sdk_levels import CURRENT
from .compile_file import CompiledFile
from .installation import cmake_folder
from .output_files import write_changed

_PROJECT = """\
cmake_minimum_required(VERSION 3.22...4.0)
project(run LANGUAGES CXX)
find_package(tilemetal REQUIRED COMPONENTS mock)
add_executable(run main.cpp {host_source})
target_compile_features(run PRIVATE cxx_std_20)
target_link_libraries(run PRIVATE {sdk})
"""


def run_on_mock(compiled: CompiledFile) -> str:
    """What the program printed. Raises BuildError or ExecutionError with the output of the step that failed.

    The build folder is kept in the user's cache, named by its content: a second run only runs.
    """
    files = compiled.outputs("executable")
    header = next(name for name in files if name.endswith(".hpp"))
    sdk = "TT::Metalium" if compiled.kernel.target.metalium == CURRENT else "tilemetal::mock_2025"
    files["CMakeLists.txt"] = _PROJECT.format(host_source=header.replace(".hpp", ".cpp"), sdk=sdk)
    content = repr(sorted(files.items())) + str(cmake_folder())
    folder = _cache_folder() / hashlib.sha256(content.encode()).hexdigest()[:24]
    write_changed(folder, files)
    build = folder / "build"
    if not (build / "CMakeCache.txt").exists():
        configure = [_tool("cmake"), "-S", str(folder), "-B", str(build), "-G", "Ninja"]
        configure += [f"-DCMAKE_MAKE_PROGRAM={_tool('ninja')}", f"-Dtilemetal_DIR={cmake_folder()}"]
        _step([*configure, "-DCMAKE_BUILD_TYPE=Release"], BuildError("configuring the host program failed"))
    _step([_tool("cmake"), "--build", str(build)], BuildError("building the host program failed"))
    return _step([str(build / "run")], ExecutionError("the program failed on the mock device"))


def _cache_folder() -> Path:
    root = os.environ.get("XDG_CACHE_HOME")
    return (Path(root) if root else Path.home() / ".cache") / "tilemetal" / "run"


def _tool(name: str) -> str:
    """The tool of this Python environment, else the one on PATH."""
    beside = shutil.which(name, path=str(Path(sys.executable).parent))
    found = beside or shutil.which(name)
    if found is None:
        raise BuildError(f"{name} was not found", help=f"{sys.executable} -m pip install {name}")
    return found


def _step(command: list[str], failure: BuildError | ExecutionError) -> str:
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if result.returncode != 0:
        failure.found = f"exit status {result.returncode} of {' '.join(command)}\n{result.stdout.rstrip()}"
        raise failure
    return result.stdout
