"""What a build does again after which change, with every generator."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from cmake_project import APP, HEAD, Project

pytestmark = pytest.mark.cmake

GENERATORS = ["Ninja", "Unix Makefiles", "Ninja Multi-Config"]


@pytest.fixture(params=GENERATORS)
def built(request: pytest.FixtureRequest, linked: Project) -> Project:
    linked.generator = request.param
    linked.configure()
    linked.build()
    assert linked.run() == "64\n"
    return linked


def advance(path: Path) -> None:
    """Make a file newer than everything built, without waiting for the clock of the file system."""
    newest = max(entry.stat().st_mtime_ns for entry in path.parent.parent.rglob("*"))
    os.utime(path, ns=(newest + 10**7, newest + 10**7))


def test_a_second_build_does_nothing(built: Project) -> None:
    before = built.times()
    output = built.build()
    assert "Generating" not in output
    assert built.times() == before
    if "Ninja" in built.generator:
        assert "ninja: no work to do." in output


def test_a_touched_kernel_is_checked_once_and_nothing_is_compiled(built: Project) -> None:
    before = built.times()
    advance(built.source / "product.py")
    assert "product: up to date" in built.build()
    assert "Generating" not in built.build()
    assert built.times() == before


def test_an_edit_without_effect_generates_once_and_compiles_nothing(built: Project) -> None:
    before = built.times()
    built.write({"product.py": (built.source / "product.py").read_text() + "# a remark\n"})
    advance(built.source / "product.py")
    assert "product: generated, nothing changed" in built.build()
    assert "Generating" not in built.build()
    assert built.times() == before


def test_an_edited_import_changes_the_program(built: Project) -> None:
    built.write({"tiles.py": "TILE = 16\n"})
    advance(built.source / "tiles.py")
    built.build()
    assert built.run() == "32\n"
    assert "Generating" not in built.build()


def test_a_failing_kernel_changes_nothing_and_its_repair_builds(built: Project) -> None:
    before = built.times()
    kernel = built.source / "product.py"
    good = kernel.read_text()
    built.write({"product.py": good.replace("TILE *", "TILES *")})
    advance(kernel)
    result = built.try_build()
    assert result.returncode != 0
    message = "error: NameError: name 'TILES' is not defined"
    assert re.search(f"^{re.escape(str(kernel))}:5(:12)?: {message}", result.stdout, re.MULTILINE)
    assert "Traceback" not in result.stdout
    assert built.times() == before
    assert not [path for path in built.binary.rglob(".*") if path.name.startswith(".product")]

    built.write({"product.py": good.replace("TILE *", "TILE // ")})
    advance(kernel)
    built.build()
    assert built.run() == "16\n"


def test_changed_parameters_change_the_program(linked: Project) -> None:
    linked.configure()
    linked.build()
    lists = linked.source / "CMakeLists.txt"
    lists.write_text(lists.read_text().replace("factor=2", "factor=3"))
    linked.build()
    assert linked.run() == "96\n"


def test_a_listed_input_regenerates(project: Project) -> None:
    project.use_stand_in()
    project.write(
        {
            "CMakeLists.txt": f"{HEAD}"
            "tt_add_kernel(product SOURCE product.py DEPENDS size.txt HOST executable)\n",
            "product.py": "from pathlib import Path\n\n\n"
            "def product():\n    return int(Path(__file__).with_name('size.txt').read_text())\n",
            "size.txt": "5\n",
        }
    )
    project.configure()
    project.build()
    assert project.run("product") == "5\n"
    project.write({"size.txt": "6\n"})
    advance(project.source / "size.txt")
    project.build()
    assert project.run("product") == "6\n"


def test_the_source_folder_may_be_read_only(linked: Project) -> None:
    folders = [linked.source, *(path for path in linked.source.rglob("*") if path.is_dir())]
    before = sorted(linked.source.rglob("*"))
    for folder in folders:
        folder.chmod(0o555)
    try:
        linked.configure()
        linked.build()
        assert linked.run() == "64\n"
        assert sorted(linked.source.rglob("*")) == before
    finally:
        for folder in folders:
            folder.chmod(0o755)


def test_two_kernels_build_side_by_side(project: Project) -> None:
    project.use_stand_in()
    project.write(
        {
            "CMakeLists.txt": f"{HEAD}"
            "tt_add_kernel(product SOURCE kernels.py KERNEL first)\n"
            "tt_add_kernel(other SOURCE kernels.py KERNEL second PYTHONPATH more)\n"
            "add_executable(app main.cpp)\ntarget_link_libraries(app PRIVATE product other)\n",
            "main.cpp": APP.replace("product()", "product() + other()").replace(
                "#include <cstdio>", "#include <cstdio>\n#include <other.hpp>"
            ),
            "kernels.py": "def first():\n    return 1\n\n\n"
            "def second():\n    import late\n\n    return late.VALUE\n",
            "more/late.py": "VALUE = 40\n",
        }
    )
    project.configure()
    project.build()
    assert project.run() == "41\n"
    project.write({"more/late.py": "VALUE = 50\n"})
    advance(project.source / "more" / "late.py")
    output = project.build()
    assert "Generating kernel other" in output
    assert "Generating kernel product" not in output
    assert project.run() == "51\n"
