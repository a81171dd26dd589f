"""A small CMake project in a temporary folder, configured and built as a user would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent

APP = """\
#include <product.hpp>
#include <cstdio>
int main() { std::printf("%d\\n", product()); }
"""
HEAD = """\
cmake_minimum_required(VERSION 3.22)
project(consumer LANGUAGES CXX)
find_package(tilemetal REQUIRED)
"""
LINKED = f"""\
{HEAD}
tt_add_kernel(product SOURCE product.py PARAMS factor=2)
add_executable(app main.cpp)
target_link_libraries(app PRIVATE product)
"""


class Project:
    """Sources in ``folder/source``, build tree in ``folder/build``."""

    def __init__(self, folder: Path, generator: str = "Ninja") -> None:
        self.source = folder / "source"
        self.binary = folder / "build"
        self.generator = generator
        self.definitions: dict[str, str] = {}
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("CMAKE_")}
        self.environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    def use_stand_in(self) -> None:
        """Generate with the stand-in compiler and link the tiny SDK: nothing slow is left."""
        self.environment["PYTHONPATH"] = str(HERE / "stand_in")
        self.definitions["TT-Metalium_DIR"] = str(HERE / "tiny_sdk")

    def write(self, files: Mapping[str, str]) -> None:
        """Write source files: name to text."""
        for name, text in files.items():
            path = self.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def command(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command in the project's environment; stdout holds both streams."""
        return subprocess.run(
            [str(part) for part in command],
            cwd=self.source.parent,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def configure(self) -> str:
        """Configure and return what CMake printed; AssertionError with it on failure."""
        result = self.try_configure()
        assert result.returncode == 0, result.stdout
        return result.stdout

    def try_configure(self) -> subprocess.CompletedProcess[str]:
        definitions = [f"-D{name}={value}" for name, value in self.definitions.items()]
        return self.command("cmake", "-S", self.source, "-B", self.binary, "-G", self.generator, *definitions)

    def build(self) -> str:
        """Build and return what was printed; AssertionError with it on failure."""
        result = self.try_build()
        assert result.returncode == 0, result.stdout
        return result.stdout

    def try_build(self) -> subprocess.CompletedProcess[str]:
        return self.command("cmake", "--build", self.binary, "--parallel", "2")

    def run(self, name: str = "app") -> str:
        """What a program of the project prints."""
        folder = self.binary / "Debug" if self.generator == "Ninja Multi-Config" else self.binary
        result = self.command(folder / name)
        assert result.returncode == 0, result.stdout
        return result.stdout

    def times(self) -> dict[str, int]:
        """Modification times of everything compiled, linked or generated, by path below the build folder."""
        return {
            str(path.relative_to(self.binary)): path.stat().st_mtime_ns
            for path in self.binary.rglob("*")
            if path.suffix in {".o", ".a", ".cpp", ".hpp", ".json"} or path.name == "app"
        }
