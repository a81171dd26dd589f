"""Replaces the kernel compiler in tests of the build rules, which are about files and times, not kernels.

A kernel function returns a number here, and the "host interface" is a function that returns it. Generating
takes a fraction of a second and compiling the result needs no SDK headers.
"""

import sys
import types


class Compiled:
    """What tilemetal.compiler.compile() returns, in miniature."""

    def __init__(self, name: str, value: int) -> None:
        self.ir = {"A1": f"value = {value}\n"}
        self.sources = {
            f"{name}.reader.cpp": f"// {value}\n",
            f"{name}.compute.cpp": f"// {value}\n",
            f"{name}.writer.cpp": f"// {value}\n",
            f"{name}.hpp": f"#pragma once\nint {name}();\n",
            f"{name}.cpp": f'#include "{name}.hpp"\nint {name}() {{ return {value}; }}\n',
            "tt.plan.json": f'{{"kernel": "{name}", "value": {value}}}\n',
        }
        self.main = (
            f'#include "{name}.hpp"\n#include <cstdio>\nint main() {{ std::printf("%d\\n", {name}()); }}\n'
        )

    def main_source(self) -> str:
        return self.main


def compile(value, target, *, name, dump_ir):
    return Compiled(name, value)


stand_in = types.ModuleType("tilemetal.compiler")
stand_in.compile = compile
sys.modules["tilemetal.compiler"] = stand_in
