"""Skips comparisons with the SDK's programs where they are not fetched."""

from __future__ import annotations

import pytest
from sdk_check.wheel import FETCH_COMMAND, default_sdk_folder, is_fetched


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if is_fetched(default_sdk_folder()):
        return
    for item in items:
        if item.get_closest_marker("sdk"):
            item.add_marker(pytest.mark.skip(reason=f"the SDK is not fetched ({FETCH_COMMAND})"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "sdk: needs the SDK's headers, else skipped")
