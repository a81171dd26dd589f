"""The host side of a generated program, as texts by file name."""

from __future__ import annotations

from collections.abc import Mapping

from ..plan import Plan
from .host_capi import capi_text
from .host_header import header_text
from .host_main import main_text
from .host_source import source_text


def host_sources(plan: Plan, kernel_sources: Mapping[str, str]) -> dict[str, str]:
    """``<name>.hpp`` and ``<name>.cpp`` for a valid plan.

    ``kernel_sources`` has the text of each device kernel under its role: reader, compute, writer.
    Equal arguments give equal texts. Raises CodegenError for a missing kernel and PlanError for names
    and dtypes that have no C++ counterpart.
    """
    return {
        f"{plan.kernel}.hpp": header_text(plan),
        f"{plan.kernel}.cpp": source_text(plan, kernel_sources),
    }


def capi_sources(plan: Plan) -> dict[str, str]:
    """``<name>.capi.cpp``: the C interface, to be linked with ``<name>.cpp`` into a loadable library."""
    return {f"{plan.kernel}.capi.cpp": capi_text(plan)}


def executable_sources(plan: Plan, reference: str) -> dict[str, str]:
    """``main.cpp``: compares a run with ``reference``, the C++ text of ``void <name>_reference(...)``.

    The reference takes a float pointer per tensor in parameter order (const for inputs).
    """
    return {"main.cpp": main_text(plan, reference)}
