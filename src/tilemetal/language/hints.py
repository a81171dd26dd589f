"""Keyword arguments that tune TileLang's GPU back ends: accepted, without effect, so that kernels port."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from ..errors import LanguageError
from .locations import here

GPU_HINTS: Mapping[str, frozenset[str]] = {
    "T.copy": frozenset({"coalesced_width", "disable_tma", "eviction_policy", "loop_layout"}),
    "T.gemm": frozenset({"policy", "k_pack", "wg_wait", "num_warps", "use_py"}),
    "T.Parallel": frozenset({"coalesced_width", "loop_layout"}),
    "T.Pipelined": frozenset({"order", "stage", "sync", "group"}),
}


def check_hints(function: str, given: Mapping[str, Any], own: Iterable[str]) -> None:
    """Raise LanguageError for a keyword that is neither the function's own nor a known hint."""
    known = GPU_HINTS[function] | set(own)
    for name in given:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            raise LanguageError(
                f"{function} has no argument {name}",
                location=here(),
                expected=", ".join(sorted(set(own))),
                help=f"did you mean {close[0]}?" if close else None,
            )
