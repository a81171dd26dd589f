"""pytest plugin: tilemetal._core is the build that TILEMETAL_CORE names, not the installed one."""

from __future__ import annotations

import importlib.util
import os
import sys
from importlib.machinery import ModuleSpec

import pytest


class _CoreFinder:
    @staticmethod
    def find_spec(name: str, *_: object) -> ModuleSpec | None:
        if name != "tilemetal._core":
            return None
        return importlib.util.spec_from_file_location(name, os.environ["TILEMETAL_CORE"])


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    sys.meta_path.insert(0, _CoreFinder)
    os.environ.pop("LD_PRELOAD", None)  # compilers the tests start need no sanitizer


def pytest_sessionfinish() -> None:
    assert sys.modules["tilemetal._core"].__file__ == os.environ["TILEMETAL_CORE"]
