"""The committed type stub describes the built module."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

from nanobind.stubgen import StubGen, load_pattern_file

from tilemetal import _core

ROOT = Path(__file__).parents[2]


def normalized(stub: str) -> str:
    """The stub without regard to formatting."""
    tree = ast.parse(stub)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = inspect.cleandoc(node.value).strip()
    return ast.unparse(tree)


def test_stub_is_what_the_module_says() -> None:
    generator = StubGen(_core, patterns=load_pattern_file(str(ROOT / "cpp/core/stub.pat")), quiet=True)
    generator.put(_core)
    committed = (ROOT / "src/tilemetal/_core.pyi").read_text()
    assert normalized(generator.get()) == normalized(committed), (
        "run: python -m nanobind.stubgen -m tilemetal._core -p cpp/core/stub.pat -o src/tilemetal/_core.pyi"
    )
