"""What README.md and the page about the mock show is what happens."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
MOCK_PAGE = (ROOT / "docs" / "metalium-without-a-card.md").read_text()
BIN = Path(sys.executable).parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that has the examples, as the repository does."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def run(command: str | list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    environment["XDG_CACHE_HOME"] = str(folder / "cache")
    shell = isinstance(command, str)
    return subprocess.run(command, shell=shell, cwd=folder, env=environment, capture_output=True, text=True)


def blocks(language: str, page: str = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.M | re.S)


def commands(page: str) -> list[str]:
    return [
        line[2:] for block in blocks("console", page) for line in block.splitlines() if line.startswith("$ ")
    ]


def test_the_commands_of_the_tour_work(folder: Path) -> None:
    tour = commands(README)
    assert tour[0] == "source .venv/bin/activate"
    outputs = {}
    for command in tour[1:]:
        result = run(command, folder)
        assert result.returncode == 0, f"{command}\n{result.stdout}{result.stderr}"
        outputs[command] = result.stdout
    assert outputs["build/tour/matmul/app"].splitlines()[-1] == "PASS"
    assert outputs["tilemetal run examples/matmul/matmul.py M=128 N=64 K=96"].splitlines()[-1] == "PASS"
    assert (folder / "build/tour/ir/14_E1_finalize_signature.py").exists()


def test_the_commands_of_the_page_about_the_mock_work(folder: Path) -> None:
    for command in commands(MOCK_PAGE):
        result = run(command, folder)
        assert result.returncode == 0, f"{command}\n{result.stdout}{result.stderr}"
        assert "PASS" in result.stdout


def test_the_project_of_the_page_about_the_mock_builds(folder: Path) -> None:
    (folder / "CMakeLists.txt").write_text(blocks("cmake", MOCK_PAGE)[0])
    for part in ("level_081", "both_levels"):
        shutil.copytree(ROOT / "tests/metalium" / part, folder / part)
    (folder / "main.cpp").write_text('#include "level_081/loopback.cpp"\n')
    definition = f'-DCMAKE_CXX_FLAGS=-DOVERRIDE_KERNEL_PREFIX=\\"{folder}/\\"'
    for command in (
        f"cmake -S . -B build -G Ninja -Dtilemetal_DIR=$(tilemetal --cmake-dir) '{definition}'",
        "cmake --build build",
        "build/app",
    ):
        result = run(command, folder)
        assert result.returncode == 0, f"{command}\n{result.stdout}{result.stderr}"
    assert result.stdout == "PASS\n"


def test_the_kernel_shown_is_the_example() -> None:
    shown = blocks("python")[0].split("def matmul", 1)[1]
    example = (ROOT / "examples/matmul/matmul.py").read_text().split("def matmul", 1)[1]
    assert shown.strip() == example.strip()


def test_the_project_shown_is_the_example() -> None:
    text = (ROOT / "examples/matmul/CMakeLists.txt").read_text()
    shown = re.findall(
        r"^    ((?:find_package|tt_add_kernel|add_executable|target_link_libraries)\(.*\))$", README, re.M
    )
    assert len(shown) == 4
    assert all(line in text for line in shown)


def test_the_python_shown_runs(folder: Path) -> None:
    script = folder / "examples" / "matmul" / "script.py"
    script.write_text(blocks("python")[1])
    result = run([sys.executable, str(script)], folder)
    assert result.returncode == 0, result.stderr
    assert "void kernel_main()" in result.stdout


def test_the_error_shown_is_the_error(folder: Path) -> None:
    kernel = folder / "matmul.py"
    text = (ROOT / "examples/matmul/matmul.py").read_text()
    kernel.write_text(
        text.replace(
            "A_shared = T.alloc_shared((block_M, block_K)", "A_shared = T.alloc_shared((block_M, 64)"
        )
    )
    result = run([sys.executable, "-m", "tilemetal", "compile", "matmul.py", "M=64", "N=64", "K=64"], folder)
    shown = re.search(r"^    (matmul\.py:\d+:\d+: error: .*?)\n\n", README, re.M | re.S)
    assert shown is not None
    lines = [line.strip() for line in shown[1].splitlines()]
    assert [line.strip() for line in result.stderr.splitlines()] == lines
