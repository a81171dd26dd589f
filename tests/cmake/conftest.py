"""Fixtures of the CMake tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from cmake_project import APP, LINKED, Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project; its path has a space."""
    return Project(tmp_path / "a project")


@pytest.fixture
def linked(project: Project) -> Project:
    """A program that prints twice the number in tiles.py, through a generated library."""
    project.use_stand_in()
    project.write(
        {
            "CMakeLists.txt": LINKED,
            "main.cpp": APP,
            "product.py": "from tiles import TILE\n\n\ndef product(factor):\n    return TILE * factor\n",
            "tiles.py": "TILE = 32\n",
        }
    )
    return project
