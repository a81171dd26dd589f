"""Hypothesis runs the same examples everywhere; tests of the real SDK are skipped where there is none."""

from __future__ import annotations

import pytest
from hypothesis import settings

# A slow machine is no failure.
settings.register_profile("tilemetal", deadline=None, derandomize=True)
settings.load_profile("tilemetal")


def _missing() -> str:
    """What the tests of the real SDK lack on this machine."""
    from sdk_check.cross_compiler import find_cross_compiler
    from sdk_check.failure import SdkMissingError
    from sdk_check.wheel import FETCH_COMMAND, default_sdk_folder, is_fetched

    if not is_fetched(default_sdk_folder()):
        return f"the SDK's headers are not fetched ({FETCH_COMMAND})"
    try:
        find_cross_compiler()
    except SdkMissingError as error:
        return str(error)
    return ""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    marked = [item for item in items if item.get_closest_marker("sdk")]
    if marked and (missing := _missing()):
        for item in marked:
            item.add_marker(pytest.mark.skip(reason=missing))
