"""Real kernels through the real compiler, linked with the mock SDK and run by plain CMake."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from cmake_project import HEAD, Project

from tilemetal.cli import main

pytestmark = pytest.mark.cmake

EXAMPLE = Path(__file__).parents[2] / "examples" / "matmul"


@pytest.fixture
def example(project: Project) -> Project:
    """The matmul example, with its kernels only in the build tree's store."""
    shutil.copytree(EXAMPLE, project.source)
    project.environment["TT_METAL_CACHE"] = str(project.source.parent / "kernel cache")
    return project


@pytest.mark.parametrize("generator", ["Ninja", "Unix Makefiles"])
def test_the_example_passes_with_kernels_compiled_by_the_build(example: Project, generator: str) -> None:
    example.generator = generator
    example.configure()
    example.build()
    assert example.run().splitlines()[-1] == "PASS"
    # Precompiled headers may be there, but no kernel.
    assert not list(Path(example.environment["TT_METAL_CACHE"]).rglob("*.so"))


def test_an_executable_kernel_checks_itself_on_the_architecture_it_is_for(example: Project) -> None:
    call = "tt_add_kernel(mm SOURCE matmul.py PARAMS M=96 N=64 K=64 ARCH blackhole HOST executable)\n"
    example.write({"CMakeLists.txt": HEAD + call})
    example.configure()
    example.build()
    assert example.run("mm").splitlines()[-1] == "PASS"
    # Precompiled headers may be there, but no kernel.
    assert not list(Path(example.environment["TT_METAL_CACHE"]).rglob("*.so"))


def test_a_wrong_kernel_stops_the_build_at_its_line(example: Project) -> None:
    kernel = example.source / "matmul.py"
    kernel.write_text(kernel.read_text().replace("alloc_shared((block_K,", "alloc_shared((64,"))
    line = 1 + kernel.read_text().splitlines().index("                T.gemm(A_shared, B_shared, C_local)")
    example.configure()
    result = example.try_build()
    assert result.returncode != 0
    assert f"{kernel}:{line}:17: error: T.gemm: " in result.stdout
    assert "Traceback" not in result.stdout
    assert not list((example.binary / "matmul.kernel").iterdir())


def test_run_checks_a_kernel_without_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "a cache"))
    arguments = ["run", str(EXAMPLE / "matmul.py"), "M=64", "N=32", "K=64"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-1] == "PASS"
