"""Which function of a kernel file is the kernel."""

from __future__ import annotations

from pathlib import Path

import pytest

from tilemetal.driver.kernel_choice import choose_kernel
from tilemetal.driver.kernel_file import opened
from tilemetal.driver.python_errors import KernelFileError

LANGUAGE = "class T:\n    @staticmethod\n    def prim_func(f):\n        return f\n\n"


def maker(name: str) -> str:
    return f"def {name}(M):\n    @T.prim_func\n    def main():\n        pass\n    return main\n\n"


def chosen(folder: Path, text: str, name: str | None = None) -> str:
    path = folder / "kernel.py"
    path.write_text(LANGUAGE + text)
    with opened(path) as file:
        return choose_kernel(file, name).__name__


def test_the_only_function_that_makes_a_kernel_is_chosen(tmp_path: Path) -> None:
    assert chosen(tmp_path, "def blocks(M):\n    return M // 32\n\n" + maker("matmul")) == "matmul"


def test_private_functions_are_not_kernels(tmp_path: Path) -> None:
    assert chosen(tmp_path, maker("_part") + maker("matmul")) == "matmul"


def test_an_only_function_may_get_its_kernel_elsewhere(tmp_path: Path) -> None:
    assert chosen(tmp_path, "def matmul(M):\n    return imported(M)\n") == "matmul"


def test_exports_decide(tmp_path: Path) -> None:
    assert chosen(tmp_path, "__all__ = ['second']\n" + maker("first") + maker("second")) == "second"


def test_a_kernel_can_be_named(tmp_path: Path) -> None:
    assert chosen(tmp_path, maker("first") + maker("second"), "first") == "first"


def test_several_kernels_are_listed(tmp_path: Path) -> None:
    with pytest.raises(KernelFileError, match="several kernels") as caught:
        chosen(tmp_path, maker("first") + maker("second"))
    assert caught.value.expected == "one of first, second"


def test_an_unknown_name_lists_the_kernels(tmp_path: Path) -> None:
    with pytest.raises(KernelFileError, match="no kernel 'third'") as caught:
        chosen(tmp_path, maker("first") + maker("second"), "third")
    assert caught.value.expected == "one of first, second"


def test_a_file_without_kernels_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KernelFileError, match="no kernel found"):
        chosen(tmp_path, "TILE = 32\n")
