"""``tt.plan.json``: the compiler's decisions as data (cores, work, buffers, kernels and their arguments).

The host program and the command line read only this; nothing of the IR is needed any more.
"""

from __future__ import annotations

from .arguments import runtime_values
from .document import load_plan, parse_plan, write_plan
from .model import (
    SCHEMA_VERSION,
    AccessorArgument,
    Buffer,
    BufferAddressArgument,
    CircularBuffer,
    CompileTimeArgument,
    ComputeConfig,
    CoreRange,
    CoreWork,
    Kernel,
    L1Use,
    OutputTiles,
    Plan,
    PlanTarget,
    RuntimeArgument,
    TileOrigin,
    ValueArgument,
    WorkArgument,
    WorkPartition,
)
from .validation import validate_plan

__all__ = [
    "SCHEMA_VERSION",
    "AccessorArgument",
    "Buffer",
    "BufferAddressArgument",
    "CircularBuffer",
    "CompileTimeArgument",
    "ComputeConfig",
    "CoreRange",
    "CoreWork",
    "Kernel",
    "L1Use",
    "OutputTiles",
    "Plan",
    "PlanTarget",
    "RuntimeArgument",
    "TileOrigin",
    "ValueArgument",
    "WorkArgument",
    "WorkPartition",
    "load_plan",
    "parse_plan",
    "runtime_values",
    "validate_plan",
    "write_plan",
]
