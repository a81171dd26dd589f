"""The command line outside of compilation: start-up, discovery, messages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tilemetal._version import __version__


def tilemetal_command(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tilemetal", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["--cmake-dir"]])
def test_start_up_imports_no_compiler(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom tilemetal.cli import main\n"
        f"main({arguments!r}, standalone_mode=False)\n"
        "print('loaded:', *sorted({'tvm', 'tvm_ffi', 'numpy', 'rich'} & set(sys.modules)))\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1].split() == ["loaded:"]


def test_the_version_is_printed() -> None:
    assert tilemetal_command("--version").stdout == f"tilemetal {__version__}\n"


@pytest.mark.parametrize("option", ["--cmake-dir", "--cmake_dir"])
def test_the_cmake_package_is_found(option: str) -> None:
    folder = Path(tilemetal_command(option).stdout.rstrip("\n"))
    assert (folder / "tilemetalConfig.cmake").is_file()
    assert (folder / "TtAddKernel.cmake").is_file()


def test_an_error_is_one_message_without_traceback(tmp_path: Path) -> None:
    (tmp_path / "kernel.py").write_text("def kernel(M):\n    return M +\n")
    result = tilemetal_command("compile", "kernel.py", "M=1", folder=tmp_path)
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "kernel.py:2:15: error: SyntaxError: invalid syntax",
        "    2 |     return M +",
        "      |               ^",
    ]
