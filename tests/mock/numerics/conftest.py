"""Offers the engine arithmetic to the tests of this folder."""

from __future__ import annotations

import pytest
from golden.arithmetic import Engine, load_engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    return load_engine()
