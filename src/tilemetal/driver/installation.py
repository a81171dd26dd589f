"""Where this installation keeps what is not Python: the CMake package and the mock SDK."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from ..errors import TilemetalError


def installed_folder() -> Path:
    """The folder of installed files. In an editable install it is not the folder of the Python modules."""
    core = importlib.util.find_spec("tilemetal._core")
    if core is None or core.origin is None:
        raise TilemetalError(
            "tilemetal runs from a source folder where it was never installed",
            help="install it with: python -m pip install <source folder>",
        )
    return Path(core.origin).parent


def cmake_folder() -> Path:
    """The folder of tilemetalConfig.cmake."""
    return installed_folder() / "cmake"
