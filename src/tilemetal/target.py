"""Targets as data: what each Tenstorrent architecture offers to one program.

Sources: worker grids from the core descriptors of SDK 0.81 (tensix dispatch), L1 sizes from its
device memory map, DST capacity from the LLK's tile limits.
"""

from __future__ import annotations

from dataclasses import dataclass

from .errors import TargetError
from .sdk_levels import CURRENT, check_level


@dataclass(frozen=True)
class Target:
    """One architecture. ``Target("blackhole")`` looks the figures up; ``core_grid`` may be narrowed.

    Attributes
    ----------
    arch: name as CMake and the command line take it.
    core_grid: usable worker cores (x, y).
    l1_bytes: L1 left for circular buffers and L1 tensors on each core, in bytes.
    circular_buffers: number of circular-buffer indices.
    dst_tiles: 32x32 tiles in the DST register file with 16-bit data and full synchronisation;
        double buffering halves it, 32-bit data halves it again.
    dram_alignment: bytes that pages in DRAM are aligned to.
    metalium: level of the API that is generated, "0.81" or "2025".
    """

    arch: str
    core_grid: tuple[int, ...] = ()
    l1_bytes: int = 0
    circular_buffers: int = 0
    dst_tiles: int = 16
    dram_alignment: int = 0
    metalium: str = CURRENT

    def __post_init__(self) -> None:
        check_level(self.metalium)
        known = _ARCHITECTURES.get(self.arch)
        if known is None:
            raise TargetError(
                f"unknown target {self.arch!r}", expected="one of " + ", ".join(sorted(_ARCHITECTURES))
            )
        for field, value in known.items():
            if not getattr(self, field):
                object.__setattr__(self, field, value)
        limit = known["core_grid"]
        assert isinstance(limit, tuple)
        x, y = self.core_grid
        if not (1 <= x <= limit[0] and 1 <= y <= limit[1]):
            raise TargetError(
                f"core grid {x}x{y} does not fit {self.arch}", expected=f"at most {limit[0]}x{limit[1]} cores"
            )

    def dst_capacity(self, fp32: bool, full_sync: bool = False) -> int:
        """32x32 tiles that one DST section holds."""
        return self.dst_tiles // (1 if full_sync else 2) // (2 if fp32 else 1)


_ARCHITECTURES: dict[str, dict[str, object]] = {
    "wormhole_b0": {
        "core_grid": (8, 8),
        "l1_bytes": 1_393_312,
        "circular_buffers": 32,
        "dram_alignment": 32,
    },
    "blackhole": {
        "core_grid": (13, 10),
        "l1_bytes": 1_461_120,
        "circular_buffers": 64,
        "dram_alignment": 64,
    },
}


def as_target(target: Target | str) -> Target:
    """A ``Target`` from its name, or the target itself."""
    return target if isinstance(target, Target) else Target(target)
