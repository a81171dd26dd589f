"""The lowering passes, in order: the whole pipeline on one screen.

Each module has ``run(program) -> program`` and ``verify(program)``, which raises when what the pass
promises does not hold.
"""

from __future__ import annotations

from types import ModuleType

from . import (
    attach_tensor_accessor,
    build_tile_dfg,
    configure_tensor_accessor,
    finalize_signature,
    grid_to_core_grid,
    infer_layout,
    insert_compute_init,
    insert_dst_management,
    lower_cb_intrinsics,
    lower_shared_to_cb,
    lower_tile_intrinsics,
    partition_work,
    propagate_layout,
    split_device_kernel,
)

PIPELINE: tuple[tuple[str, ModuleType], ...] = (
    ("A1", infer_layout),
    ("A2", propagate_layout),
    ("A3", attach_tensor_accessor),
    ("B1", partition_work),
    ("B2", grid_to_core_grid),
    ("C1", lower_shared_to_cb),
    ("C2", lower_tile_intrinsics),
    ("C3", build_tile_dfg),
    ("D1", split_device_kernel),
    ("D2", configure_tensor_accessor),
    ("D3", lower_cb_intrinsics),
    ("D4", insert_compute_init),
    ("D5", insert_dst_management),
    ("E1", finalize_signature),
)
"""Stage and module of every pass; the pass is named after its module."""
