"""The API level that kernels are generated for follows the SDK that CMake found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cmake_project import HEAD, HERE, Project

pytestmark = pytest.mark.cmake

VERSION_FILE = """\
set(PACKAGE_VERSION "{version}")
set(PACKAGE_VERSION_COMPATIBLE TRUE)
"""


def sdk_of_version(project: Project, folder: Path, version: str) -> None:
    """Let CMake find a TT-Metalium package of ``version``."""
    project.use_stand_in()
    shutil.copytree(HERE / "tiny_sdk", folder)
    (folder / "TT-MetaliumConfigVersion.cmake").write_text(VERSION_FILE.format(version=version))
    project.definitions["TT-Metalium_DIR"] = str(folder)
    project.environment.pop("TILEMETAL_METALIUM_API", None)
    project.write(
        {"CMakeLists.txt": f"{HEAD}\ntt_add_kernel(k SOURCE k.py)\n", "k.py": "def k(): return 1\n"}
    )


@pytest.mark.parametrize(("version", "level"), [("0.81.1", "0.81"), ("0.63.0", "2025")])
def test_the_level_is_that_of_the_sdk(project: Project, tmp_path: Path, version: str, level: str) -> None:
    sdk_of_version(project, tmp_path / "sdk", version)
    project.configure()
    assert f"--metalium {level} " in (project.binary / "build.ninja").read_text()


def test_an_sdk_outside_the_known_range_is_refused_unless_the_level_is_named(
    project: Project, tmp_path: Path
) -> None:
    sdk_of_version(project, tmp_path / "sdk", "0.70.2")
    refused = project.try_configure()
    assert refused.returncode != 0
    message = " ".join(refused.stdout.split())
    assert "tt_add_kernel(k): error: no API level is known for TT-Metalium 0.70.2" in message
    assert "release 0.62 to 0.63 (level 2025); release 0.81 (level 0.81)" in message
    project.definitions["TILEMETAL_METALIUM_API"] = "2025"
    project.configure()
    assert "--metalium 2025 " in (project.binary / "build.ninja").read_text()
