"""Where this installation keeps what is not Python: the native core, the CMake package and the mock SDK."""

from __future__ import annotations

import sys
from pathlib import Path

from ..errors import TilemetalError


def package_folders() -> list[Path]:
    """The folders that make up the package: in an editable install, the sources and the installed files."""
    return [Path(folder) for folder in sys.modules[__package__.partition(".")[0]].__path__]


def cmake_folder() -> Path:
    """The folder of tilemetalConfig.cmake. Raises TilemetalError when the package was never installed."""
    for folder in package_folders():
        if (folder / "cmake" / "tilemetalConfig.cmake").exists():
            return folder / "cmake"
    raise TilemetalError(
        "tilemetal runs from its source folder without being installed",
        help="python -m pip install <source folder>",
    )
