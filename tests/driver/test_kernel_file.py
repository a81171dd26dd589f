"""Loading kernel files: imports, the author's files, and Python errors as one located message."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tilemetal.driver.kernel_file import opened
from tilemetal.driver.python_errors import KernelFileError
from tilemetal.errors import LanguageError

WriteFile = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> WriteFile:
    def write_file(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    return write_file


def test_a_file_imports_its_neighbours_and_named_folders(write: WriteFile, tmp_path: Path) -> None:
    neighbour = write("kernels/shapes.py", "TILE = 32\n")
    elsewhere = write("elsewhere/sizes.py", "COUNT = 3\n")
    path = write(
        "kernels/add.py",
        "import json\nfrom shapes import TILE\nfrom sizes import COUNT\nvalue = TILE * COUNT\n",
    )
    with opened(path, [tmp_path / "elsewhere"]) as file:
        assert file.module.value == 96
        assert file.user_files() == sorted([path, neighbour, elsewhere])


def test_a_file_inside_a_package_may_import_relatively(write: WriteFile) -> None:
    init = write("library/__init__.py", "")
    neighbour = write("library/shapes.py", "TILE = 32\n")
    path = write("library/add.py", "from .shapes import TILE\n")
    with opened(path) as file:
        assert file.module.TILE == 32
        assert file.user_files() == sorted([init, neighbour, path])


def test_modules_imported_late_are_noticed(write: WriteFile) -> None:
    late = write("late.py", "VALUE = 1\n")
    path = write("kernel.py", "def make():\n    import late\n    return late.VALUE\n")
    with opened(path) as file:
        assert late not in file.user_files()
        file.module.make()
        assert late in file.user_files()


def test_loading_leaves_no_trace(write: WriteFile) -> None:
    write("shapes.py", "TILE = 32\n")
    path = write("kernel.py", "import shapes\n")
    before = (list(sys.path), set(sys.modules), sys.dont_write_bytecode)
    with opened(path):
        assert "shapes" in sys.modules
    assert (list(sys.path), set(sys.modules), sys.dont_write_bytecode) == before
    assert sorted(os.listdir(path.parent)) == ["kernel.py", "shapes.py"]


def test_an_edited_neighbour_is_read_again(write: WriteFile) -> None:
    write("shapes.py", "TILE = 32\n")
    path = write("kernel.py", "from shapes import TILE\n")
    with opened(path) as file:
        assert file.module.TILE == 32
    write("shapes.py", "TILE = 64\n")
    with opened(path) as file:
        assert file.module.TILE == 64


def test_a_file_named_like_a_library_module_can_be_loaded(write: WriteFile) -> None:
    path = write("json.py", "VALUE = 5\n")
    with opened(path) as file:
        assert file.module.VALUE == 5
        assert sys.modules["json"].__name__ == "json"
        assert hasattr(sys.modules["json"], "dumps")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("x = 1\ndef f(:\n", 2, "SyntaxError: invalid syntax"),
        ("def f():\n        x = 1\n    y = 2\n", 3, "IndentationError"),
        ("x = 1\ny = undefined_name\n", 2, "NameError: name 'undefined_name' is not defined"),
        ("import math\nmath.sqrt('x')\n", 2, "TypeError: must be real number, not str"),
        ("raise SystemExit(3)\n", 1, "SystemExit: 3"),
    ],
)
def test_python_errors_are_one_located_message(
    write: WriteFile, monkeypatch: pytest.MonkeyPatch, text: str, line: int, what: str
) -> None:
    path = write("kernel.py", text)
    monkeypatch.chdir(path.parent)
    with pytest.raises(KernelFileError) as caught, opened(path):
        pass
    location = caught.value.location
    assert location is not None
    assert (location.path, location.line) == (str(path), line)
    first, excerpt = str(caught.value).splitlines()[:2]
    assert first.startswith(f"kernel.py:{line}")
    assert what in first
    assert excerpt.endswith(text.splitlines()[line - 1])


def test_an_error_in_a_neighbour_points_at_the_neighbour(write: WriteFile) -> None:
    neighbour = write("shapes.py", "TILE = 32\nHALF = TILE / 0\n")
    path = write("kernel.py", "import shapes\n")
    with pytest.raises(KernelFileError) as caught, opened(path):
        pass
    assert caught.value.location is not None
    assert (caught.value.location.path, caught.value.location.line) == (str(neighbour), 2)


def test_an_unknown_import_says_how_to_name_its_folder(write: WriteFile) -> None:
    path = write("kernel.py", "import not_to_be_found\n")
    with pytest.raises(KernelFileError, match="No module named 'not_to_be_found'") as caught, opened(path):
        pass
    assert caught.value.help is not None
    assert "--pythonpath" in caught.value.help


def test_tilemetal_errors_without_a_place_get_the_authors_line(write: WriteFile) -> None:
    path = write("kernel.py", "from tilemetal.errors import LanguageError\n\nraise LanguageError('wrong')\n")
    with pytest.raises(LanguageError) as caught, opened(path):
        pass
    assert caught.value.location is not None
    assert caught.value.location.line == 3


def test_an_unreadable_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KernelFileError, match="No such file"), opened(tmp_path / "absent.py"):
        pass
