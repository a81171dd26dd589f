"""Hypothesis runs the same examples everywhere, and a slow machine is no failure."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("tilemetal", deadline=None, derandomize=True)
settings.load_profile("tilemetal")
